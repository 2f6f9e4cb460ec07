import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'
import { readCode } from '../support/site/visitor.ts'
import {
  deskInEnglish,
  deskInWelsh,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const { origin } = site
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

describe.each([phoneInWelsh, deskInEnglish, deskInWelsh])('the City Lead at $width px, in $language', (way) => {
  test('lets in an organisation that asked on the site, and everybody sees it', async () => {
    const name = `Bike Kitchen ${randomBytes(3).toString('hex')}`
    const asking = await openOwnWindow(browser, way)
    const { t } = asking
    const email = `${randomBytes(4).toString('hex')}@people.example`
    await asking.page.goto('/organisations/new?place=brighton-and-hove')
    await asking.page.getByLabel(t('people.email')).fill(email)
    await asking.page.getByRole('button', { name: t('people.sendCode') }).click()
    await asking.page.getByLabel(t('people.code'), { exact: true }).fill(await readCode(email))
    await asking.page
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()
    await asking.page.getByRole('heading', { level: 1, name: t('manage.organisation.new') }).waitFor()
    await expectGoodPage(asking.page)
    await asking.page.getByLabel(t('manage.organisation.name')).fill(name)
    await asking.page.getByRole('radio', { name: t('organisations.kind.charity') }).check()
    await asking.page
      .getByLabel(t('manage.organisation.description'), { exact: true })
      .fill('We mend bicycles together.')
    await asking.page.getByLabel(t('manage.organisation.contactEmail')).fill('hello@bikes.example')
    await asking.page.getByRole('button', { name: t('manage.organisation.ask') }).click()
    await asking.page.getByRole('heading', { level: 1, name: t('manage.today.title') }).waitFor()
    await expectGoodPage(asking.page)

    const { page } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    expect(new URL(page.url()).pathname).toBe('/brighton-and-hove/lead')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('lead.approveOne', { name }) }).click()
    await page.getByText(t('common.saved')).waitFor()
    expect(await page.getByRole('button', { name: t('lead.approveOne', { name }) }).count()).toBe(0)
    await expectGoodPage(page)

    const stranger = await openOwnWindow(browser, way)
    await expect
      .poll(async () => {
        await stranger.page.goto(`/brighton-and-hove/organisations?q=${encodeURIComponent(name)}`)
        return stranger.page.getByRole('link', { name, exact: true }).count()
      })
      .toBe(1)
    await stranger.page.getByRole('link', { name, exact: true }).click()
    await stranger.page.getByRole('heading', { level: 1, name }).waitFor()
    await expectGoodPage(stranger.page)
  })

  test('puts an opportunity on the front page, and takes it off again', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    const stranger = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    const opportunities = page.getByRole('table', { name: t('common.nav.learn') })
    const row = opportunities
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: t('lead.putOn') }) })
      .first()
    const featured = row.getByRole('link')
    const address = (await featured.getAttribute('href')) ?? ''
    const title = (await featured.textContent()) ?? ''
    const shown = async () => {
      await stranger.page.goto('/brighton-and-hove')
      const picked = stranger.page
        .locator('section')
        .filter({ has: stranger.page.getByRole('heading', { name: t('places.home.featured') }) })
      return picked.locator(`a[href="${address}"]`).count()
    }
    expect(await shown()).toBe(0)
    await row.getByRole('button').click()
    await page.getByText(t('common.saved')).waitFor()
    await expect.poll(shown).toBeGreaterThan(0)
    await expectGoodPage(stranger.page)
    await page
      .getByRole('button', { name: t('lead.takeOffOne', { name: title }) })
      .first()
      .click()
    await page.getByText(t('common.saved')).waitFor()
    await expect.poll(shown).toBe(0)
  })

  test('reads the numbers of the place that the API gives', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    const answer = await fetch(`${origin}/api/v1/places/brighton-and-hove/impact`)
    const impact = (await answer.json()) as Record<string, number>
    for (const measure of ['participants', 'employers', 'opportunitiesBadged', 'badgesIssued'] as const) {
      const number = page
        .locator('dl > *')
        .filter({ hasText: t(`impact.${measure}`) })
        .getByRole('definition')
        .first()
      expect(await number.textContent(), measure).toBe((impact[measure] ?? 0).toLocaleString(way.language))
    }
  })
})

test('the City Lead rewords a level of the badge standard, and the place has a second version', async () => {
  const { page, t } = await openOwnWindow(browser, deskInWelsh)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
  await page.getByRole('link', { name: t('lead.standard.open') }).click()
  await page.getByRole('heading', { level: 1, name: t('lead.standard.title') }).waitFor()
  await expectGoodPage(page)
  const [asked] = await page.getByLabel(t('lead.standard.expectsCy')).all()
  if (!asked) throw new Error('level 1 has no words')
  await asked.fill('')
  await page.getByRole('button', { name: t('lead.standard.publish') }).click()
  await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
  await expectGoodPage(page)
  await page.getByLabel(t('lead.standard.expectsCy')).first().fill('Daethoch chi, a rhoi cynnig arni o ddifrif.')
  await page.getByRole('button', { name: t('lead.standard.publish') }).click()
  await page.getByText(t('lead.standard.published', { version: 2 })).waitFor()
  await expectGoodPage(page)
})
