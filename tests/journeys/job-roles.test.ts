import { randomBytes, randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { Visitor } from '../support/site/visitor.ts'
import { expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh, signInByDemoBar } from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

const place = '/brighton-and-hove'

test('an employer offers a job, a learner sees what their badges show of it, and it closes', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const title = `Golygydd sain ${randomBytes(3).toString('hex')}`
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
  await page.goto(`/organisations/${library}/manage/vacancies`)
  await expectGoodPage(page)
  await page
    .getByRole('link', { name: t('vacancies.new') })
    .first()
    .click()
  const field = (name: MessageKey) => page.getByLabel(t(name), { exact: true })
  await field('vacancies.form.title').fill(title)
  await field('vacancies.form.about').fill('Editing sound for the local radio.')
  await page.getByRole('button', { name: t('pledges.desk.look') }).click()
  // The kind and the last day are missing; what was typed is still there.
  await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
  await expectGoodPage(page)
  expect(await field('vacancies.form.title').inputValue()).toBe(title)
  await page.getByLabel(t('vacancies.kind.job'), { exact: true }).check()
  await page.getByLabel(t('vacancies.form.pay')).fill('£13 yr awr, neu fwy')
  await page
    .getByLabel(t('vacancies.form.closesOn'))
    .fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel(t('vacancies.form.apply')).fill('Ffoniwch Marek.')
  await page.getByRole('button', { name: t('work.skills.propose') }).click()
  await page.getByText('Golygu sain').first().click()
  await page.getByRole('button', { name: t('pledges.desk.look') }).click()
  await page.getByRole('button', { name: t('work.publish'), exact: true }).waitFor()
  await expectGoodPage(page)
  const [, id = ''] = /vacancies\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  const here = `${place}/vacancies/${id}`
  expect((await new Visitor().get(here)).status).toBe(404)
  await page.getByRole('button', { name: t('work.publish'), exact: true }).click()
  await page.getByRole('button', { name: t('vacancies.desk.close') }).waitFor()
  await expectGoodPage(page)

  const learner = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(learner.page, { bar: t('demo.signInAs'), name: 'Ash Example' })
  await learner.page.goto(`${place}/vacancies?kind=job`)
  await expectGoodPage(learner.page)
  await learner.page.getByRole('link', { name: title }).click()
  await learner.page.getByText('£13 yr awr, neu fwy').waitFor()
  await learner.page.getByText(t('work.match.private')).waitFor()
  await expectGoodPage(learner.page)

  const lead = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(lead.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
  await lead.page.goto(`${place}/lead/recognition/vacancies`)
  await expectGoodPage(lead.page)
  await lead.page.getByRole('link', { name: title }).click()
  await lead.page.getByLabel(t('vacancies.lead.reason')).fill('Dywedwch pryd.')
  await lead.page.getByRole('button', { name: t('vacancies.lead.hide') }).click()
  await lead.page.getByText(t('vacancies.lead.hideAsk')).waitFor()
  await expectGoodPage(lead.page)
  await lead.page.getByRole('button', { name: t('vacancies.lead.hide') }).click()
  await lead.page.getByRole('button', { name: t('vacancies.lead.show') }).waitFor()
  expect((await new Visitor().get(here)).status).toBe(404)
  await lead.page.getByRole('button', { name: t('vacancies.lead.show') }).click()
  await lead.page.getByLabel(t('vacancies.lead.reason')).waitFor()

  await page.getByRole('button', { name: t('vacancies.desk.close') }).click()
  await page.getByText(t('common.saved')).waitFor()
  await learner.page.reload()
  await learner.page.getByText(t('vacancies.closed')).waitFor()
  await expectGoodPage(learner.page)

  // What is read from the employer's own page is shown by one press, after a look.
  await page.goto(`/organisations/${library}/manage/vacancies/sources`)
  await page.getByLabel(t('vacancies.sources.address')).fill(`https://jobs.invalid/${title.slice(-6)}`)
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('vacancies.sources.addIt') }).click()
  await page.getByRole('button', { name: t('vacancies.sources.readNow') }).waitFor()
  const [, sourceId = ''] = /sources\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  await draftsOfSource(sourceId, [`${title} 1`, `${title} 2`])
  await page.reload()
  await expectGoodPage(page)
  await page.getByLabel(t('vacancies.sources.chooseOne', { title: `${title} 2` })).uncheck()
  await page.getByRole('button', { name: t('vacancies.sources.show'), exact: true }).click()
  await page.getByRole('button', { name: t('vacancies.sources.showNow') }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('vacancies.sources.showNow') }).click()
  await page.getByText(t('vacancies.sources.shown', { count: 1 })).waitFor()
  const listed = await (await new Visitor().get(`${place}/vacancies?q=${title.slice(-6)}`)).text()
  expect([listed.includes(`${title} 1`), listed.includes(`${title} 2`)]).toEqual([true, false])
  await page.getByRole('button', { name: t('vacancies.sources.stop') }).click()
  await page.getByText(t('vacancies.sources.stopAsk')).waitFor()
  await page.getByRole('button', { name: t('vacancies.sources.stop') }).click()
  await page.getByRole('button', { name: t('vacancies.sources.addIt') }).waitFor()
})

