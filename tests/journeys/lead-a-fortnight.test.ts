import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '#capabilities/placements/year-rules.ts'
import { needed } from '#infrastructure/needed.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { withDatabase } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const year = '/southampton/lead/year'
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

const today = localParts(new Date()).date

/** The next update is today, whatever day the demonstration was made on. */
function bringNextToToday() {
  return withDatabase(async ({ database }) => {
    const next = await database
      .selectFrom('placementMeetings')
      .innerJoin('placements', 'placements.id', 'placementId')
      .innerJoin('places', 'places.id', 'placeId')
      .select(['placementId', 'kind', 'number'])
      .where('slug', '=', 'southampton')
      .where('state', '=', 'planned')
      .where('kind', '=', 'update')
      .orderBy('heldOn')
      .executeTakeFirstOrThrow()
    await database
      .updateTable('placementMeetings')
      .set({ heldOn: today })
      .where('placementId', '=', next.placementId)
      .where('kind', '=', next.kind)
      .where('number', '=', next.number)
      .execute()
    return next.number
  })
}

test.each([phoneInWelsh, deskInEnglish])(
  'a lead holds an update, what was agreed is carried to the next, and a week goes into the ledger, at $width px, in $language',
  async (way) => {
    const number = await bringNextToToday()
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Sana Example' })
    await page.goto(year)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('year.open') }).click()
    await page.getByRole('heading', { name: t('year.meeting.update', { number }), level: 1 }).waitFor()
    await page.getByRole('heading', { name: t('meeting.agenda') }).waitFor()
    await expectGoodPage(page)

    // What is missing of an action is said, and nothing that was typed is lost; the notes are kept already.
    const agreed = `Write to the port about ${way.language}`
    await page.getByLabel(t('meeting.notes')).fill('The port comes in May.')
    await page.getByLabel(t('meeting.decisions')).fill('Begin with welders')
    await page.getByLabel(t('meeting.action.new')).fill(agreed)
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    expect(await page.getByLabel(t('meeting.action.new')).inputValue()).toBe(agreed)
    await page.getByLabel(t('meeting.action.owner')).selectOption({ label: 'Owen Example' })
    await page.getByLabel(t('meeting.action.due')).fill(daysAfter(today, 10))
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByText(t('common.saved')).waitFor()
    await page.getByRole('rowheader', { name: agreed }).waitFor()

    await page.getByRole('button', { name: t('meeting.hold') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('meeting.holdNow') }).click()
    await page.getByText(t('meeting.state.held')).first().waitFor()
    expect(await page.getByLabel(t('meeting.notes')).inputValue()).toBe('The port comes in May.')
    await expectGoodPage(page)

    // The next one has it, until it is done.
    await page
      .getByRole('link', { name: t('year.title') })
      .first()
      .click()
    await page.getByRole('link', { name: t('year.open') }).click()
    await page.getByRole('heading', { name: t('meeting.carried') }).waitFor()
    const done = page.getByRole('button', { name: agreed })
    await done.click()
    await page.getByText(t('common.saved')).waitFor()
    expect(await done.count()).toBe(0)
    await expectGoodPage(page)

    await page.goto(year)
    await page.getByRole('link', { name: t('year.ledger') }).click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('ledger.write') }).click()
    const cell = page.getByLabel(`${t('ledger.work.existing')}: ${t('programme.duty.meetings')}`)
    await cell.fill('15')
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await cell.fill(way.language === 'cy' ? '2' : '3')
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByText(t('common.saved')).waitFor()
    const days = way.language === 'cy' ? '1' : '1.5'
    const own = page.getByText(t('ledger.ownDays', { days })).first()
    expect(needed(await own.textContent(), 'days')).toContain(days)
  },
)

