import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { awardTo, gatherCast } from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const manage = `/organisations/${library}/manage`
const dayMs = 86_400_000
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
  await gatherCast()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'a badge that ends soon is extended, taken back, and renewed from the list, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const award = await awardTo(`longer.${freshLetters()}@people.example`)
    const [awardedAt, validUntil] = [-300, 30].map((days) => new Date(Date.now() + days * dayMs))
    await withDatabase(({ database }) =>
      database.updateTable('awards').set({ awardedAt, validUntil }).where('id', '=', award).execute(),
    )
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    const choose = async () => {
      await page.goto(`${manage}/awards?state=ending`)
      await page.locator(`input[name=subject][value="${award}"]`).check()
      await page.getByRole('button', { name: t('manage.longer.chosen') }).click()
      await page.getByRole('heading', { level: 1, name: t('manage.longer.titleChosen') }).waitFor()
    }
    await choose()
    await expectGoodPage(page)
    const inAYear = new Date(Date.now() + 365 * dayMs).toISOString().slice(0, 10)
    await page.getByLabel(t('manage.longer.lastDay')).fill(inAYear)
    await page.getByLabel(t('manage.longer.because')).fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.longer.extend'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('manage.longer.extendSure', { count: 1 }) }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.longer.extendYes') }).click()
    await page.getByText(t('manage.longer.waitsText')).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.longer.undo') }).click()
    await choose()
    await page.getByLabel(t('manage.longer.because')).fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.longer.renew'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('manage.longer.renewSure', { count: 1 }) }).waitFor()
    await page.getByRole('button', { name: t('manage.longer.renewYes') }).click()
    await page.waitForURL(/\/runs\//)
    await expectGoodPage(page)
  },
)
