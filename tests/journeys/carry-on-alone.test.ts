import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { exitItems } from '#capabilities/placements/exit-plan.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { withDatabase } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const year = '/cambridgeshire/lead/year'
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** A lead whom the demonstration’s bar offers leads this place too, as long as the test lasts. */
async function leadHere(email: string) {
  await withDatabase(async ({ database }) => {
    const { id: placeId } = await database
      .selectFrom('places')
      .select('id')
      .where('slug', '=', 'cambridgeshire')
      .executeTakeFirstOrThrow()
    const { id: personId } = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    await database.insertInto('placeLeads').values({ placeId, personId, since: new Date() }).execute()
    onTestFinished(() =>
      withDatabase(async (open) => {
        await open.database
          .deleteFrom('placeLeads')
          .where('placeId', '=', placeId)
          .where('personId', '=', personId)
          .execute()
      }),
    )
  })
}

/** Everything but one thing is settled, and the year has come to its last stage. */
function settleAllBut(open: string) {
  return withDatabase(async ({ database }) => {
    const { id } = await database
      .updateTable('placements')
      .set({ stage: 'sustain' })
      .where('placeId', 'in', (places) => places.selectFrom('places').select('id').where('slug', '=', 'cambridgeshire'))
      .returning('id')
      .executeTakeFirstOrThrow()
    await database
      .insertInto('placementExits')
      .values(
        exitItems
          .filter((item) => item !== open)
          .map((item) => ({ placementId: id, item, said: 'Wedi’i drefnu', state: 'done', settledAt: new Date() })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return id
  })
}

/** The year and its exit plan, for the next who walks this way. */
const asBefore = () =>
  withDatabase(async ({ database }) => {
    const { id } = await database
      .updateTable('placements')
      .set({ stage: 'convene', exitOpenedAt: null })
      .where('placeId', 'in', (places) => places.selectFrom('places').select('id').where('slug', '=', 'cambridgeshire'))
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.deleteFrom('placementExits').where('placementId', '=', id).execute()
  })

test.each([
  { ...phoneInWelsh, said: ['Mae’r cyngor yn talu tan yr haf', 'Gweinydd y coleg'] as const },
  { ...deskInEnglish, said: ['The council pays until the summer', 'The college’s server'] as const },
])(
  'a lead settles how the place carries on, the team makes it alumni, and everybody sees it in the network, at $width px, in $language',
  async ({ said: [money, mail], ...way }) => {
    const lead = await openOwnWindow(browser, way)
    const { page, t } = lead
    onTestFinished(asBefore)
    await leadHere('southampton.lead@demo.example')
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Sana Example' })
    await page.goto(year)
    await page.getByRole('link', { name: t('exit.title') }).click()
    await page.getByText(t('exit.fact.none')).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('exit.begin') }).click()

    // What is put aside says why, and what was typed stays.
    await page.getByRole('link', { name: t('exit.item.money') }).click()
    await expectGoodPage(page)
    await page.getByLabel(t('exit.owner')).selectOption({ label: 'Felix Example' })
    await page.getByRole('button', { name: t('exit.aside') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    expect(await page.getByLabel(t('exit.owner')).locator('option:checked').textContent()).toBe('Felix Example')
    await page.getByLabel(t('exit.said')).fill(money)
    await page.getByRole('button', { name: t('exit.aside') }).click()
    await page.getByText(t('common.saved')).waitFor()
    await page.getByText(money).waitFor()
    await expectGoodPage(page)

    const id = await settleAllBut('mail')
    await page.goto(year)
    await page.getByRole('link', { name: t('year.open') }).click()
    await page.getByText(t('exit.item.mail')).first().waitFor()

    const team = await openOwnWindow(browser, way)
    await signInByDemoBar(team.page, { bar: t('demo.signInAs'), name: 'Petra Example' })
    await team.page.goto(`/programme/desk/placements/${id}`)
    const onward = team.page.getByRole('button', { name: t('year.goOn', { stage: t('year.stage.alumni') }) })
    await onward.click()
    await team.page.getByText(t('exit.refused.alumni', { items: t('exit.item.mail') })).waitFor()
    await expectGoodPage(team.page)
    await team.page.getByRole('link', { name: t('exit.title') }).click()
    await expectGoodPage(team.page)

    await page.goto(`${year}/exit/mail`)
    await page.getByLabel(t('exit.said')).fill(mail)
    await page.getByRole('button', { name: t('exit.done') }).click()
    await page.getByText(t('exit.closed')).waitFor()
    await team.page.goto(`/programme/desk/placements/${id}`)
    await onward.click()
    expect(await onward.count()).toBe(0)

    const anyone = await openOwnWindow(browser, way)
    await anyone.page.goto('/programme/network')
    await anyone.page.getByRole('heading', { name: t('network.alumni') }).waitFor()
    await expectGoodPage(anyone.page)
    const section = anyone.page.locator('section', {
      has: anyone.page.getByRole('heading', { name: t('network.alumni') }),
    })
    await section
      .last()
      .getByRole('link', { name: inLanguage(way.language, 'Cambridgeshire', 'Swydd Gaergrawnt') })
      .click()
    await anyone.page.getByText(t('network.label.notYet')).waitFor()
    await expectGoodPage(anyone.page)
    await anyone.page.getByRole('link', { name: t('network.see') }).click()
    await anyone.page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto(year)
    await expectGoodPage(page)
  },
)
