import { request } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { anotherSite } from '#tests/support/elsewhere.ts'
import { withDatabase } from '../support/site/people.ts'
import { Visitor } from '../support/site/visitor.ts'

const clicked = {
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'user-agent': 'Mozilla/5.0 Firefox/140.0',
}

/** As a browser does it: `fetch` says of itself that it is none. */
const look = (address: string, headers: Record<string, string> = {}) =>
  new Promise((done, failed) => {
    const asked = request(new URL(address, ash.origin), { headers: { ...clicked, ...headers } }, (answer) =>
      answer.resume().on('end', done),
    )
    asked.on('error', failed).end()
  })

let ash: Visitor
beforeAll(async () => {
  ash = await new Visitor().signIn('learner@demo.example')
})

/** A collection of Ash's with one badge and one experience, open under an address of its own. */
async function shown(more: Record<string, string> = {}) {
  const begun = await ash.post('/me/portfolio/collections/new', { title: 'Seaside jobs', nameShown: 'yes' })
  const page = (begun.headers.get('location') ?? '').replace(/\/add$/, '')
  const own = { kind: 'activity', title: 'Sea swimming', story: 'In at seven.' }
  await ash.post(`/me/portfolio/experience/new?for=${page.split('/').at(-1)}`, own)
  const choices = await (await ash.get(`${page}/add`)).text()
  await ash.post(`${page}/add`, { award: /name="award" value="([^"]+)"/.exec(choices)?.[1] ?? '' })
  await ash.post(`${page}/open`, { days: '7', basedOn: await basedOnIn(`${page}/open`), ...more })
  const html = await (await ash.get(page)).text()
  const address = /\/portfolio\/[\w-]{22}(?=")/.exec(html)?.[0] ?? ''
  return { page, address, html }
}

/** What the page itself says, without the frame of the site: that of the demonstration names Ash. */
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html

/** What a form of Ash's was filled from. */
const basedOnIn = async (path: string) =>
  /name="basedOn" value="([^"]+)"/.exec(await (await ash.get(path)).text())?.[1] ?? ''

const viewsOf = (page: string) =>
  withDatabase(async ({ database }) => {
    const id = page.split('/').at(-1) ?? ''
    return (await database.selectFrom('collections').select('views').where('id', '=', id).executeTakeFirstOrThrow())
      .views
  })

