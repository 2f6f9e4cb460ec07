import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { site } from '../support/site/site.ts'
import { deskInEnglish, expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

const { origin } = site
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

interface Named {
  slug: string
  name: string
  nameCy: string | null
}
interface Opportunity {
  slug: string
  title: string
  titleCy: string | null
}

async function items<Item>(path: string): Promise<Item[]> {
  const answer = await fetch(`${origin}/api/v1/${path}`)
  return ((await answer.json()) as { items: Item[] }).items
}

// Without script; with it the same pages are met by the journeys that need it.
describe.each([phoneInWelsh, deskInEnglish])('a visitor at $width px, in $language', (way) => {
  const { language } = way
  const nameOf = ({ name, nameCy }: Named) => inLanguage(language, name, nameCy)

  test('finds the places and opens one', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/')
    const places = await items<Named>('places')
    // Others may have been founded on this site since.
    const slugs = ['brighton-and-hove', 'cambridgeshire', 'plymouth', 'southampton']
    expect(places.map((place) => place.slug)).toEqual(expect.arrayContaining(slugs))
    for (const place of places)
      expect(await page.getByRole('link', { name: nameOf(place), exact: true }).count(), place.slug).toBe(1)
    await expectGoodPage(page)
    const brighton = places.find((place) => place.slug === 'brighton-and-hove')
    if (!brighton) throw new Error('Brighton is not there')
    await page.getByRole('link', { name: nameOf(brighton), exact: true }).click()
    expect(new URL(page.url()).pathname).toBe('/brighton-and-hove')
    await page.getByRole('heading', { level: 1, name: t('places.home.title', { place: nameOf(brighton) }) }).waitFor()
    await expectGoodPage(page)
    await page.goto('/southampton')
    await page.getByRole('heading', { name: t('places.home.empty.title') }).waitFor()
    await expectGoodPage(page)
  })

  test('searches, filters, takes the filter away and turns the page', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/plymouth')
    const [wanted] = await items<Opportunity>('places/plymouth/opportunities?limit=1')
    if (!wanted) throw new Error('Plymouth has no opportunities')
    await page.getByLabel(t('places.home.like')).fill(wanted.title)
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common.search') })
      .click()
    expect(new URL(page.url()).pathname).toBe('/plymouth/search')
    expect(new URL(page.url()).searchParams.get('q')).toBe(wanted.title)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('search.allOpportunities') }).click()
    expect(new URL(page.url()).pathname).toBe('/plymouth/opportunities')
    await page
      .getByRole('link', { name: inLanguage(language, wanted.title, wanted.titleCy) })
      .first()
      .waitFor()
    await expectGoodPage(page)

    await page.getByLabel(t('places.home.like')).fill('zzzzqqq')
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common.search') })
      .click()
    await page.getByRole('heading', { name: t('opportunities.none.title') }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('opportunities.none.action') }).click()

    const kind = page.getByLabel(t('opportunities.kindLabel'))
    if (!(await kind.isVisible())) await page.getByText(t('common.filter')).first().click()
    await kind.selectOption('workshop')
    await page.getByLabel(t('opportunities.freeOnly')).check()
    await page.getByRole('button', { name: t('common.apply') }).click()
    const chosen = new URL(page.url()).searchParams
    expect([chosen.get('kind'), chosen.get('cost')]).toEqual(['workshop', 'free'])
    await expectGoodPage(page)
    const workshop = t('opportunities.kind.workshop')
    await page.getByRole('link', { name: t('common.remove', { what: workshop }) }).click()
    expect(new URL(page.url()).searchParams.get('kind')).toBeNull()
    expect(new URL(page.url()).searchParams.get('cost')).toBe('free')

    await page.goto('/plymouth/opportunities')
    const titles = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
    const first = await titles()
    await page.getByRole('link', { name: t('common.next') }).click()
    const second = await titles()
    expect(second.length).toBeGreaterThan(0)
    expect(second).not.toEqual(first)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('common.first') }).click()
    expect(await titles()).toEqual(first)
  })

  test('goes from an opportunity to its badge and to who offers it', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/brighton-and-hove/opportunities')
    // What others brought in meanwhile need not earn a badge; what several offer leads to a list.
    const earning = page.getByRole('article').filter({ hasText: t('opportunities.earns') })
    const card = earning.locator('h2 a[href*="/opportunities/"]').first()
    const title = (await card.textContent()) ?? ''
    await card.click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await expectGoodPage(page)
    const organisation = page.getByRole('main').locator('a[href*="/organisations/"]').first()
    const organisationName = (await organisation.textContent()) ?? ''
    await page.getByRole('main').locator('a[href*="/brighton-and-hove/badges/"]').first().click()
    await page
      .getByRole('heading', { name: t('badges.earnIt') })
      .or(page.getByText(t('badges.earnIt')))
      .first()
      .waitFor()
    await expectGoodPage(page)
    await page.goBack()
    await organisation.click()
    await page.getByRole('heading', { level: 1, name: organisationName }).waitFor()
    await expectGoodPage(page)
    for (const list of ['badges', 'organisations', 'poster', 'poster/english-conversation-cafe?in=both']) {
      await page.goto(`/brighton-and-hove/${list}`)
      await expectGoodPage(page)
    }
  })

  test('reads the five numbers of the place, and every month as a table', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/brighton-and-hove/impact')
    const impact = (await (await fetch(`${origin}/api/v1/places/brighton-and-hove/impact`)).json()) as Record<
      string,
      number
    >
    for (const measure of ['participants', 'employers', 'opportunitiesBadged', 'badgesIssued'] as const) {
      const number = page
        .locator('dl > *')
        .filter({ hasText: t(`impact.${measure}`) })
        .getByRole('definition')
        .first()
      expect(await number.textContent(), measure).toBe((impact[measure] ?? 0).toLocaleString(language))
    }
    await page.getByText(t('impact.learnersWithMoreThanOneBadge')).first().waitFor()
    await page.getByText(t('impact.asTable')).first().click()
    const table = page.getByRole('table').first()
    await table.getByRole('columnheader', { name: t('impact.month') }).waitFor()
    expect(await table.getByRole('row').count()).toBeGreaterThanOrEqual(12)
    await page.getByRole('heading', { name: t('impact.definitions') }).waitFor()
    await expectGoodPage(page)
  })

  test('turns to the other language, stays on the page, and is remembered', async () => {
    const { page, t } = await openOwnWindow(browser, way)
    const other = language === 'en' ? 'cy' : 'en'
    const langOf = () => page.locator('html').getAttribute('lang')
    await page.goto('/plymouth/opportunities?cost=free')
    expect(await langOf()).toBe(language)
    await page.getByRole('link', { name: t('common.otherLanguage') }).click()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/plymouth/opportunities?cost=free')
    expect(await langOf()).toBe(other)
    await page.goto('/')
    expect(await langOf()).toBe(other)
  })

  test.each(['/verify', '/claim', '/sign-in', '/accessibility', '/privacy', '/nowhere-at-all'])(
    'reads %s',
    async (path) => {
      const { page } = await openOwnWindow(browser, way)
      await page.goto(path)
      await expectGoodPage(page)
    },
  )
})
