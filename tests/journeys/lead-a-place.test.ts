import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longDate } from '#infrastructure/words/formats.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { until } from '#tests/support/until.ts'
import { library } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { letterTo, readCode, textOf, Visitor } from '../support/site/visitor.ts'
import {
  deskInEnglish,
  deskInWelsh,
  expectGoodPage,
  freshLetters,
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

type Window = Awaited<ReturnType<typeof openOwnWindow>>

/** All topics of the application, the first of them left half for a moment. */
async function describeBikeKitchen({ page, t }: Window) {
  const open = async (topic: 'offer' | 'contact' | 'safeguarding' | 'checks' | 'insurance') => {
    await page.getByRole('link', { name: t(`organisations.apply.page.${topic}.title`), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t(`organisations.apply.page.${topic}.title`) }).waitFor()
    await expectGoodPage(page)
  }
  const goOn = () => page.getByRole('button', { name: t('organisations.apply.saveAndGoOn') }).click()
  await open('offer')
  await page.getByLabel(t('manage.organisation.description'), { exact: true }).fill('We mend bicycles together.')
  await page.getByRole('button', { name: t('organisations.apply.saveForLater') }).click()
  await page.getByText(t('organisations.apply.state.begun'), { exact: true }).waitFor()
  await expectGoodPage(page)
  await open('offer')
  await goOn()
  await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
  await expectGoodPage(page)
  await page.getByLabel(t('manage.organisation.offer'), { exact: true }).fill('An evening a week.')
  await goOn()
  await page.getByLabel(t('manage.organisation.contactName')).fill('Bo Spoke')
  await page.getByLabel(t('manage.organisation.contactEmail')).fill('hello@bikes.example')
  await goOn()
  await page.getByRole('radio', { name: t('organisations.apply.no'), exact: true }).check()
  await goOn()
  await page.getByRole('heading', { level: 1, name: t('organisations.apply.page.checks.title') }).waitFor()
  await expectGoodPage(page)
  await goOn()
  await page.getByRole('radio', { name: t('organisations.apply.notNeeded') }).check()
  await goOn()
  await page
    .getByRole('link', { name: t('organisations.apply.checkTitle') })
    .first()
    .click()
  await page.getByText('Bo Spoke').waitFor()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('organisations.apply.send'), exact: true }).click()
}

/** Decides, after a look at the mail. */
async function decide(
  page: Window['page'],
  t: Window['t'],
  { as, note }: { as: 'approved' | 'more-asked'; note?: string },
) {
  await page.getByRole('radio', { name: t(`lead.organisation.as.${as}`), exact: true }).check()
  if (note) await page.getByLabel(t('lead.organisation.note')).fill(note)
  await page.getByRole('button', { name: t('lead.organisation.seeMail') }).click()
  await page.getByRole('heading', { name: t('lead.organisation.preview') }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t(`lead.organisation.decide.${as}`) }).click()
  await page.getByText(t('lead.organisation.done')).waitFor()
}

