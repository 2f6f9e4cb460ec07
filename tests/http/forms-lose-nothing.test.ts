import { expect, test } from 'vitest'
import { library } from '#tests/support/site/people.ts'
import { readCode, Visitor } from '#tests/support/site/visitor.ts'

// Two tabs, a session that ends, a button beside unsaved text: where does what was typed go?

const managerEmail = 'manager@demo.example'
const desk = `/organisations/${library}/manage`

/** The fields of the form on a page that has `button`, as a browser would send them. */
function fieldsOf(html: string, button: string): Record<string, string> {
  const form = html.split('<form').find((one) => one.includes(button))
  if (!form) throw new Error(`no form with ${button} on this page`)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<(?:input|select|textarea)\b[^>]*>(?:[^<]*<\/textarea>)?/g)) {
    const name = attribute(tag, 'name')
    if (!name) continue
    const type = attribute(tag, 'type')
    const isChoice = type === 'checkbox' || type === 'radio'
    if (isChoice && !/\schecked\b/.test(tag)) continue
    const text = /^<textarea[^>]*>([^<]*)<\/textarea>/.exec(tag)?.[1] ?? attribute(tag, 'value') ?? ''
    fields[name] = unescaped(text)
  }
  for (const [, name, options] of form.matchAll(/<select\b[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name ?? ''] = unescaped(
      attribute(/<option\b[^>]*selected[^>]*>/.exec(options ?? '')?.[0] ?? '', 'value') ?? '',
    )
  return fields
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const unescaped = (text: string) =>
  text
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const seconds = () => `${process.hrtime.bigint()}`

const topics = ['what', 'where', 'when', 'who', 'how', 'badges'] as const
type Topic = (typeof topics)[number]

/** A draft of the library's with all its texts, opened in a tab at one of its pages. */
async function aDraft(manager: Visitor) {
  const begun = await manager.post(`${desk}/opportunities/new`, {
    title: `Draft ${seconds()}`,
    kind: 'workshop',
    theme: 'food',
  })
  const path = new URL(begun.headers.get('location') ?? '', manager.origin).pathname.replace(/\/what$/, '')
  const open = async (topic: Topic = 'what') =>
    fieldsOf(await (await manager.get(`${path}/${topic}`)).text(), 'value="save"')
  const save = async (topic: Topic, fields: Record<string, string>, verb = 'save') =>
    manager.post(`${path}/${topic}`, { ...(await open(topic)), ...fields, do: verb })
  await save('what', { summary: 'Ten jars.', description: 'You fill ten jars.' })
  await save('how', { booking: 'Just come.' })
  return { path, open, save }
}

test('of two tabs the later one is told, sees both versions and keeps its own until it saves knowingly', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const [one, other] = [await open(), await open()]
  expect((await manager.post(`${path}/what`, { ...one, summary: 'Said in the first tab', do: 'save' })).status).toBe(
    302,
  )

  const late = await manager.post(`${path}/what`, { ...other, title: 'Named in the second tab', do: 'save' })
  const page = await late.text()
  expect(page).toContain('Somebody else saved this while you were writing')
  expect(page).toContain('Said in the first tab')
  const kept = fieldsOf(page, 'value="save"')
  expect(kept).toMatchObject({ title: 'Named in the second tab' })
  expect((await open()).title).toBe(one.title)

  expect((await manager.post(`${path}/what`, { ...kept, do: 'save' })).status).toBe(302)
  expect(await open()).toMatchObject({ title: 'Named in the second tab', summary: other.summary })
})

test('two people on two pages of one listing do not get into each other’s way', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const [what, how] = [await open('what'), await open('how')]
  expect((await manager.post(`${path}/what`, { ...what, summary: 'Eleven jars.', do: 'save' })).status).toBe(302)
  expect((await manager.post(`${path}/how`, { ...how, booking: 'Ring us.', do: 'save' })).status).toBe(302)
  expect(await open('what')).toMatchObject({ summary: 'Eleven jars.' })
  expect(await open('how')).toMatchObject({ booking: 'Ring us.' })
})

test('a mistake that is mended in between does not make a stale form fresh', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const [one, other] = [await open(), await open()]
  await manager.post(`${path}/what`, { ...one, summary: 'Said in the first tab', do: 'save' })
  const wrong = await manager.post(`${path}/what`, { ...other, title: '', do: 'save' })
  const back = fieldsOf(await wrong.text(), 'value="save"')
  const late = await manager.post(`${path}/what`, { ...back, title: 'Mended', do: 'save' })
  expect(await late.text()).toContain('Somebody else saved this while you were writing')
})

