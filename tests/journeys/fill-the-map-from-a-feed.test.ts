import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
  untilDone,
} from '../support/site/walk.ts'

const feeds = '/brighton-and-hove/lead/feeds'
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

describe.each([phoneInWelsh, deskInEnglish])('a list from elsewhere at $width px, in $language', (way) => {
  test('is looked at, published and found', async () => {
    const mark = randomBytes(3).toString('hex')
    const table = (rows: string[]) => ['What,When,Until,Venue,Postcode,lat,lon', ...rows].join('\n')
    const lace = `Lace ${mark},2031-06-05 10:00,2031-06-05 12:00,Pavilion,BN1 1EE,50.823,-0.137`
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    await page.goto(`${feeds}/new`)
    await expectGoodPage(page)
    // What is missing is said, and what was typed is kept.
    await page.getByLabel(t('feeds.name')).fill(`College ${mark}`)
    await page.getByRole('button', { name: t('feeds.addButton') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    expect(await page.getByLabel(t('feeds.name')).inputValue()).toBe(`College ${mark}`)
    await expectGoodPage(page)
    await page.getByRole('radio', { name: t('feeds.kind.table') }).check()
    await page.getByLabel(t('feeds.file'), { exact: true }).setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table([lace, `Broken ${mark},soon,,Hall,,,`])),
    })
    await page.getByLabel(t('opportunities.organisationLabel')).selectOption({ label: 'Larkhill Road Library' })
    await page.getByLabel(t('opportunities.kindLabel'), { exact: true }).selectOption('workshop')
    await page.getByLabel(t('opportunities.themeLabel')).selectOption('arts')
    await page.getByRole('button', { name: t('feeds.addButton') }).click()

    await page.getByRole('heading', { level: 1, name: t('feeds.columns') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('feeds.field.title'), { exact: true }).selectOption('What')
    await page.getByLabel(t('feeds.field.start'), { exact: true }).selectOption('When')
    await page.getByLabel(t('feeds.field.end'), { exact: true }).selectOption('Until')
    await page.getByLabel(t('feeds.field.address'), { exact: true }).selectOption('Venue')
    await page.getByRole('button', { name: t('feeds.columnsButton') }).click()
    await untilDone(page)
    await page.getByText(t('feeds.done.read')).waitFor()
    await page.getByText(t('feeds.problems', { count: 1 })).click()
    await page.getByText(t('feeds.why.bad-date')).waitFor()
    await expectGoodPage(page)

    const anybody = await openOwnWindow(browser, way)
    const search = `/brighton-and-hove/opportunities?q=${encodeURIComponent(`lace ${mark}`)}`
    await anybody.page.goto(search)
    await anybody.page.getByText(t('opportunities.none.title')).waitFor()
    await page.getByRole('button', { name: t('feeds.takeIn', { count: 1 }) }).click()
    await untilDone(page)
    await page
      .getByText(t('feeds.count.published', { count: 1 }))
      .first()
      .waitFor()
    await expectGoodPage(page)
    await anybody.page.goto(search)
    await anybody.page.getByRole('link', { name: `Lace ${mark}`, exact: true }).click()
    await anybody.page.getByText(t('common.cost.unknown')).first().waitFor()
    await expectGoodPage(anybody.page)
    await page.goto(feeds)
    await page.getByRole('link', { name: `College ${mark}` }).waitFor()
    await expectGoodPage(page)
  })
})