describe.each([phoneInWelsh, deskInEnglish])('the City Lead at $width px, in $language', (way) => {
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
    await asking.page.getByRole('button', { name: t('organisations.apply.begin') }).click()
    await describeBikeKitchen(asking)
    await asking.page.getByRole('heading', { level: 1, name: t('organisations.apply.sent') }).waitFor()
    await expectGoodPage(asking.page)
    await asking.page.getByRole('link', { name: t('organisations.apply.toDesk') }).click()
    await asking.page.getByText(t('desk.queue.standing-waiting.text')).waitFor()
    await expectGoodPage(asking.page)

    const { page } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    expect(new URL(page.url()).pathname).toBe('/brighton-and-hove/lead')
    await expectGoodPage(page)
    const asks = t('desk.queue.organisation-asks.title', { name })
    await page.getByRole('link', { name: `${t('desk.queue.organisation-asks.action')}: ${asks}` }).click()
    await decide(page, t, { as: 'more-asked', note: 'Who keeps the tools safe?' })
    await expectGoodPage(page)
    // The other side is told, answers, and waits again.
    await expect.poll(() => letterTo(email)).toContain('Who keeps the tools safe?')
    await asking.page.reload()
    await asking.page.getByRole('link', { name: new RegExp(t('desk.queue.standing-more-asked.action')) }).click()
    await expectGoodPage(asking.page)
    await asking.page.getByLabel(t('organisations.joining.note')).fill('Two of us, and a lock.')
    await asking.page.getByRole('button', { name: t('organisations.joining.answer') }).click()
    await asking.page.getByText(t('common.saved')).waitFor()
    await page.reload()
    await page.getByText('Two of us, and a lock.').waitFor()
    await decide(page, t, { as: 'approved' })
    await expectGoodPage(page)
    await expect.poll(() => letterTo(email)).toContain(t('mail.step.approved.next'))

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
    await page.goto('/brighton-and-hove/lead/curate')
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

/** A badge that the library has drafted, as its manager would send it. */
async function draftABadge(name: string): Promise<string> {
  const manager = await new Visitor().signIn('manager@demo.example')
  const drafted = await manager.post(`/organisations/${library}/manage/badges/new`, {
    ...{ name, description: 'Can mend a puncture.', theme: 'food', level: '1', skills: 'Mend a tyre' },
    ...{ criteria: 'Mend it.', assessment: 'A volunteer watches.', imageAlt: 'A wheel', outline: 'circle' },
    ...{ ring: 'plain', colour: 'sky', icon: 'star' },
  })
  const page = drafted.headers.get('location')
  if (!page) throw new Error(textOf(await drafted.text()).slice(0, 600))
  return new URL(page, origin).pathname
}

test.each([phoneInWelsh, deskInEnglish])(
  'a badge is returned with a comment, mended and approved, at $width px, in $language',
  async (way) => {
    const [desk, review] = [await openOwnWindow(browser, way), await openOwnWindow(browser, way)]
    const { t } = desk
    const name = `Puncture ${freshLetters()}`
    const badge = await draftABadge(name)
    await signInByDemoBar(desk.page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await signInByDemoBar(review.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    const askForReview = async () => {
      await desk.page.goto(badge)
      await desk.page.getByRole('button', { name: t('badges.review.ask'), exact: true }).click()
      await desk.page.getByText(t('badges.review.asked')).waitFor()
      await expectGoodPage(desk.page)
      await review.page.goto('/brighton-and-hove/lead/reviews')
      await review.page.getByRole('link', { name }).first().click()
      await review.page.getByRole('heading', { level: 1, name }).waitFor()
    }
    await askForReview()
    const comment = review.page.getByLabel(t('badges.review.commentOn', { field: t('badges.review.field.criteria') }))
    await comment.fill('How is it seen that it holds air?')
    // Not all seven were looked at: what was typed stays.
    await review.page.getByRole('button', { name: t('badges.review.approve'), exact: true }).click()
    await review.page.getByText(t('badges.review.refused.not-all-was-looked-at')).waitFor()
    expect(await comment.inputValue()).toBe('How is it seen that it holds air?')
    await expectGoodPage(review.page)
    await review.page.getByRole('button', { name: t('badges.review.return'), exact: true }).click()
    await review.page.getByText(t('badges.review.decided')).waitFor()
    await desk.page.goto(badge)
    await desk.page.getByText('How is it seen that it holds air?').waitFor()
    await expectGoodPage(desk.page)
    await desk.page.getByLabel(t('badges.earnIt'), { exact: true }).fill('Mend it. It holds air for an hour.')
    await desk.page.getByRole('button', { name: t('manage.saveDraft') }).click()
    await desk.page.getByText(t('common.saved')).waitFor()

    await askForReview()
    await review.page.getByText('It holds air for an hour.').first().waitFor()
    for (const looked of await review.page.getByRole('checkbox').all()) await looked.check()
    await review.page.getByRole('button', { name: t('badges.review.approve'), exact: true }).click()
    await review.page.getByText(t('badges.review.decided')).waitFor()
    await expectGoodPage(review.page)
    await desk.page.goto(badge)
    const date = longDate(way.language, new Date())
    await desk.page.getByText(t('badges.review.reviewed', { date, version: 1 })).waitFor()
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'a place is edited in Welsh first, and a colleague invited by mail leads it too, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    const edit = '/brighton-and-hove/lead/place'
    const first = async (language: 'en' | 'cy') => {
      await page.goto(edit)
      await page.getByRole('radio', { name: t(`common.language.${language}`), exact: true }).check()
      await page.getByRole('button', { name: t('common.save'), exact: true }).click()
      await page.getByText(t('common.saved')).waitFor()
    }
    const fields = () =>
      page
        .locator('input[name=name], input[name=nameCy]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('name')))
    await page.goto(edit)
    await expectGoodPage(page)
    expect(await fields()).toEqual(['name', 'nameCy'])
    await first('cy')
    try {
      expect(await fields()).toEqual(['nameCy', 'name'])
      await expectGoodPage(page)
    } finally {
      await first('en')
    }

    const email = `lead.${freshLetters()}@colleague.example`
    const colleague = await new Visitor().signIn(email)
    const opens = async () => (await colleague.get('/brighton-and-hove/lead')).status
    expect(await opens()).toBe(403)
    await page.goto('/brighton-and-hove/lead/people')
    await page.getByLabel(t('lead.people.email')).fill(email)
    await page.getByRole('button', { name: t('lead.people.send'), exact: true }).click()
    await page.getByText(t('lead.people.invited', { email })).waitFor()
    await expectGoodPage(page)
    const offered = await until(async () => {
      const mails = await (await fetch(`${origin}/demo/mail?to=${encodeURIComponent(email)}`)).text()
      const [path] = /\/invitations\/roles\/[0-9a-f-]{36}/.exec(mails) ?? []
      if (!path) throw new Error('no role was offered')
      return path
    })
    // Nobody leads before they agree, and nobody else can agree for them.
    expect(await opens()).toBe(403)
    const stranger = await new Visitor().signIn(`stranger.${email}`)
    await stranger.post(offered)
    expect((await stranger.get('/brighton-and-hove/lead')).status).toBe(403)
    expect((await colleague.post(offered)).headers.get('location')).toBe('/brighton-and-hove/lead')
    expect(await opens()).toBe(200)
    await page.goto('/brighton-and-hove/lead/people')
    await page.getByRole('link', { name: t('manage.members.takeOutOne', { name: email }) }).click()
    await page.getByRole('button', { name: t('lead.people.remove'), exact: true }).click()
    await page.getByText(t('common.saved')).waitFor()
    expect(await opens()).toBe(403)
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'the City Lead sees who took part, by month and organisation, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    await page.goto('/brighton-and-hove/lead/report')
    await page.getByRole('link', { name: t('attendance.title'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('attendance.title') }).waitFor()
    await page.getByRole('main').locator('.hbars').getByText('City Learning Team').waitFor()
    await page
      .locator('summary', { hasText: t('impact.asTable') })
      .first()
      .click()
    await page
      .getByRole('columnheader', { name: t('attendance.figures.walkedIn') })
      .first()
      .waitFor()
    await page.getByText(t('bookings.after.comesAgain')).waitFor()
    await expectGoodPage(page)
  },
)

/** What stands on A4 between its margins, in CSS pixels. */
const paper = { width: Math.round(((210 - 2 * 14) / 25.4) * 96), height: Math.round(((297 - 2 * 16) / 25.4) * 96) }

test.each(['en', 'cy'] as const)('the report goes on paper alone, with nothing cut off, in %s', async (language) => {
  const { page, t } = await openOwnWindow(browser, deskInEnglish)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
  await page.goto(`/brighton-and-hove/lead/report?in=${language}`)
  await page.setViewportSize(paper)
  await page.emulateMedia({ media: 'print' })
  const onPaper = page.locator('.report')
  await onPaper.getByText(translator(language)('report.stuckTitle')).waitFor()
  for (const frame of ['nav', 'form', 'button', 'input', 'textarea', 'header:not(.report header)', 'footer'])
    expect(await page.locator(frame).filter({ visible: true }).count(), frame).toBe(0)
  const beyond = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    return [...document.querySelectorAll('.report *')]
      .filter((one) => one.getBoundingClientRect().right > wide + 1 || one.scrollWidth > one.clientWidth + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => one.textContent)
  })
  expect(beyond).toEqual([])
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, outline: false })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('the City Lead rewords a level of the badge standard, and the place has a second version', async () => {
  const { page, t } = await openOwnWindow(browser, deskInWelsh)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Lena Example' })
  await page.goto('/brighton-and-hove/lead/curate')
  await page.getByRole('link', { name: t('lead.standard.title') }).click()
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
