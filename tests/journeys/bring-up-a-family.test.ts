import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveBadge } from '../support/site/learner.ts'
import { listingWithDates } from '../support/site/listing-with-dates.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { letterTo, readCode } from '../support/site/visitor.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
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

async function letBook(opportunityId: string) {
  await withDatabase(async ({ database }) => {
    const { organisationId } = await database
      .selectFrom('opportunities')
      .select('organisationId')
      .where('id', '=', opportunityId)
      .executeTakeFirstOrThrow()
    const terms = { inPersonSeats: 20, mostPeople: 6, closesHours: 0, isOpen: true, setAt: new Date() }
    await database
      .insertInto('bookingTerms')
      .values({ opportunityId, organisationId, ...terms })
      .onConflict((conflict) => conflict.column('opportunityId').doUpdateSet(terms))
      .execute()
  })
}

test.each([phoneInWelsh, deskInEnglish])(
  'a mother books two children, keeps a badge for one and hands it over, at $width px, in $language',
  async (way) => {
    const listing = await listingWithDates()
    await letBook(listing.id)
    const mark = freshLetters()
    const [mother, young] = [`mari.${mark}@home.example`, `ash.${mark}@own.example`]
    const [ash, bo] = [`Ash ${mark}`, `Bo ${mark}`]
    const { page, t } = await openOwnWindow(browser, way)
    const signIn = async (window: typeof page, email: string, next: string) => {
      await window.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await window.getByLabel(t('people.email')).fill(email)
      await window.getByRole('button', { name: t('people.sendCode') }).click()
      await window.getByLabel(t('people.code'), { exact: true }).fill(await readCode(email))
      await window
        .getByRole('main')
        .getByRole('button', { name: t('common.signIn') })
        .click()
    }
    const sayAge = async (window: typeof page, band: '13-15' | '25-plus' | 'under-13') => {
      await window.getByRole('radio', { name: t(`me.age.${band}`) }).check()
      await window.getByRole('button', { name: t('common.continue') }).click()
    }

    // A child who comes alone is led to a grown-up, and leaves nothing behind.
    const alone = await openOwnWindow(browser, way)
    await signIn(alone.page, `small.${mark}@home.example`, '/me/children/new')
    await expectGoodPage(alone.page)
    await sayAge(alone.page, 'under-13')
    await alone.page.getByRole('heading', { level: 1, name: t('guardians.grownUp.title') }).waitFor()
    await expectGoodPage(alone.page)
    await alone.page.getByRole('button', { name: t('guardians.grownUp.forget') }).click()
    await alone.page.waitForURL((url) => url.pathname === '/')
    expect(await countPeople(`small.${mark}@home.example`)).toBe(0)

    await signIn(page, mother, '/me/children/new')
    await sayAge(page, '25-plus')
    const add = async (name: string) => {
      await page.goto('/me/children/new')
      await page.getByLabel(t('guardians.new.name')).fill(name)
      await page.getByLabel(t('guardians.new.place')).selectOption({ index: 1 })
      await page.getByLabel(t('guardians.new.declares')).check()
      await page.getByRole('button', { name: t('guardians.new.save') }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    }
    await page.getByRole('button', { name: t('guardians.new.save') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await add(ash)
    await expectGoodPage(page)
    await add(bo)
    await page.goto('/me/children')
    await expectGoodPage(page)

    await page.goto(`${listing.path}/book`)
    await page.getByLabel(t('bookings.name'), { exact: true }).fill('Mari')
    await page.getByRole('radio', { name: t('bookings.ageBand.adult') }).check()
    await page.getByRole('checkbox', { name: ash }).check()
    await page.getByRole('checkbox', { name: bo }).check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('bookings.take'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('bookings.state.booked') }).waitFor()
    await page.getByText(ash).first().waitFor()
    await page.getByText(bo).first().waitFor()

    const desk = await openOwnWindow(browser, deskInEnglish)
    await signInByDemoBar(desk.page, { bar: desk.t('demo.signInAs'), name: 'Marek Example' })
    await desk.page.goto(`/organisations/${library}/manage/awards/new`)
    const badge = (await desk.page.locator('[name="badgeId"] option').nth(1).textContent()) ?? ''
    await giveBadge(desk, { organisation: library, badge: badge.trim(), to: { name: ash, email: mother } })

    await page.goto('/me')
    await page.getByRole('link', { name: t('guardians.child.whose') }).click()
    await expectGoodPage(page)
    // The name on the badge tells whose it is; the guardian agrees.
    expect(await page.getByRole('radio', { name: ash }).isChecked()).toBe(true)
    await page.getByRole('button', { name: t('guardians.whose.keep') }).click()
    await page.getByText(t('guardians.whose.kept', { count: 1 })).waitFor()
    await page.goto('/me/children')
    await page.getByRole('link', { name: ash }).click()
    const child = new URL(page.url()).pathname
    await page.locator('a[href^="/me/awards/"]').first().click()
    await page.getByText(t('guardians.child.private')).waitFor()
    await expectGoodPage(page)

    await page.goto(`${child}/hand-over`)
    await page.getByLabel(t('guardians.handOver.email')).fill(young)
    await page.getByRole('button', { name: t('guardians.handOver.ask') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('guardians.handOver.isThirteen')).check()
    await page.getByRole('button', { name: t('guardians.handOver.ask') }).click()
    await page.getByText(t('guardians.handOver.waitingTitle')).waitFor()
    await expectGoodPage(page)

    const letter = await expect
      .poll(async () => /\/handover\/[\w.-]+/.exec(await letterTo(young))?.[0])
      .toBeDefined()
      .then(async () => /\/handover\/[\w.-]+/.exec(await letterTo(young))?.[0] ?? '')
    await page.goto(letter)
    await page.getByText(t('guardians.takeOver.other')).waitFor()
    const own = await openOwnWindow(browser, way)
    await own.page.goto(letter)
    expect(await own.page.getByText(ash).count()).toBe(0)
    await expectGoodPage(own.page)
    await signIn(own.page, young, letter)
    await sayAge(own.page, '13-15')
    await own.page.getByRole('button', { name: t('guardians.takeOver.accept') }).click()
    await own.page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(own.page)
    await own.page.getByLabel(t('guardians.takeOver.agree')).check()
    await own.page.getByRole('button', { name: t('guardians.takeOver.accept') }).click()
    await own.page.locator('a[href^="/me/awards/"]').first().waitFor()
    await page.goto('/me/children')
    expect(await page.getByRole('link', { name: ash }).count()).toBe(0)
    await page.getByRole('link', { name: bo }).waitFor()
    await page.goto(letter)
    await page.getByRole('heading', { level: 1, name: t('guardians.takeOver.over') }).waitFor()
  },
)

function countPeople(email: string): Promise<number> {
  return withDatabase(async ({ database }) => {
    const found = await database.selectFrom('people').select('id').where('email', '=', email).execute()
    return found.length
  })
}
