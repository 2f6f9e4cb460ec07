import { expect, test } from 'vitest'
import { site } from '#tests/support/site/site.ts'

const ask = (path: string, method = 'GET') => fetch(`${site.origin}${path}`, { method })

test('a picture of a theme is kept for a day, and what is none is not found', async () => {
  const scene = await ask('/scenes/nature-7.svg')
  expect([scene.status, scene.headers.get('content-type'), scene.headers.get('cache-control')]).toEqual([
    200,
    'image/svg+xml',
    'public, max-age=86400',
  ])
  expect(await scene.text()).toMatch(/^<svg /)
  for (const odd of ['nature-24', 'nature-99999999999', 'nature--1', 'nature-1e1', 'no-1', 'constructor-1', 'nature'])
    expect((await ask(`/scenes/${odd}.svg`)).status, odd).toBe(404)
})

test('the page of a place names a time for each of its first chips, and what they find begins then', async () => {
  const home = await (await ask('/brighton-and-hove')).text()
  for (const when of ['today', 'weekend', 'week'])
    expect(home).toContain(`/brighton-and-hove/opportunities?when=${when}`)
  const found = async (query: string) => {
    const page = await (await ask(`/brighton-and-hove/opportunities?${query}`)).text()
    return Number(/(\d+) found/.exec(page)?.[1] ?? 0)
  }
  const [all, week, today] = [await found(''), await found('when=week'), await found('when=today')]
  expect(week).toBeGreaterThan(today)
  expect(all).toBeGreaterThan(week)
  // Of a day that is over nothing is found, and its page says which day was asked for.
  expect(await found('on=2026-01-05')).toBe(0)
  // What is no time narrows nothing, and breaks nothing.
  for (const odd of ['when=%00%27&on=2026-02-30', 'on=9999-12-31', 'on=0001-01-01', 'on=-1'])
    expect(await found(odd), odd).toBe(all)
})
