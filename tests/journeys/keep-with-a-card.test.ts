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
  'a learner without an address keeps a badge with card and PIN, and joins it to one later, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const mark = freshLetters()
    const listed = `Card Holder ${mark}`
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    await page.goto(`${manage}/awards/new`)
    await page.getByRole('combobox', { name: t('check.name') }).selectOption({ index: 1 })
    await page.getByLabel(t('manage.awards.people')).fill(listed)
    await page.getByLabel(t('awards.evidence')).first().fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('button', { name: t('manage.check.give', { count: 1 }) }).click()
    await page.waitForURL(/\/runs\//)
    const cards = await page.getByRole('link', { name: t('runs.cards.print', { count: 1 }) }).getAttribute('href')
    const pdf = await page.request.get(cards ?? '/nowhere')
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    await page.getByRole('link', { name: listed, exact: true }).click()
    await page.getByRole('img', { name: t('manage.awards.qr') }).waitFor()
    const shown = await page.getByRole('main').innerText()
    const [code = ''] = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(shown) ?? []
    const [, pin = ''] = /PIN (\d{6})/.exec(shown) ?? []

    const learner = (await openOwnWindow(browser, way)).page
    // The card opens what was booked with it: nothing yet.
    await learner.goto('/bookings')
    await learner.getByLabel(t('bookings.card.code')).fill(code)
    await learner.getByLabel(t('claim.card.pin'), { exact: true }).fill(pin)
    await expectGoodPage(learner)
    await learner.getByRole('button', { name: t('bookings.card.open') }).click()
    await learner.getByText(t('bookings.card.noneFound')).waitFor()
    await expectGoodPage(learner)
    await learner.goto(`/claim/${code}`)
    // Who stands on the issuer's list is not told to the holder of the card.
    expect(await learner.getByText(listed).count()).toBe(0)
    await learner.getByText(t('claim.card.title')).click()
    await learner.getByLabel(t('claim.card.pin'), { exact: true }).fill(pin === '000000' ? '111111' : '000000')
    await learner.getByLabel(new RegExp(`^${t('claim.card.name')}`)).fill('Kit')
    await learner.getByLabel(t('claim.card.show')).check()
    await learner.getByRole('button', { name: t('claim.card.keep') }).click()
    await learner.getByRole('link', { name: t('claim.card.wrong') }).waitFor()
    await expectGoodPage(learner)
    expect(await learner.getByLabel(new RegExp(`^${t('claim.card.name')}`)).inputValue()).toBe('Kit')
    await learner.getByLabel(t('claim.card.pin'), { exact: true }).fill(pin)
    await learner.getByRole('button', { name: t('claim.card.keep') }).click()
    await learner.getByText(t('claim.card.keptText')).waitFor()
    await expectGoodPage(learner)
    await learner.getByRole('link', { name: t('claim.card.open') }).click()
    await learner.getByText(t('awards.showsName', { name: 'Kit' })).waitFor()

    // Weeks later, with an address.
    const email = `card.${mark}@people.example`
    await learner.goto(`/claim/${code}`)
    await learner.getByLabel(t('claim.card.pin'), { exact: true }).fill(pin)
    await learner.getByRole('button', { name: t('claim.card.join') }).click()
    await learner.getByLabel(t('people.email')).fill(email)
    await learner.getByRole('button', { name: t('people.sendCode') }).click()
    await learner.getByLabel(t('people.code')).fill(await readCode(email))
    await learner
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()
    await learner.getByRole('radio', { name: t('me.age.18-24') }).check()
    await learner.getByRole('button', { name: t('common.continue') }).click()
    await learner.getByText(t('me.kept', { count: 1 })).waitFor()
    await learner.goto(`/claim/${code}`)
    await learner.getByText(t('claim.taken')).first().waitFor()
    expect(await learner.getByLabel(t('claim.card.pin'), { exact: true }).count()).toBe(0)
    await expectGoodPage(learner)
  },
)
