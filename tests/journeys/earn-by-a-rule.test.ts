import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const manage = `/organisations/${library}/manage`
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'a rule proposes who has earned a badge, one is left out, and the list is looked at, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    await page.goto(`${manage}/rules`)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('earning.new') }).click()
    await page.getByRole('button', { name: t('earning.make') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('earning.badge')).selectOption({ index: 1 })
    await page.getByLabel(t('earning.badges')).check()
    const badges = page.getByRole('group', { name: t('earning.which') }).getByRole('checkbox')
    // The first is the badge itself.
    for (const index of [1, 2, 3]) await badges.nth(index).check()
    await page.getByLabel(t('earning.howMany')).fill('1')
    await page.getByRole('button', { name: t('earning.make') }).click()
    await page.waitForURL(/\/rules\/[0-9a-f-]+$/)
    await expectGoodPage(page)
    const proposed = async () =>
      Number(/\d+/.exec(await page.getByRole('heading', { level: 2 }).first().innerText())?.[0])
    const count = await proposed()
    expect(count).toBeGreaterThan(1)
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: t('earning.leaveOut') }) })
    await row.first().getByRole('button').click()
    await page.getByText(t('earning.standing.left-out'), { exact: true }).last().waitFor()
    expect(await proposed()).toBe(count - 1)
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.waitForURL(/\/awards\/lists\//)
    await page.getByText(t('manage.check.from.rule')).waitFor()
    // Nothing is signed before the list is confirmed.
    await page.getByRole('button', { name: t('manage.check.give', { count: count - 1 }) }).waitFor()
    await page.getByRole('button', { name: t('manage.check.discard') }).click()
    await page.goto(`${manage}/rules`)
    await page.locator('tbody').getByRole('link').first().click()
    await page.getByRole('button', { name: t('earning.stop') }).click()
    await page.getByRole('button', { name: t('earning.startAgain') }).waitFor()
  },
)
