import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { listingWithDates } from '../support/site/listing-with-dates.ts'
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
  'seats are offered, taken, waited for and called off, at $width px, in $language',
  async (way) => {
    const listing = await listingWithDates()
    const mark = freshLetters()
    const { page: desk, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(desk, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await desk.goto(`${manage}/opportunities/${listing.id}/seats`)
    await desk.getByLabel(t('bookings.terms.inPerson')).fill('none')
    await desk.getByRole('button', { name: t('common.save'), exact: true }).click()
    await desk.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(desk)
    await desk.getByLabel(t('bookings.terms.inPerson')).fill('1')
    await desk.getByRole('button', { name: t('common.save'), exact: true }).click()
    await desk.getByText(t('common.saved')).waitFor()

    const { page } = await openOwnWindow(browser, way)
    await page.goto(listing.path)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('bookings.take'), exact: true }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('bookings.take'), exact: true }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    const take = async (name: string) => {
      await page.goto(`${listing.path}/book`)
      await page.getByLabel(t('bookings.name'), { exact: true }).fill(name)
      await page.getByLabel(t('bookings.phone')).fill('01273 290800')
      await page.getByRole('radio', { name: t('bookings.ageBand.adult') }).check()
      await page.getByRole('button', { name: t('bookings.take'), exact: true }).click()
    }
    await take(`Ash ${mark}`)
    await page.getByRole('heading', { level: 1, name: t('bookings.state.held') }).waitFor()
    await expectGoodPage(page)
    const booked = page.url()
    const confirm = async (name: string) => {
      await desk.goto(`${manage}/bookings`)
      await desk.locator(`a[href*="/manage/bookings/${listing.id}/"]`).first().click()
      await expectGoodPage(desk)
      await desk.getByRole('button', { name: `${t('bookings.desk.confirm')} ${name}` }).click()
      await desk.getByText(t('common.saved')).waitFor()
    }
    await confirm(`Ash ${mark}`)
    await page.goto(booked)
    await page.getByRole('heading', { level: 1, name: t('bookings.state.booked') }).waitFor()
    await take(`Bo ${mark}`)
    await page.getByRole('button', { name: t('bookings.wait') }).click()
    await page.getByRole('heading', { level: 1, name: t('bookings.state.waiting') }).waitFor()
    await expectGoodPage(page)
    const waiting = page.url()
    await confirm(`Bo ${mark}`)
    await page.goto(booked)
    await page.getByRole('button', { name: t('bookings.cancel') }).click()
    await page.getByText(t('bookings.cancelAsk')).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('bookings.cancelYes') }).click()
    await page.getByRole('heading', { level: 1, name: t('bookings.state.cancelled') }).waitFor()
    await page.goto(waiting)
    await page.getByRole('button', { name: t('bookings.confirm'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('bookings.state.booked') }).waitFor()

    await desk.goto(`${manage}/bookings`)
    await expectGoodPage(desk)
    await desk.locator(`a[href*="/manage/bookings/${listing.id}/"]`).first().click()
    await desk.getByText(`Bo ${mark}`).first().waitFor()
    await expectGoodPage(desk)
    await desk.getByRole('button', { name: `${t('bookings.desk.take-away')} Bo ${mark}` }).click()
    await desk.getByText(t('bookings.desk.askTitle', { name: `Bo ${mark}` })).waitFor()
    await expectGoodPage(desk)
    await desk.getByRole('link', { name: t('bookings.cancelNo') }).click()
    await desk.getByRole('button', { name: t('bookings.desk.callOff') }).click()
    await desk.getByText(t('bookings.off')).waitFor()
    // Nobody could write to who booked by telephone: their page says it, and asks whether they read it.
    await page.goto(waiting)
    await page.getByRole('button', { name: t('bookings.changed.read') }).waitFor()
    await expectGoodPage(page)
    await desk.getByRole('button', { name: t('bookings.desk.onAgain') }).click()
    await desk.getByRole('button', { name: t('bookings.desk.callOff') }).waitFor()
  },
)
