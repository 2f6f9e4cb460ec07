import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'
import { readCode, Visitor } from '../support/site/visitor.ts'
import { deskInEnglish, expectGoodPage, freshLetters, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.connect(site.browser)
})
afterAll(() => browser.close())

/** The link in the mail that says that everything is about to go. */
async function linkBack(email: string): Promise<string> {
  const visitor = new Visitor()
  for (let look = 0; look < 40; look++) {
    const list = await (await visitor.get(`/demo/mail?to=${encodeURIComponent(email)}`)).text()
    const [path] = /\/erase\/back\/[\w.-]+/.exec(list) ?? []
    if (path) return path
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${email} was not told how it is taken back`)
}

test.each([phoneInWelsh, deskInEnglish])(
  'a person with an address and no account has everything erased, and takes it back, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const email = `erase.${freshLetters()}@home.example`.toLowerCase()
    const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
    await page.goto('/privacy')
    await page.getByRole('link', { name: t('privacy.erase') }).click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('me.erase.startDo') }).click()
    await page.getByLabel(t('people.email')).fill(email)
    await press(t('people.sendCode'))
    await page.getByLabel(t('people.code'), { exact: true }).fill(await readCode(email))
    await press(t('common.signIn'))
    await page.getByRole('heading', { level: 1, name: t('me.erase.title') }).waitFor()
    await expectGoodPage(page)
    await press(t('me.erase.sendCode'))
    const code = page.getByLabel(t('people.code'), { exact: true })
    await code.fill('000000')
    await press(t('me.erase.goOn'))
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await code.fill(await readCode(email))
    await press(t('me.erase.goOn'))
    // The box was left out: what was typed stays.
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    expect(await code.inputValue()).toMatch(/^\d{6}$/)
    await page.getByLabel(t('me.erase.sure')).check()
    await press(t('me.erase.goOn'))
    await page.getByRole('heading', { level: 1, name: t('me.erase.checkTitle') }).waitFor()
    await expectGoodPage(page)
    await press(t('me.erase.do'))
    await page.getByText(t('me.erase.asked')).waitFor()
    await expectGoodPage(page)
    await page.goto(await linkBack(email))
    await expectGoodPage(page)
    await press(t('me.erase.back'))
    await page.getByText(t('me.erase.isBack')).waitFor()
    await expectGoodPage(page)
  },
)
