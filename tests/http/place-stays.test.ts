import { expect, test } from 'vitest'
import { Visitor } from '../support/site/visitor.ts'

// Colour and menu of the place stay on pages that belong to no place.

const placeOf = (page: string) => ({
  hue: /<div class="site"(?: data-hue="([a-z]+)")?/.exec(page)?.[1],
  menu: /<a[^>]*href="\/([a-z-]+)\/opportunities"/.exec(page)?.[1],
})

const brighton = { hue: 'sea', menu: 'brighton-and-hove' }
const none = { hue: undefined, menu: undefined }

test.each([
  ['/brighton-and-hove/opportunities/no-such-thing', 404, brighton],
  ['/brighton-and-hove/badges/no-such-badge', 404, brighton],
  [`/sign-in?next=${encodeURIComponent('/brighton-and-hove/badges?q=code')}`, 200, brighton],
  ['/verify?place=brighton-and-hove', 200, brighton],
  ['/claim?place=brighton-and-hove', 200, brighton],
  ['/verify', 200, none],
  ['/sign-in?next=/me', 200, none],
  [`/sign-in?next=${encodeURIComponent('//brighton-and-hove/x')}`, 200, none],
  ['/verify?place=no-such-place', 200, none],
  ['/verify?place=../admin', 200, none],
  ['/no-such-place/at-all', 404, none],
  ['/accessibility?place=brighton-and-hove', 200, none],
])('%s', async (path, status, place) => {
  const answer = await new Visitor().get(path)
  expect(answer.status).toBe(status)
  expect(placeOf(await answer.text())).toEqual(place)
})

test('a page that is not there speaks the language that it says', async () => {
  const asked = { headers: { 'accept-language': 'cy' } }
  const answer = await new Visitor().get('/no-such-place/at-all', asked)
  expect(await answer.text()).toMatch(/<html lang="cy">/)
})

test('one’s own pages are of the place that the newest badge is from; who has none sees none', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  for (const path of ['/me', '/me/settings'])
    expect(placeOf(await (await learner.get(path)).text()), path).toEqual(brighton)
  // Of the same person other pages are nobody's place.
  expect(placeOf(await (await learner.get('/verify')).text())).toEqual(none)
  const newcomer = await new Visitor().signIn(`newcomer.${Date.now()}@people.example`)
  expect(placeOf(await (await newcomer.get('/me')).text())).toEqual(none)
})
