import { expect, test } from 'vitest'
import { Visitor } from '../support/site/visitor.ts'

const idOn = (page: string) => /name="opportunity" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
const address = '/brighton-and-hove/opportunities/cook-at-the-community-kitchen'

test('a visitor saves something, sees it among their own, takes it off and takes that back', async () => {
  const nobody = new Visitor()
  const opportunity = idOn(await (await nobody.get(address)).text())
  expect(opportunity).not.toBe('')
  // Who is not signed in comes to a form that carries along what they pressed.
  const first = await nobody.post('/me/saved', { opportunity })
  expect([first.status, first.headers.get('location')]).toEqual([
    307,
    `/sign-in/again?next=${encodeURIComponent('/me/saved')}`,
  ])

  const fay = await new Visitor().signIn(`fay.${Date.now()}@people.example`)
  const saved = async () => await (await fay.get('/me/saved')).text()
  expect(await saved()).toContain('Nothing saved yet')
  const done = await fay.post('/me/saved', { opportunity })
  expect(done.headers.get('location')).toBe(`/me/saved?added=${opportunity}`)
  expect(await (await fay.get(`/me/saved?added=${opportunity}`)).text()).toContain(
    'Saved: Cook at the community kitchen',
  )
  expect(await (await fay.get('/me')).text()).toContain(address)
  await fay.post('/me/saved', { opportunity, do: 'remove' })
  expect(await saved()).not.toContain(address)
  expect(await (await fay.get(`/me/saved?removed=${opportunity}`)).text()).toContain('Save it again')
  await fay.post('/me/saved', { opportunity })
  expect(await saved()).toContain(address)
  expect(await (await fay.get('/me/data.html')).text()).toContain('Cook at the community kitchen')
})

test.each(['', 'x', '../admin', '00000000-0000-7000-8000-000000000000'])(
  'what is not there is not saved: %j',
  async (id) => {
    const learner = await new Visitor().signIn('learner@demo.example')
    const answer = await learner.post('/me/saved', { opportunity: id })
    const page = answer.status === 302 ? await (await learner.get(`/me/saved?added=${id}`)).text() : await answer.text()
    expect(answer.status === 302 ? answer.headers.get('location') : page).toMatch(/^\/me\/saved$|so it was not saved/)
    expect(page).not.toContain('Saved:')
  },
)

test('the skills of a learner stand with the badges behind them, page by page', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const page = await (await learner.get('/me/skills')).text()
  expect(page).toMatch(/Digital accessibility standards[\s\S]*href="\/me\/awards\/[0-9a-f-]{36}"/)
  for (const odd of ['0', '-1', 'x', '1e9', '51'])
    expect((await learner.get(`/me/skills?page=${odd}`)).status).toBe(200)
})
