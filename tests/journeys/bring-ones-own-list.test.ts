import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
  untilDone,
  type Way,
} from '../support/site/walk.ts'

const manage = '/organisations/larkhill-road-library/manage'
const deskWithScript: Way = { width: 1280, language: 'en', script: true }
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

const calendar = (...events: { id: string; title: string; day: string }[]) => ({
  name: 'club.ics',
  mimeType: 'text/calendar',
  buffer: Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.flatMap(({ id, title, day }) => [
        'BEGIN:VEVENT',
        `UID:${id}`,
        `SUMMARY:${title}`,
        `DTSTART:${day}T100000Z`,
        `DTEND:${day}T120000Z`,
        'LOCATION:Pavilion',
        'GEO:50.823;-0.137',
        'CATEGORIES:Cooking,Zzyzx',
        'ORGANIZER;CN=Somebody Else:mailto:else@example.org',
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
    ].join('\r\n'),
  ),
})

describe.each([phoneInWelsh, deskWithScript])('an organisation’s calendar at $width px, in $language', (way) => {
  test('is looked at, published, renewed, and seen by the City Lead', async () => {
    const mark = randomBytes(3).toString('hex')
    const soup = { id: `soup-${mark}`, title: `Soup ${mark}`, day: '20310605' }
    const bread = { id: `bread-${mark}`, title: `Bread ${mark}`, day: '20310606' }
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(`${manage}/feeds`)
    await expectGoodPage(page)
    await page.goto(`${manage}/feeds/new`)
    await page.getByText(t('feeds.allOurs', { organisation: 'Larkhill Road Library' })).waitFor()
    await page.getByRole('button', { name: t('feeds.addButton') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('feeds.name')).fill(`Club ${mark}`)
    await page.getByRole('radio', { name: t('feeds.kind.icalendar') }).check()
    await page.getByLabel(t('feeds.file'), { exact: true }).setInputFiles(calendar(soup, bread))
    await page.getByLabel(t('opportunities.kindLabel'), { exact: true }).selectOption('workshop')
    await page.getByLabel(t('opportunities.themeLabel')).selectOption('food')
    await page.getByRole('button', { name: t('feeds.addButton') }).click()
    await page.getByRole('heading', { level: 1, name: `Club ${mark}` }).waitFor()
    await untilDone(page)
    await expectGoodPage(page)
    const address = new URL(page.url()).pathname

    // A word that a framework knows will be a skill; any other word will not.
    const cooking = way.language === 'cy' ? 'Coginio' : 'Cooking'
    expect(await page.locator('td', { hasText: new RegExp(`^${cooking}$`) }).count()).toBe(2)
    // What the source leaves unsaid can be said anew.
    await page.getByText(t('feeds.pastLeft'), { exact: true }).waitFor()
    await page.getByRole('link', { name: t('feeds.defaultsChange') }).click()
    await expectGoodPage(page)
    await page.getByLabel(t('feeds.withinMiles')).fill('far')
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    expect(await page.getByLabel(t('opportunities.themeLabel')).inputValue()).toBe('food')
    await page.getByLabel(t('feeds.withinMiles')).fill('25')
    await page.getByLabel(t('feeds.includePast')).check()
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByText(t('feeds.defaultsSaved')).waitFor()
    await page.getByText(t('feeds.upToMiles', { count: 25, shown: '25' }), { exact: true }).waitFor()
    await page.getByText(t('feeds.pastTaken'), { exact: true }).waitFor()
    await expectGoodPage(page)

    const anybody = await openOwnWindow(browser, way)
    const search = `/brighton-and-hove/opportunities?q=${mark}`
    await anybody.page.goto(search)
    await anybody.page.getByText(t('opportunities.none.title')).waitFor()
    await page.getByRole('button', { name: t('feeds.takeIn', { count: 2 }) }).click()
    await untilDone(page)
    await anybody.page.goto(search)
    await anybody.page.getByRole('link', { name: soup.title, exact: true }).click()
    await anybody.page.getByRole('link', { name: 'Larkhill Road Library' }).first().waitFor()
    await anybody.page.getByRole('link', { name: cooking }).waitFor()
    expect(await anybody.page.getByText('Somebody Else').count()).toBe(0)

    // The next file has one event less, and one that is called differently.
    await page.getByText(t('feeds.newerFile'), { exact: true }).click()
    await page.getByRole('button', { name: t('feeds.newerFileButton') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    const renamed = { ...soup, title: `Broth ${mark}` }
    await page.getByLabel(t('feeds.newerFileLabel'), { exact: true }).setInputFiles(calendar(renamed))
    await page.getByRole('button', { name: t('feeds.newerFileButton') }).click()
    await untilDone(page)
    await page.getByRole('button', { name: t('feeds.takeIn', { count: 1 }) }).click()
    await untilDone(page)
    await page.getByRole('button', { name: t('feeds.remove', { count: 1 }) }).click()
    await untilDone(page)
    await anybody.page.goto(search)
    await anybody.page.getByRole('link', { name: `Broth ${mark}`, exact: true }).waitFor()
    expect(await anybody.page.getByRole('link', { name: bread.title }).count()).toBe(0)

    const lead = await openOwnWindow(browser, way)
    await signInByDemoBar(lead.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    await lead.page.goto('/brighton-and-hove/lead/feeds')
    await lead.page.getByRole('link', { name: `Club ${mark}` }).click()
    await lead.page.getByText(t('feeds.theirs', { organisation: 'Larkhill Road Library' })).waitFor()
    expect(await lead.page.getByRole('button', { name: t('feeds.readAgain') }).count()).toBe(0)
    await expectGoodPage(lead.page)
    expect(await lead.page.getByRole('link', { name: t('feeds.defaultsChange') }).count()).toBe(0)
    expect((await lead.page.goto(address))?.status()).toBe(403)
  })
})
