import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherSite } from '#tests/support/elsewhere.ts'
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

test('a learner puts badges and own words together, an employer reads them, and the learner switches them off', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Ash Example' })
  await page.goto('/me')
  await page.getByRole('link', { name: t('portfolio.title') }).click()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('portfolio.brought.bring') }).click()
  await expectGoodPage(page)
  const elsewhere = await anotherSite({ now: new Date() })
  const aid = Buffer.from(await elsewhere.baked({ to: null, bareKey: true, name: 'Cymorth cyntaf' }))
  const letter = { name: 'llythyr.txt', mimeType: 'text/plain', buffer: Buffer.from('Annwyl bawb') }
  await page
    .getByLabel(t('portfolio.brought.files'))
    .setInputFiles([{ name: 'aid.png', mimeType: 'image/png', buffer: aid }, letter])
  await page.getByRole('button', { name: t('portfolio.brought.do') }).click()
  await page.getByText(t('portfolio.brought.kept', { count: 1 })).waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Cymorth cyntaf' }).click()
  await page.getByText(t('portfolio.brought.standingText.unnamed-issuer')).waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('portfolio.brought.title') }).click()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('portfolio.title') }).click()
  await page.getByRole('link', { name: t('portfolio.advert.read') }).click()
  await expectGoodPage(page)
  await page
    .getByLabel(t('portfolio.advert.text'))
    .fill('Byddwch yn rhan o dîm.\nBydd tystysgrif hylendid bwyd yn fantais.')
  await page.getByRole('button', { name: t('portfolio.advert.read') }).click()
  await page.getByText('“Bydd tystysgrif hylendid bwyd yn fantais.”').waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('portfolio.title') }).click()
  await page.getByRole('link', { name: t('portfolio.new') }).click()
  await page.getByRole('button', { name: t('portfolio.content.begin') }).click()
  await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
  await expectGoodPage(page)
  await page.getByLabel(t('portfolio.content.title')).fill('Swyddi mewn llyfrgell')
  await page.getByLabel(t('portfolio.content.nameShown', { name: 'Ash Example' })).check()
  await page.getByRole('button', { name: t('portfolio.content.begin') }).click()
  await page.getByRole('heading', { name: t('portfolio.add.title') }).waitFor()
  await expectGoodPage(page)
  const [first, second] = await page.getByRole('checkbox').all()
  await first?.check()
  await second?.check()
  await page.getByRole('button', { name: t('portfolio.add.button') }).click()
  await page
    .getByRole('button', { name: new RegExp(t('portfolio.items.down')) })
    .first()
    .click()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('portfolio.items.add') }).click()
  await page.getByRole('link', { name: t('portfolio.add.write') }).click()
  await page.getByLabel(t('portfolio.experience.kindName.volunteering')).check()
  await page.getByLabel(t('portfolio.experience.what')).fill('Darllen gyda phlant')
  await page.getByLabel(t('portfolio.experience.began')).fill('2026-01')
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('common.save') }).click()
  await page.getByText('Darllen gyda phlant').waitFor()
  await page.getByRole('link', { name: t('portfolio.open.button') }).click()
  await page.getByRole('heading', { name: t('portfolio.open.preview') }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('portfolio.open.yes') }).click()
  const address = await page.getByRole('link', { name: '/portfolio/' }).getAttribute('href')
  await expectGoodPage(page)

  const employer = await openOwnWindow(browser, deskInEnglish)
  await employer.page.goto(address ?? '')
  await employer.page.getByText('All 2 badges are genuine and in date').waitFor()
  await employer.page.getByText('Darllen gyda phlant').waitFor()
  await expectGoodPage(employer.page)

  await page.getByRole('button', { name: t('portfolio.address.close') }).click()
  await page.getByText(t('portfolio.address.closed')).waitFor()
  await expectGoodPage(page)
  await employer.page.reload()
  await employer.page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
  await expectGoodPage(employer.page)
  await page.getByRole('link', { name: t('portfolio.remove') }).click()
  await page.getByRole('button', { name: t('portfolio.remove') }).click()
  await page.getByRole('heading', { name: t('portfolio.title') }).waitFor()
  expect(await page.getByText('Swyddi mewn llyfrgell').count()).toBe(0)
})
