import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Badge, BadgeContent } from '#capabilities/badges/badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { openBrowser } from '../support/browser.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { expectGoodPage, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

// Names as long as the longest place in Wales, in another script, or made to become markup.

const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
const arabic = 'مكتبة الميناء'
const markup = '<img src=x onerror="document.title=\'broken in\'">&amp;'

const { origin } = site
let browser: Browser
let own: Awaited<ReturnType<typeof findOwn>>

beforeAll(async () => {
  browser = await openBrowser()
  own = await findOwn()
})
afterAll(async () => {
  await browser.close()
  await call(own.names)
})

async function findOwn() {
  return withDatabase(async ({ database }) => {
    const organisation = await database
      .selectFrom('organisations')
      .select(['id', 'name'])
      .where('slug', '=', library)
      .executeTakeFirstOrThrow()
    const opportunity = await database
      .selectFrom('opportunities')
      .select(['id', 'slug', 'title', 'titleCy', 'summary', 'summaryCy', 'publishedAt'])
      .where('organisationId', '=', organisation.id)
      .where('status', '=', 'published')
      .executeTakeFirstOrThrow()
    const { badgeId, managerId } = await database
      .selectFrom('badges')
      .innerJoin('organisationMembers', 'organisationMembers.organisationId', 'badges.organisationId')
      .select(['badges.id as badgeId', 'organisationMembers.personId as managerId'])
      .where('badges.organisationId', '=', organisation.id)
      .where('badges.status', '=', 'published')
      .where('role', '=', 'manager')
      .executeTakeFirstOrThrow()
    const badge = await findBadge({ id: badgeId }, { database })
    if (!badge) throw new Error('the library has no badge')
    const manager = mintOrganisationManager({ organisationId: organisation.id, personId: managerId })
    const names: Names = { organisation: organisation.name, opportunity, badge }
    return { organisation, opportunity, badge, manager, names }
  })
}

interface Names {
  organisation: string
  opportunity: {
    title: string
    titleCy: string | null
    summary: string
    summaryCy: string | null
    publishedAt: Date | null
  }
  badge: { name: string; nameCy: string | null }
}

const all = (name: string): Names => ({
  organisation: name,
  opportunity: { title: name, titleCy: name, summary: name, summaryCy: name, publishedAt: new Date() },
  badge: { name, nameCy: name },
})

/** Gives the library, one of its listings and one of its badges these names. */
function call({ organisation, opportunity, badge }: Names) {
  return withDatabase(async ({ database }) => {
    await database
      .updateTable('organisations')
      .set({ name: organisation })
      .where('id', '=', own.organisation.id)
      .execute()
    const { title, titleCy, summary, summaryCy, publishedAt } = opportunity
    await database
      .updateTable('opportunities')
      .set({ title, titleCy, summary, summaryCy, publishedAt })
      .where('id', '=', own.opportunity.id)
      .execute()
    // What was awarded never changes: each is a next version.
    const content = { ...contentOf(own.badge), name: badge.name, nameCy: badge.nameCy }
    await reviseBadge({ badgeId: own.badge.id, content }, { database, manager: own.manager, now: new Date() })
  })
}

/** What a form holds of a badge, without what the badge is beside it. */
function contentOf(badge: Badge): BadgeContent {
  const { name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours } = badge
  const { assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy } = badge
  const { validForMonths, repeatable, artwork, imageAlt, imageAltCy } = badge
  return {
    ...{ name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours },
    ...{ assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy },
    ...{ validForMonths, repeatable, artwork, imageAlt, imageAltCy },
  }
}

const publicPages = () => [
  `/brighton-and-hove?long=${Math.random()}`,
  `/brighton-and-hove/opportunities/${own.opportunity.slug}`,
  '/brighton-and-hove/opportunities?sort=newest',
  `/brighton-and-hove/opportunities?organisation=${library}`,
  `/brighton-and-hove/organisations/${library}`,
  '/brighton-and-hove/organisations',
  `/brighton-and-hove/badges/${own.badge.slug}`,
  '/brighton-and-hove/badges',
  '/brighton-and-hove/embed',
]

async function visit(page: Page, path: string) {
  await page.goto(path)
  await expectGoodPage(page)
}

test('the longest name breaks no page of a phone', async () => {
  await call(all(long))
  const { page } = await openOwnWindow(browser, phoneInWelsh)
  for (const path of publicPages()) await visit(page, path)
  await page.context().request.post('/demo/sign-in', { form: { email: 'manager@demo.example' }, headers: { origin } })
  const desk = `/organisations/${library}/manage`
  for (const path of ['', '/opportunities', `/opportunities/${own.opportunity.id}`, '/badges', '/awards', '/profile'])
    await visit(page, desk + path)
  await visit(page, '/me')
})

test('a name in another script is read from its own side', async () => {
  await call(all(arabic))
  const { page } = await openOwnWindow(browser, phoneInWelsh)
  await visit(page, `/brighton-and-hove/opportunities/${own.opportunity.slug}`)
  const heading = page.getByRole('heading', { level: 1, name: arabic })
  expect(await heading.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext')
})

test('a name that would be markup stays text, in pages and in feeds', async () => {
  await call(all(markup))
  const { page } = await openOwnWindow(browser, { ...phoneInWelsh, script: true })
  for (const path of publicPages()) {
    await page.goto(path)
    expect(await page.title()).not.toBe('broken in')
    expect(await page.locator('img[onerror]').count(), path).toBe(0)
  }
  const feed = await (await fetch(`${origin}/brighton-and-hove/opportunities.atom?organisation=${library}`)).text()
  const html = '&lt;img src=x onerror=&quot;document.title=&#39;broken in&#39;&quot;&gt;&amp;amp;'
  expect(feed).toContain(`<title type="html"><![CDATA[${html}]]></title>`)
  expect(feed).toContain(`<summary type="html"><![CDATA[${html}]]></summary>`)
  expect(feed).not.toContain('<img')
})
