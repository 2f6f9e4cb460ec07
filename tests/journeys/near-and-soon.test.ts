import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spanOf } from '#capabilities/opportunities/when-rules.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { deskInEnglish, expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** What is nearest to the postcode, with a date in the middle of what is left of this weekend: on Mondays that is a full list. */
function thisWeekend(): Promise<string> {
  return withDatabase(async ({ database }) => {
    const span = spanOf('weekend', new Date())
    if (!span) throw new Error('there is no weekend')
    const { id, slug } = await database
      .selectFrom('opportunities')
      .innerJoin('places', 'places.id', 'opportunities.placeId')
      .select(['opportunities.id', 'opportunities.slug'])
      .where('places.slug', '=', 'brighton-and-hove')
      .where('opportunities.status', '=', 'published')
      .where('mode', '=', 'in-person')
      .where('onMap', 'is not', null)
      .where('opportunities.eventStatus', '=', 'scheduled')
      .orderBy(
        sql`on_map <-> (select point(avg(mercator_x(longitude)), avg(mercator_y(latitude))) from gazetteer_postcodes
          where postcode = 'BN2' or postcode like 'BN2___')`,
      )
      .executeTakeFirstOrThrow()
    const startsAt = new Date((span.from.getTime() + span.until.getTime()) / 2)
    const date = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }
    await database
      .insertInto('opportunitySessions')
      .values({ id: randomUUID(), opportunityId: id, ...date })
      .execute()
    return `/brighton-and-hove/opportunities/${slug}`
  })
}

test.each([phoneInWelsh, deskInEnglish])(
  'something for this weekend near a postcode is three taps from the front page, at $width px, in $language',
  async (way) => {
    const address = await thisWeekend()
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto('/')
    await page
      .getByRole('main')
      .getByRole('link', { name: inLanguage(way.language, 'Brighton and Hove', 'Brighton a Hove') })
      .first()
      .click()
    await page.getByRole('link', { name: t('opportunities.soon.weekend') }).click()
    await page.getByLabel(t('map.near')).fill('bn2 1tw')
    await page.getByRole('button', { name: t('common.search') }).click()
    await page.waitForURL(/when=weekend/)
    // No gazetteer was brought in: the middle of the first half stands for it, and says so.
    const found = page.locator('article').filter({ has: page.locator(`a[href="${address}"]`) })
    expect(await found.textContent()).toMatch(/miles|yards|Close by|milltir|llath|Gerllaw/)
    await expectGoodPage(page)
  },
)

test('what is passed on leads to the page, with a picture of its size', async () => {
  const { page, context, t } = await openOwnWindow(browser, { ...phoneInWelsh, script: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin })
  await page.goto('/brighton-and-hove/pathways/digital-champion')
  await page.getByRole('button', { name: t('common.share.tell') }).click()
  await page.getByText(t('common.share.copied')).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(`${site.origin}/brighton-and-hove/pathways/digital-champion?lang=cy`)
  // As a messenger looks at it: without cookies, by what the page says of itself.
  const html = await (await fetch(copied)).text()
  const tag = (name: string) => new RegExp(`<meta property="og:${name}" content="([^"]+)"`).exec(html)?.[1] ?? ''
  expect(tag('title')).toContain('Pencampwr digidol')
  const picture = Buffer.from(await (await fetch(tag('image'))).arrayBuffer())
  const { width, height, format } = await sharp(picture).metadata()
  expect({ width: String(width), height: String(height), format }).toEqual({
    width: tag('image:width'),
    height: tag('image:height'),
    format: 'png',
  })
})