/** As if the page that a source reads had said these jobs. */
const draftsOfSource = (sourceId: string, titles: string[]) =>
  withDatabase(async ({ database }) => {
    const { organisationId, placeId } = await database
      .selectFrom('vacancySources')
      .select(['organisationId', 'placeId'])
      .where('id', '=', sourceId)
      .executeTakeFirstOrThrow()
    const at = new Date()
    const said = { kind: 'job', about: 'Gwaith.', pay: '£13 yr awr', applyUrl: 'https://jobs.invalid/1', ageMin: 18 }
    const closesOn = new Date(at.getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
    await database
      .insertInto('vacancies')
      .values(
        titles.map((title) => ({
          ...{ id: randomUUID(), organisationId, placeId, sourceId, state: 'draft', title, closesOn, ...said },
          ...{ listedAs: title, sourceSaid: title, skills: JSON.stringify([]), createdAt: at, changedAt: at },
        })),
      )
      .execute()
  })

test('an employer describes a kind of job, a learner sees what their badges show of it, and the City Lead drafts the way there', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const job = `Golygydd ${randomBytes(3).toString('hex')}`
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
  await page.goto(`/organisations/${library}/manage/roles`)
  await expectGoodPage(page)
  await page
    .getByRole('link', { name: t('work.role.new') })
    .first()
    .click()
  await page.getByRole('button', { name: t('pledges.desk.look') }).click()
  await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
  await page.getByLabel(t('work.role.name'), { exact: true }).fill(job)
  await page.getByLabel(t('work.role.about'), { exact: true }).fill('Editing sound, Basic programming and budgeting.')
  await page.getByRole('button', { name: t('work.skills.propose') }).click()
  // Found in the words, and asked for only when it is ticked.
  await page.getByText('Golygu sain').first().waitFor()
  await expectGoodPage(page)
  await page.getByText('Golygu sain').first().click()
  await page.getByLabel(t('work.skills.must'), { exact: false }).fill('Nonsense skill')
  await page.getByRole('button', { name: t('pledges.desk.look') }).click()
  await page
    .getByText(t('work.skills.unknown', { name: 'Nonsense skill' }))
    .first()
    .waitFor()
  expect(await page.getByLabel(t('work.role.name'), { exact: true }).inputValue()).toBe(job)
  await page.getByLabel(t('work.skills.must'), { exact: false }).fill('Rhaglennu sylfaenol')
  await page.getByRole('button', { name: t('work.skills.propose') }).click()
  await page.getByText('Golygu sain').first().click()
  await page.getByRole('button', { name: t('pledges.desk.look') }).click()
  await page.getByRole('button', { name: t('work.publish'), exact: true }).waitFor()
  await expectGoodPage(page)
  const [, id = ''] = /roles\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  const here = `${place}/roles/${id}`
  expect((await new Visitor().get(here)).status).toBe(404)
  await page.getByRole('button', { name: t('work.publish'), exact: true }).click()
  await page.getByRole('button', { name: t('work.takeBack') }).waitFor()
  await expectGoodPage(page)
  expect((await new Visitor().get(here)).status).toBe(200)

  const learner = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(learner.page, { bar: t('demo.signInAs'), name: 'Ash Example' })
  await learner.page.goto(`${place}/roles`)
  await expectGoodPage(learner.page)
  await learner.page.getByRole('link', { name: job }).click()
  await learner.page.getByText(t('work.match.private')).waitFor()
  await expectGoodPage(learner.page)
  await learner.page.getByLabel(t('work.map.from')).selectOption({ label: 'Rheolwr gwesty' })
  await learner.page.getByRole('button', { name: t('work.map.show') }).click()
  await learner.page.getByRole('heading', { name: t('work.map.missing') }).waitFor()
  await expectGoodPage(learner.page)
  // Only who leads the place drafts a pathway of it.
  expect(await learner.page.getByRole('link', { name: t('work.bridge.link') }).count()).toBe(0)

  const lead = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(lead.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
  await lead.page.goto(`${place}/lead/recognition/skills`)
  await expectGoodPage(lead.page)
  await lead.page.goto(learner.page.url())
  await lead.page.getByRole('link', { name: t('work.bridge.link') }).click()
  await expectGoodPage(lead.page)
  await lead.page.getByRole('button', { name: t('work.bridge.draft') }).click()
  await lead.page.getByText(t('common.saved')).waitFor()
  expect(lead.page.url()).toMatch(/\/lead\/pathways\/[0-9a-f-]{36}/)
  // A second press finds the draft.
  await lead.page.goto(`${place}/lead/recognition${new URL(learner.page.url()).pathname.replace(place, '')}`)
  await lead.page.getByRole('button', { name: t('work.bridge.draft') }).click()
  await lead.page.getByText(t('work.bridge.already')).waitFor()

  await page.getByRole('button', { name: t('work.takeBack') }).click()
  await page.getByRole('button', { name: t('pledges.desk.look') }).waitFor()
  expect((await new Visitor().get(here)).status).toBe(404)
})
