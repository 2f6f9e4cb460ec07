import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
import { readCode } from '../support/site/visitor.ts'
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
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'a learner keeps a badge by a poster, and a code that was passed on is turned over, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const mark = freshLetters()
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    await page.goto(`${manage}/codes`)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('codes.new'), exact: true }).click()
    await expectGoodPage(page)
    await page.getByLabel(new RegExp(`^${t('codes.most')}`)).fill('none')
    await page.getByRole('button', { name: t('codes.make') }).click()
    await page.getByRole('link', { name: new RegExp(t('codes.badMost').slice(0, 20)) }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('codes.badge'), { exact: true }).selectOption({ index: 1 })
    await page.getByLabel(new RegExp(`^${t('awards.evidence')}`)).fill('Seen by the journey')
    await page.getByLabel(new RegExp(`^${t('codes.most')}`)).fill('5')
    await page.getByRole('button', { name: t('codes.make') }).click()
    await page.getByRole('img', { name: t('codes.qr') }).waitFor()
    await expectGoodPage(page)
    const codePage = page.url()
    const letters = async () => (await page.locator('.claim-code').innerText()).trim()
    const first = await letters()
    expect(first).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    const poster = await page.request.get(`${codePage}/poster.pdf?size=a5`)
    expect(poster.headers()['content-type']).toBe('application/pdf')
    expect((await poster.body()).subarray(0, 5).toString()).toBe('%PDF-')

    const learner = await openOwnWindow(browser, way)
    const email = `poster.${mark}@people.example`
    await learner.page.goto('/claim')
    await learner.page.getByLabel(t('claim.code')).fill(first.toLowerCase())
    await learner.page.getByRole('button', { name: t('claim.show') }).click()
    await learner.page.getByRole('button', { name: t('claim.keep') }).waitFor()
    await expectGoodPage(learner.page)
    await learner.page.getByRole('button', { name: t('claim.keep') }).click()
    await learner.page.getByLabel(t('people.email')).fill(email)
    await learner.page.getByRole('button', { name: t('people.sendCode') }).click()
    await learner.page.getByLabel(t('people.code')).fill(await readCode(email))
    await learner.page
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()
    await learner.page.getByRole('radio', { name: t('me.age.18-24') }).check()
    await learner.page.getByRole('button', { name: t('common.continue') }).click()
    await learner.page.getByText(t('me.kept', { count: 1 })).waitFor()
    // The same code again gives nothing, and says so.
    await learner.page.goto(`/claim/${first}`)
    await learner.page.getByRole('button', { name: t('claim.keep') }).click()
    await learner.page.getByText(t('claim.why.used-it-already')).waitFor()
    await expectGoodPage(learner.page)

    await page.reload()
    await page.getByRole('link', { name: t('codes.people') }).waitFor()
    await page.getByText(t('codes.turnOver.title')).click()
    await page.getByRole('button', { name: t('codes.turnOver.button') }).click()
    await page.getByText(t('codes.changed')).waitFor()
    await expectGoodPage(page)
    const second = await letters()
    expect(second).not.toBe(first)
    await learner.page.goto(`/claim/${first}`)
    await learner.page.getByText(t('claim.why.code-is-replaced', { organisation: 'Larkhill Road Library' })).waitFor()
    expect(await learner.page.getByRole('button', { name: t('claim.keep') }).count()).toBe(0)
    await expectGoodPage(learner.page)
    // What was given stays, and stands in a run.
    await page.getByRole('link', { name: t('codes.people') }).click()
    await page.getByText(t('manage.awards.given', { count: 1 }), { exact: true }).waitFor()
    await expectGoodPage(page)
  },
)