test('a lead quotes a figure in a need, agrees to it and shows it to everybody, on a phone in Welsh', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const title = 'Rhywle i ddysgu ar ôl chwech'
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Sana Example' })
  await page.goto('/southampton/lead/needs')
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('needs.figuresLink') }).click()
  await page
    .getByText(t('figures.fifth', { most: 37, of: 152, nation: t('figures.nation.england') }))
    .first()
    .waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('needs.mineTitle'), exact: true }).click()
  await page.getByRole('link', { name: t('needs.new') }).click()
  await page.getByLabel(t('needs.form.title'), { exact: true }).fill(title)
  await page.getByLabel(t('needs.form.about'), { exact: true }).fill('Mae popeth yn gorffen yn gynnar.')
  await press(t('needs.proposeNow'))
  // It quotes nothing yet: that is said, and what was typed stays.
  await page.getByText(t('needs.refused.quotes-nothing')).first().waitFor()
  await expectGoodPage(page)
  expect(await page.getByLabel(t('needs.form.title'), { exact: true }).inputValue()).toBe(title)
  await page.getByLabel(t('needs.form.indicator')).selectOption({ label: 'Sgiliau oedolion' })
  await press(t('needs.proposeNow'))
  await page.getByText(t('common.saved')).waitFor()
  await expectGoodPage(page)
  await press(t('needs.step.agree'))
  await page.getByLabel(t('needs.address')).fill('/southampton/badges/nothing-here')
  await press(t('needs.add'))
  await page.getByText(t('needs.refused.no-such-thing')).first().waitFor()
  await expectGoodPage(page)
  await press(t('needs.show'))
  await expectGoodPage(page)
  await press(t('needs.showNow'))
  await page.getByRole('link', { name: t('needs.seePublic') }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await expectGoodPage(page)
  await page.goto(`/southampton/needs?q=${encodeURIComponent('ar ôl chwech')}`)
  await page.getByRole('link', { name: title }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('needs.figuresLink') }).click()
  await page.getByRole('heading', { name: t('figures.title', { place: 'Southampton' }), level: 1 }).waitFor()
  await expectGoodPage(page)
})

test('a lead brings a list, keeps what was understood, notes a call and sees what is due, on a phone in Welsh', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const fill = (name: string, text: string) => page.getByLabel(name, { exact: true }).fill(text)
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Sana Example' })
  await page.goto('/southampton/lead/network')
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('convening.bring') }).click()
  await fill(t('convening.list.source'), 'Ffair yrfaoedd')
  await fill(
    t('convening.list.list'),
    [
      'Sefydliad,Math,Cyswllt,E-bost,Sail gyfreithlon,Cam nesaf,Erbyn pryd',
      `Becws y Pier,cyflogwr,Ann Lee,ann@becws.example,cydsyniad,Ffonio,${tomorrow}`,
      'Syrcas,syrcas,,,,,',
    ].join('\n'),
  )
  await press(t('convening.list.look'))
  await page.getByText(t('convening.list.why.not-known')).waitFor()
  await expectGoodPage(page)
  await press(t('convening.list.keep'))
  await page.getByText(t('convening.list.made', { organisations: 1, contacts: 1 })).waitFor()
  await page.goto('/southampton/lead')
  await page.getByText(t('desk.queue.network-due.title', { count: 1 })).waitFor()
  await page.goto('/southampton/lead/network?due=week')
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Becws y Pier' }).click()
  await expectGoodPage(page)
  await page.getByRole('combobox', { name: t('convening.stage'), exact: true }).selectOption('met')
  await press(t('convening.moveNow'))
  await page.getByText(t('common.saved')).waitFor()
  await fill(t('convening.log.said'), 'Ffoniwch Ann ar 01273 290800')
  await press(t('convening.log.now'))
  // How to reach a person has no place there, and what was typed stays.
  await page.getByText(t('convening.refused.reaches-a-person')).first().waitFor()
  await expectGoodPage(page)
  await fill(t('convening.log.said'), 'Hoffai Ann Lee helpu.')
  await press(t('convening.log.now'))
  await page.getByText('Hoffai Ann Lee helpu.').waitFor()
  await page.getByRole('link', { name: 'Ann Lee', exact: true }).click()
  await press(t('convening.contact.erase'))
  await page.getByText('Hoffai Ann Lee helpu.').waitFor()
  await expectGoodPage(page)
  await press(t('convening.contact.eraseNow'))
  await page.getByText(t('convening.log.erased')).waitFor()
  await press(t('convening.step.done'))
  await page.getByRole('button', { name: t('convening.step.done'), exact: true }).waitFor({ state: 'detached' })
  await page.goto('/southampton/lead/network?due=week')
  await page.getByText(t('desk.list.nothingFits')).waitFor()
})
