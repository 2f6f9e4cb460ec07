import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { library } from '../support/site/people.ts'
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
  'a group leaves: looked at, announced, moved and called off, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const mark = freshLetters()
    const [leaver, other] = [`Ada Leaver${mark}`, `Ben Stayer${mark}`]
    const addressOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}.${mark}@school.example`.toLowerCase()
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    // Who leaves was given a badge there.
    await page.goto(`${manage}/awards/new`)
    await page.getByRole('combobox', { name: t('check.name') }).selectOption({ index: 1 })
    await page
      .getByLabel(t('manage.awards.people'))
      .fill([leaver, other].map((name) => `${name}, ${addressOf(name)}`).join('\n'))
    await page.getByLabel(t('awards.evidence')).first().fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('button', { name: t('manage.check.give', { count: 2 }) }).click()
    await page.waitForURL(/\/runs\//)

    await page.goto(`${manage}/leavers`)
    await expectGoodPage(page)
    await page.goto(`${manage}/leavers/new`)
    await page.getByRole('button', { name: t('leaving.form.look') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('leaving.form.name')).fill(`Year 11 ${mark}`)
    await page.getByLabel(t('leaving.form.date')).fill(dayFromNow(60))
    await page.getByRole('radio', { name: t('leaving.form.addresses') }).check()
    await page
      .getByRole('textbox', { name: t('leaving.form.addresses') })
      .fill(`${addressOf(leaver)}\n${addressOf(other)}\nnobody.${mark}@school.example`)
    await page.getByRole('button', { name: t('leaving.form.look') }).click()
    await page.getByRole('heading', { level: 1, name: t('leaving.check.title') }).waitFor()
    await page.getByText(t('leaving.check.unmet', { count: 1 })).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('leaving.page.chooseOne', { name: other })).check()
    await page.getByRole('button', { name: t('leaving.page.leaveOut') }).click()
    await page.getByText(t('leaving.said.leftOut')).waitFor()
    await page.getByRole('button', { name: t('leaving.check.announce', { count: 1 }) }).click()
    await page.getByText(t('leaving.said.announced')).waitFor()
    await expectGoodPage(page)
    await page.locator('summary', { hasText: t('leaving.page.move') }).click()
    await page.getByLabel(t('leaving.form.date')).fill(dayFromNow(90))
    await page.getByRole('button', { name: t('leaving.page.moveButton') }).click()
    await page.getByText(t('leaving.said.moved')).waitFor()
    await page.locator('summary', { hasText: t('leaving.page.callOff') }).click()
    await page.getByRole('button', { name: t('leaving.page.callOffButton') }).click()
    await page.getByText(t('leaving.said.calledOff')).waitFor()
    await expectGoodPage(page)
    await page.goto('/me/address')
    await expectGoodPage(page)
  },
)

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
