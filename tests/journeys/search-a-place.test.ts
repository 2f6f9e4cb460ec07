import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  phoneWithScript,
} from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'one box finds everything, mistyped too, at $width px, in $language, without script',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/brighton-and-hove')
    await page.getByLabel(t('places.home.like')).fill('codding clbu')
    await page.getByRole('button', { name: t('common.search') }).click()
    await page.waitForURL(/\/brighton-and-hove\/search\?/)
    await page.getByText(t('search.meant', { terms: 'coding club', typed: 'codding clbu' })).waitFor()
    await page.getByRole('heading', { level: 2, name: t('common.nav.badges') }).waitFor()
    await expectGoodPage(page)

    // All that can be learned by these words, in the order that one wants.
    await page.getByRole('link', { name: t('search.allOpportunities') }).click()
    await page.getByRole('link', { name: t('opportunities.order.soonest') }).click()
    await page.waitForURL(/sort=soonest/)
    await expectGoodPage(page)

    await page.goto('/brighton-and-hove/opportunities?q=repair')
    await page.getByLabel(t('map.near')).fill('Hanover')
    await page.getByRole('button', { name: t('common.search') }).click()
    expect(await page.locator('[aria-current=true]').textContent()).toBe(t('opportunities.order.nearest'))
    await expectGoodPage(page)

    await page.goto('/brighton-and-hove/search?q=zzqzzq')
    await page.getByText(t('search.none', { terms: 'zzqzzq' })).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('search.everywhere') }).click()
    await page.waitForURL(/\/search\?q=zzqzzq/)
    await expectGoodPage(page)
    await page.goto('/search')
    await page.getByText(t('search.begin')).waitFor()
    await expectGoodPage(page)
  },
)

test('a facet says how many there are, and finds as many', async () => {
  const { page, t } = await openOwnWindow(browser, deskInEnglish)
  await page.goto('/brighton-and-hove/opportunities')
  const choice = await page
    .getByLabel(t('opportunities.kindLabel'), { exact: true })
    .locator('option[value=volunteering]')
    .textContent()
  const count = Number(/\((\d+)\)/.exec(choice ?? '')?.[1])
  expect(count).toBeGreaterThan(0)
  await page.goto('/brighton-and-hove/opportunities?kind=volunteering')
  await page.getByText(t('opportunities.found', { count }), { exact: true }).waitFor()
})

test('titles are offered while one types, where script runs', async () => {
  const { page, t } = await openOwnWindow(browser, { ...phoneWithScript, script: true })
  await page.goto('/brighton-and-hove')
  await page.getByLabel(t('places.home.like')).pressSequentially('codin')
  await expect
    .poll(() => page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))))
    .toContain('Coding Club')
  await expectGoodPage(page)
})
