import { expect, test } from 'vitest'
import { library, withDatabase } from '#tests/support/site/people.ts'
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

/** A draft of the library's, opened in a tab. */
async function aDraft(manager: Visitor) {
  const { opportunityId } = await withDatabase(async ({ database }) => {
    const one = await database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select('opportunities.id as opportunityId')
      .where('organisations.slug', '=', library)
      .where('opportunities.status', '=', 'published')
      .where('neighbourhoodId', 'is not', null)
      .orderBy('opportunities.id')
      .executeTakeFirstOrThrow()
    return one
  })
  const page = `${desk}/opportunities/${opportunityId}`
  const filled = fieldsOf(await (await manager.get(page)).text(), 'value="save"')
  const added = await manager.post(`${desk}/opportunities/new`, {
    ...filled,
    title: `Draft ${seconds()}`,
    sessions: '',
  })
  const path = new URL(added.headers.get('location') ?? '', manager.origin).pathname
  return { path, open: async () => fieldsOf(await (await manager.get(path)).text(), 'value="save"') }
}

test('of two tabs the later one is told, sees both versions and keeps its own until it saves knowingly', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const [one, other] = [await open(), await open()]
  expect((await manager.post(path, { ...one, summary: 'Said in the first tab', do: 'save' })).status).toBe(302)

  const late = await manager.post(path, { ...other, title: 'Named in the second tab', do: 'save' })
  const page = await late.text()
  expect(page).toContain('Somebody else saved this while you were writing')
  expect(page).toContain('Said in the first tab')
  const kept = fieldsOf(page, 'value="save"')
  expect(kept).toMatchObject({ title: 'Named in the second tab' })
  expect((await open()).title).toBe(one.title)

  expect((await manager.post(path, { ...kept, do: 'save' })).status).toBe(302)
  expect(await open()).toMatchObject({ title: 'Named in the second tab', summary: other.summary })
})

test('a mistake that is mended in between does not make a stale form fresh', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const [one, other] = [await open(), await open()]
  await manager.post(path, { ...one, summary: 'Said in the first tab', do: 'save' })
  const wrong = await manager.post(path, { ...other, title: '', do: 'save' })
  const back = fieldsOf(await wrong.text(), 'value="save"')
  const late = await manager.post(path, { ...back, title: 'Mended', do: 'save' })
  expect(await late.text()).toContain('Somebody else saved this while you were writing')
})

test('publishing saves what was typed first, and says so where it cannot publish', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const typed = { ...(await open()), title: `Typed ${seconds()}`, mode: 'in-person', neighbourhoodId: '', address: '' }
  const refused = await (await manager.post(path, { ...typed, do: 'publish' })).text()
  expect(refused).toContain('Address: Say where it is: choose a neighbourhood or give an address.')
  expect(refused).toContain('What you typed is saved as a draft. It is not published yet.')
  expect(await open()).toMatchObject({ title: typed.title, address: '' })
  const again = fieldsOf(refused, 'value="save"')
  const past = await (
    await manager.post(path, { ...again, address: '1 High Street', sessions: '2019-06-05 10:00-12:00', do: 'publish' })
  ).text()
  expect(past).toContain('All these dates are past.')
  const published = await manager.post(path, { ...fieldsOf(past, 'value="save"'), sessions: '', do: 'publish' })
  expect(published.headers.get('location')).toBe(`${path}?published`)
  expect(await (await manager.get(path)).text()).toContain('Published')
})

test('archiving asks first and keeps what was typed meanwhile', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const asked = await (await manager.post(path, { ...(await open()), title: 'Half typed', do: 'archive' })).text()
  expect(asked).toContain('Take this off the site for good?')
  expect(fieldsOf(asked, 'value="save"')).toMatchObject({ title: 'Half typed' })
  expect((await manager.post(path, { do: 'archive-now' })).headers.get('location')).toBe(`${path}?saved`)
  expect(await (await manager.get(path)).text()).not.toContain('value="save"')
  expect(
    await (await manager.post(path, { ...(await aDraft(manager).then(({ open }) => open())), do: 'save' })).text(),
  ).toContain('This opportunity is archived.')
})

test('errors name their field, their limit and the line', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const typed = {
    ...(await open()),
    title: 'x'.repeat(143),
    summary: '',
    ageMin: '121',
    cost: 'five',
    sessions: '2030-06-05 10:00-12:00\r\nsoon',
  }
  const page = await (await manager.post(path, { ...typed, do: 'save' })).text()
  for (const line of [
    'Title: Use at most 120 characters; this has 143.',
    'In one sentence: Fill this in.',
    'Youngest age: Type a number of at most 120.',
    'Cost: Type a number in digits.',
    'Line 2, “soon”: write a date like 2026-06-05 10:00-12:00.',
  ])
    expect(page).toContain(line)
})

test('a form that is sent after the session has ended goes on where it was, with all that was typed', async () => {
  const manager = await new Visitor().signIn(managerEmail)
  const { path, open } = await aDraft(manager)
  const typed = { ...(await open()), title: 'Typed “before” & <after>', description: 'One\nTwo', do: 'save' }

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
  expect((await visitor.post(path, kept)).headers.get('location')).toBe(`${path}?saved`)
  expect(await open()).toMatchObject({ title: typed.title, description: 'One\nTwo' })
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