test('a draft keeps half work, and says what is missing before it is published', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open, save } = await aDraft(manager)
  expect((await save('what', { summary: '' })).headers.get('location')).toBe(`${path}/where?saved`)
  expect(await open()).toMatchObject({ summary: '', description: 'You fill ten jars.' })

  const refused = await (await save('where', { mode: 'in-person', address: '' }, 'publish')).headers.get('location')
  expect(refused).toBe(`${path}?unready`)
  const list = await (await manager.get(`${path}?unready`)).text()
  expect(list).toContain('It is saved, and not published yet. This is missing:')
  for (const [page, words] of [
    ['what', 'In one sentence: Fill this in.'],
    ['where', 'Say where it is: choose a neighbourhood or give an address.'],
  ])
    expect(list).toContain(`<a href="${path}/${page}">${words}</a>`)

  const here = await (await save('what', { summary: '', title: 'Typed meanwhile' }, 'publish')).text()
  expect(here).toContain('In one sentence: Fill this in.')
  expect(here).toContain('What you typed is saved as a draft. It is not published yet.')
  expect(await open()).toMatchObject({ title: 'Typed meanwhile' })

  await save('what', { summary: 'Ten jars.' })
  const elsewhere = await (await save('where', { address: '' }, 'publish')).text()
  expect(elsewhere).toContain('Address: Say where it is: choose a neighbourhood or give an address.')
  await save('where', { address: '1 High Street' })
  const past = await (await save('when', { sessions: '2019-06-05 10:00-12:00' }, 'publish')).text()
  expect(past).toContain('All these dates are past.')
  const published = await save('when', { sessions: '' }, 'publish')
  expect(published.headers.get('location')).toBe(`${path}?published`)
  expect(await (await manager.get(path)).text()).toContain('Published')
  // What is published keeps its texts.
  expect(await (await save('how', { booking: '' })).text()).toContain('How to take part: Fill this in.')
  expect(await open('how')).toMatchObject({ booking: 'Just come.' })
})

test('dates in words are shown as they were understood before anybody else sees them', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open, save } = await aDraft(manager)
  const words = 'every Tuesday 6pm to 7.30pm from 1 January 2030 until 22 January 2030, not 8 January'
  const written = ['1', '15', '22'].map((day) => `Tuesday ${day} January 2030, 18:00–19:30`).join('\n')
  const seen = await (await save('when', { sessions: words }, 'look')).text()
  expect(seen).toContain('3 dates were understood, and are not saved yet')
  expect(fieldsOf(seen, 'value="save"')).toMatchObject({ sessions: written })
  expect(await open('when')).toMatchObject({ sessions: '' })
  await save('where', { mode: 'online' })
  const before = await (await save('when', { sessions: words }, 'publish')).text()
  expect(before).toContain('3 dates were understood, and are not saved yet')
  expect(await (await manager.get(path)).text()).toContain('Draft')
  const published = await save('when', { sessions: written }, 'publish')
  expect(published.headers.get('location')).toBe(`${path}?published`)
  expect(await open('when')).toMatchObject({ sessions: written })
  expect(await (await manager.get(path)).text()).toContain('3 dates to come')
})

test('without script a repeat is added from date and time boxes, and nothing is saved by it', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { open, save } = await aDraft(manager)
  const repeat = {
    firstDay: '2030-01-01',
    fromTime: '18:00',
    toTime: '19:30',
    pattern: 'fortnightly',
    lastDay: '2030-02-01',
  }
  const added = await (
    await save('when', { ...repeat, sessions: '5 June 2030', leaveOut: '15 January' }, 'add-dates')
  ).text()
  expect(added).toContain('2 dates stand in the form now, not saved yet')
  expect(fieldsOf(added, 'value="save"')).toMatchObject({
    sessions: '5 June 2030\nTuesday 1 January 2030, 18:00–19:30\nTuesday 29 January 2030, 18:00–19:30',
    firstDay: '',
  })
  expect(await open('when')).toMatchObject({ sessions: '' })
  const wrong = await (await save('when', { ...repeat, leaveOut: '16 January', sessions: 'kept' }, 'add-dates')).text()
  expect(wrong).toContain('a day that is left out is not one of its days')
  expect(fieldsOf(wrong, 'value="save"')).toMatchObject({ ...repeat, leaveOut: '16 January', sessions: 'kept' })
  const backwards = await (await save('when', { ...repeat, toTime: '17:00' }, 'add-dates')).text()
  expect(backwards).toContain('Ends at')
  expect(backwards).toContain('it ends before it begins')
})

