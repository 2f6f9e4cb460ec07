import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'an administrator opens a place at $width px, in $language, and is told what stands against it',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Ada Example' })
    await page.goto('/admin/places')
    await page.getByRole('link', { name: t('admin.place.title') }).click()
    await page.getByRole('heading', { level: 1, name: t('admin.place.title') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('admin.place.name'), { exact: true }).fill('Newport')
    await page.getByLabel(t('admin.place.slug'), { exact: true }).fill('plymouth')
    await page.getByLabel(t('admin.place.summary'), { exact: true }).fill('A city on the Usk.')
    await page.getByLabel(t('admin.place.middle'), { exact: true }).fill('51.58, -2.99')
    await page.getByRole('radio', { name: t('admin.place.hues.pine') }).check()
    await page.getByRole('radio', { name: t('admin.place.patterns.waves') }).check()
    await page.locator('textarea[name=neighbourhoods]').fill('Xyzzyville')
    const open = page.getByRole('button', { name: t('admin.place.open') })
    await open.click()
    await page.getByRole('link', { name: t('admin.place.unknownPart', { name: 'Xyzzyville' }) }).waitFor()
    await expectGoodPage(page)
    // Nothing that was typed is lost; an address that a place has already is refused.
    await page.locator('textarea[name=neighbourhoods]').fill('Pill; Pilgwenlli; 51.57, -2.98')
    await open.click()
    await page.getByRole('link', { name: t('admin.place.slugTaken') }).waitFor()
    expect(await page.getByLabel(t('admin.place.name'), { exact: true }).inputValue()).toBe('Newport')
    await expectGoodPage(page)
  },
)