test('who has the address reads it, no cache or search engine does, and no page beyond learns of it', async () => {
  const { address } = await shown()
  const answer = await new Visitor().get(address)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toMatch(/Shown by Ash Example[\s\S]*Seaside jobs[\s\S]*The badge is genuine and in date/)
  expect(html).toMatch(/In their own words[\s\S]*Nobody has checked it[\s\S]*Sea swimming/)
  expect(mainOf(html)).not.toContain('learner@demo.example')
  expect(html).toContain('<meta name="robots" content="noindex')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  // A link to elsewhere carries no more than the name of this site.
  expect(answer.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  // As data, for scripts that the page does not have, it is not there.
  expect((await new Visitor().get(`${address}.data`)).status).toBe(404)
})

test('looks are counted by number: the click of a browser, and neither its owner, a program nor a request ahead', async () => {
  const { page, address } = await shown()
  await look(address)
  await look(address, { 'sec-purpose': 'prefetch' })
  await look(`${address}.data`, { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })
  await new Visitor().get(address)
  await new Visitor().head(address)
  await look(address, { cookie: ash.cookie })
  expect(await viewsOf(page)).toBe(1)
})

test('with a code, nothing is said before it is typed; elsewhere it opens nothing', async () => {
  const { address, html } = await shown({ pin: 'yes' })
  const pin = /The code they need[\s\S]{0,80}>(\d{6})</.exec(html)?.[1] ?? ''
  const reader = new Visitor()
  for (const path of [address, `${address}.data`]) {
    const text = mainOf(await (await reader.get(path)).text())
    expect(text).not.toMatch(/Seaside|Ash Example|Sea swimming/)
  }
  const wrong = await reader.post(address, { pin: pin === '111111' ? '222222' : '111111' })
  expect([wrong.status, await wrong.text()]).toEqual([200, expect.stringContaining('This is not the code')])
  const right = await reader.post(address, { pin })
  expect([right.status, right.headers.get('location')]).toEqual([302, address])
  expect(right.headers.get('set-cookie')).toMatch(new RegExp(`Path=${address}; .*SameSite=Lax; HttpOnly`))
  expect(await (await reader.get(address)).text()).toContain('Seaside jobs')
  const another = await shown({ pin: 'yes' })
  const pass = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const taken = await new Visitor().get(another.address, { headers: { cookie: pass } })
  expect(await taken.text()).not.toContain('Seaside')
  // Its owner needs none.
  expect(await (await ash.get(address)).text()).toContain('Seaside jobs')
})

test('before a collection without a name is opened, its owner is told of badges that show it on their own pages', async () => {
  const { page } = await shown()
  const award = /\/me\/awards\/([\w-]{36})/.exec(await (await ash.get(page)).text())?.[1] ?? ''
  const told = 'Your name stands on the pages of these badges'
  for (const nameShown of ['yes', 'no']) {
    await ash.post(`/me/awards/${award}`, { visibility: 'private', nameShown })
    expect(mainOf(await (await ash.get(`${page}/open`)).text())).not.toContain(told)
    await ash.post(`${page}/words`, { title: 'Seaside jobs', about: '', basedOn: await basedOnIn(`${page}/words`) })
    const look = mainOf(await (await ash.get(`${page}/open`)).text())
    if (nameShown === 'yes') expect(look).toMatch(new RegExp(`${told}[\\s\\S]*/me/awards/${award}`))
    else expect(look).not.toContain(told)
    const named = { title: 'Seaside jobs', about: '', nameShown: 'yes', basedOn: await basedOnIn(`${page}/words`) }
    await ash.post(`${page}/words`, named)
  }
})

test('switched off, ended and never made look alike', async () => {
  const { page, address } = await shown()
  expect((await ash.post(page, { do: 'close' })).headers.get('location')).toBe(`${page}?off`)
  const wanted = async (path: string) => {
    const answer = await new Visitor().get(path)
    return [answer.status, mainOf(await answer.text())]
  }
  const off = await wanted(address)
  expect(off[0]).toBe(404)
  expect(off[1]).toContain('There is nothing at this address')
  expect(await wanted(`/portfolio/${'A'.repeat(22)}`)).toEqual(off)
  expect((await wanted('/portfolio/short'))[0]).toBe(404)
  // Its owner finds nothing there either.
  expect((await ash.get(address)).status).toBe(404)
})

test('pressed twice, or in another tab, nothing is lost', async () => {
  const { page } = await shown()
  const item = /value="out ([\w-]+)"/.exec(await (await ash.get(page)).text())?.[1] ?? ''
  for (const _ of [1, 2]) expect((await ash.post(page, { do: `out ${item}` })).status).toBe(302)
  const typed = { title: 'Other jobs', about: 'What I typed', basedOn: 'stale' }
  const lost = await (await ash.post(`${page}/words`, typed)).text()
  expect(lost).toContain('What I typed')
  expect(await (await ash.get(page)).text()).toContain('Seaside jobs')
  const empty = await (await ash.post('/me/portfolio/experience/new', { title: '', story: 'Long words' })).text()
  expect(empty).toMatch(/Long words/)
  expect(empty).toMatch(/Choose what kind it was/)
})

test('a reader says what is wrong with it, and its owner has a résumé of it for other programs', async () => {
  const { page, address } = await shown()
  const thanks = await (await new Visitor().post(address, { do: 'report', said: 'This is not Ash' })).text()
  expect(thanks).toContain('Thank you for telling us')
  expect(await (await new Visitor().post(address, { do: 'report', said: '' })).text()).toContain('Say what is wrong')
  const hidden = await shown({ pin: 'yes' })
  expect((await new Visitor().post(hidden.address, { do: 'report', said: 'I guess' })).status).toBe(404)
  const desk = await new Visitor().signIn('administrator@demo.example')
  const here = `/admin/reports/${page.split('/').at(-1)}`
  expect(await (await desk.get(here)).text()).toMatch(/This is not Ash[\s\S]*Seaside jobs/)
  await desk.post(here, { do: 'stop', reason: 'Not theirs' })
  expect((await new Visitor().get(address)).status).toBe(404)
  expect(await (await ash.get(page)).text()).toContain('It was taken down: Not theirs')
  const file = await ash.get(`${hidden.page}/resume.json`)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="resume.json"')
  expect(await file.json()).toMatchObject({
    basics: { name: 'Ash Example', email: 'learner@demo.example', label: 'Seaside jobs' },
    interests: [{ name: 'Sea swimming' }],
  })
})

test('a badge of another site stands in a collection, its document is for its owner alone', async () => {
  const { page, address } = await shown()
  const { baked } = await anotherSite({ now: new Date() })
  const files = new FormData()
  const aid = await baked({ to: null, bareKey: true, name: 'Matrix aid' })
  files.append('files', new Blob([new Uint8Array(aid)]), 'aid.png')
  files.append('files', new Blob(['Dear all']), 'letter.txt')
  const answer = await (await ash.post('/me/portfolio/bring', files)).text()
  expect(answer).toMatch(
    /1 badge is kept[\s\S]*Matrix aid[\s\S]*Not clear who signed it[\s\S]*letter\.txt[\s\S]*There is no badge in it/,
  )
  const own = /\/me\/portfolio\/brought\/[\w-]{36}(?=")/.exec(answer)?.[0] ?? ''
  await ash.post(`${page}/add`, { brought: own.split('/').at(-1) ?? '' })
  const html = mainOf(await (await new Visitor().get(address)).text())
  expect(html).toMatch(/1 of 2 badges are genuine and in date[\s\S]*Matrix aid[\s\S]*Not clear who signed it/)
  expect(html).toContain('src="data:image/png;base64,')
  expect(html).not.toMatch(/me\/portfolio\/brought|did:key/)
  const document = await ash.get(`${own}/document`)
  expect(document.headers.get('content-disposition')).toMatch(/^attachment; filename="badge-[\w-]+\.png"$/)
  expect(Buffer.compare(Buffer.from(await document.arrayBuffer()), Buffer.from(aid))).toBe(0)
  expect((await new Visitor().get(`${own}/document`)).status).toBe(302)
})