test('school terms that the City Lead writes are those of a repeat in term time', async () => {
  const [manager, lead] = await Promise.all([
    new Visitor().signIn(managerEmail),
    new Visitor().signIn('lead@demo.example'),
  ])
  const settings = '/brighton-and-hove/lead/place'
  const place = async () => fieldsOf(await (await lead.get(settings)).text(), 'name="terms"')
  const wrong = await (await lead.post(settings, { ...(await place()), terms: 'spring' })).text()
  expect(wrong).toContain('Line 1, “spring”: write the first and the last day of a term')
  expect(fieldsOf(wrong, 'name="terms"')).toMatchObject({ terms: 'spring' })
  const terms = '7 January to 11 January 2030\n21 January to 31 January 2030'
  expect((await lead.post(settings, { ...(await place()), terms })).status).toBe(302)
  expect((await place()).terms).toBe('7 January 2030 to 11 January 2030\n21 January 2030 to 31 January 2030')

  const { save } = await aDraft(manager)
  const words = 'every Tuesday 6pm to 7pm from 1 January 2030, in term time'
  const seen = fieldsOf(await (await save('when', { sessions: words }, 'look')).text(), 'value="save"')
  expect(seen.sessions).toBe(['8', '22', '29'].map((day) => `Tuesday ${day} January 2030, 18:00–19:00`).join('\n'))
  expect((await lead.post(settings, { ...(await place()), terms: '' })).status).toBe(302)
  expect(await (await save('when', { sessions: words })).text()).toContain(
    'the City Lead has not said when these school terms are',
  )
})

test('archiving asks first, and what is archived comes back as a draft', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open, save } = await aDraft(manager)
  const form = await open()
  const asked = await (await manager.post(path, { do: 'archive' })).text()
  expect(asked).toContain('Take this off the site?')
  expect((await manager.post(path, { do: 'archive-now' })).headers.get('location')).toBe(`${path}?saved`)
  // A second manager was writing meanwhile: the text is not lost with the page.
  const late = await (await manager.post(`${path}/what`, { ...form, title: 'Half typed', do: 'save' })).text()
  expect(late).toContain('This opportunity is archived.')
  expect(late).toContain('value="Half typed"')
  expect((await manager.post(path, { do: 'restore' })).headers.get('location')).toBe(`${path}?saved`)
  expect(await (await manager.get(path)).text()).toContain('Draft')
  expect((await save('what', { title: 'Back again' })).status).toBe(302)
})

test('a copy is a draft of its own with everything but the dates', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open, save } = await aDraft(manager)
  await save('when', { sessions: '5 June 2030, 10am to noon' })
  const copied = await manager.post(path, { do: 'duplicate' })
  const copy = new URL(copied.headers.get('location') ?? '', manager.origin).pathname
  expect(copy).not.toBe(path)
  const page = async (topic: Topic) => fieldsOf(await (await manager.get(`${copy}/${topic}`)).text(), 'value="save"')
  expect(await page('what')).toMatchObject({ title: (await open()).title, description: 'You fill ten jars.' })
  expect(await page('when')).toMatchObject({ sessions: '' })
  expect(await open('when')).toMatchObject({ sessions: 'Wednesday 5 June 2030, 10:00–12:00' })
})

test('only its organisation sees a draft before it is published', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const { title = '' } = await open()
  expect(await (await manager.get(`${path}/preview`)).text()).toContain(title)
  expect((await new Visitor().get(`${path}/preview`)).status).toBe(302)
  expect((await (await new Visitor().signIn('lead@demo.example')).get(`${path}/preview`)).status).toBe(403)
})

test('errors name their field, their limit and the line', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { save } = await aDraft(manager)
  const pages = [
    await save('what', { title: 'x'.repeat(143) }),
    await save('who', { ageMin: '121', cost: 'five' }),
    await save('when', { sessions: '2030-06-05 10:00-12:00\r\nsoon' }),
  ]
  const text = (await Promise.all(pages.map((page) => page.text()))).join()
  for (const line of [
    'Title: Use at most 120 characters; this has 143.',
    'Youngest age: Type a number of at most 120.',
    'Cost: Type a number in digits.',
    'Line 2, “soon”: this date cannot be read. Write it like “Tuesday 5 January 2027, 6pm to 7.30pm”.',
  ])
    expect(text).toContain(line)
})

test('a form that is sent after the session has ended goes on where it was, with all that was typed', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const draft = await aDraft(manager)
  const path = `${draft.path}/what`
  const typed = { ...(await draft.open()), title: 'Typed “before” & <after>', description: 'One\nTwo', do: 'save' }

  const visitor = new Visitor()
  const sentOn = await visitor.post(path, typed)
  expect(sentOn.status).toBe(307)
  const again = sentOn.headers.get('location') ?? ''
  expect(again).toBe(`/sign-in/again?next=${encodeURIComponent(path)}`)
  const first = await (await visitor.post(again, typed)).text()
  expect(first).toContain('What you typed is kept on this page')
  const wrong = await (await visitor.post(again, { ...fieldsOf(first, 'again.do'), 'again.email': 'manager' })).text()
  const asked = { ...fieldsOf(wrong, 'again.do'), 'again.email': managerEmail }
  const second = fieldsOf(await (await visitor.post(again, asked)).text(), 'again.do')
  const guessed = await (await visitor.post(again, { ...second, 'again.code': '000000' })).text()
  expect(guessed).toContain('This code is wrong or has run out.')
  const entered = { ...fieldsOf(guessed, 'again.do'), 'again.code': await readCode(managerEmail) }
  expect((await visitor.post(again, entered)).status).toBe(307)
  const back = await (await visitor.post(again, entered)).text()
  expect(back).toContain('You are signed in again')
  expect(back).toContain(`action="${path}"`)
  const kept = fieldsOf(back, 'Send what I typed')
  expect(Object.keys(kept).filter((name) => name.startsWith('again.'))).toEqual([])
  expect((await visitor.post(path, kept)).headers.get('location')).toBe(`${draft.path}/where?saved`)
  expect(await draft.open()).toMatchObject({ title: typed.title, description: 'One\nTwo' })
})

test('signing in again leads to no other site, and without a form it only signs in', async () => {
  const visitor = new Visitor()
  const empty = await (await visitor.get('/sign-in/again?next=/me')).text()
  expect(empty).not.toContain('What you typed is kept')
  expect(fieldsOf(empty, 'again.do')).toEqual({ 'again.do': 'send', 'again.email': '' })
  const manager = await new Visitor().signIn(managerEmail)
  expect((await manager.post('/sign-in/again?next=/me')).headers.get('location')).toBe('/me')
  const page = await (await manager.post('/sign-in/again?next=//evil.example/x', { title: 'x' })).text()
  expect(page).toContain('action="/me"')
  expect(page).not.toMatch(/(action|href)="(https?:)?\/\/evil/)
})

test('a picture that is refused costs nothing that was typed, and one that is taken stays chosen while the rest is mended', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const form = `${desk}/badges/new`
  const send = (fields: Record<string, string>, picture?: string) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (picture !== undefined) body.set('pictureFile', new File([picture], 'bird.png', { type: 'image/png' }))
    return manager.post(form, body)
  }
  const typed = { name: 'Birds of the pier', criteria: 'Name ten birds.', look: 'built' }
  const disc = '<circle cx="9" cy="9" r="8" fill="teal"/>'
  const refused = await (await send(typed, `<svg viewBox="0 0 18 18" onload="alert(1)">${disc}</svg>`)).text()
  expect(refused).toContain('Add a picture of your own: This drawing has a program in it (onload).')
  expect(fieldsOf(refused, 'name="pictureFile"')).toMatchObject({ ...typed, picture: '' })

  const incomplete = await (await send(typed, `<svg viewBox="0 0 18 18">${disc}</svg>`)).text()
  const kept = fieldsOf(incomplete, 'name="pictureFile"')
  expect(kept).toMatchObject({ name: typed.name, criteria: typed.criteria, look: 'own' })
  expect(kept.picture).toMatch(/^[0-9a-f]{64}$/)
  const [address] = /\/badge-pictures\/[0-9a-f]{64}\/large\.png/.exec(incomplete) ?? []
  expect(address).toContain(kept.picture)

  const shown = await new Visitor().get(address ?? '')
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; img-src data:; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  for (const wrong of [`/badge-pictures/${'0'.repeat(64)}/large.png`, address?.replace('large', 'huge') ?? ''])
    expect((await new Visitor().get(wrong)).status).toBe(404)
})

test('a pathway that was archived while somebody wrote says so, and keeps what was typed on every page of it', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const begun = await manager.post(`${desk}/pathways/new`, {
    ...{
      title: `Way ${seconds()}`,
      theme: 'food',
      audience: 'Anybody',
      destinationKind: 'role',
      destination: 'A job',
      summary: 'Step by step.',
    },
  })
  const pathway = new URL(begun.headers.get('location') ?? '', manager.origin).pathname
  const pages = {
    details: { title: 'Typed while it was archived' },
    'steps/new': { title: 'A step typed meanwhile', kind: 'hours', reason: 'Hours count.', hours: '3', do: 'save' },
    'choices/new': { title: 'A choice typed meanwhile', branches: 'One\nTwo', needed: '1', do: 'save' },
  }
  const opened = fieldsOf(await (await manager.get(`${pathway}/details`)).text(), 'value="save"')
  expect((await manager.post(pathway, { do: 'archive' })).status).toBe(302)
  for (const [page, typed] of Object.entries(pages)) {
    const answer = await manager.post(`${pathway}/${page}`, {
      ...(page === 'details' && { ...opened, do: 'save' }),
      ...typed,
    })
    const html = await answer.text()
    expect([page, answer.status]).toEqual([page, 200])
    expect(html).toContain(`value="${typed.title}`)
    expect([page, html.includes('Nothing was saved. What you typed stands below')]).toEqual([page, true])
  }
})
