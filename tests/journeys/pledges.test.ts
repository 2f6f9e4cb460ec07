import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { needed } from '#infrastructure/needed.ts'
import { library } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { Visitor } from '../support/site/visitor.ts'
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

test.each([phoneInWelsh, deskInEnglish])(
  'an organisation promises a talk, the City Lead makes it live, and a learner says that it was not kept, at $width px, in $language',
  async (way) => {
    const job = `Tester ${randomBytes(3).toString('hex')}`
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(`/organisations/${library}/manage/pledges`)
    await expectGoodPage(page)
    await page
      .getByRole('link', { name: t('pledges.desk.new') })
      .first()
      .click()
    await page.getByRole('button', { name: t('pledges.desk.look') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await page.getByLabel(t('pledges.desk.act')).selectOption('talk')
    await page.getByRole('radio', { name: t('pledges.scope.job') }).check()
    await page.getByLabel(t('pledges.desk.subject'), { exact: false }).first().fill(job)
    await page.getByLabel(t('pledges.desk.wordsCy')).fill('Dewch am sgwrs gyda’n llyfrgellydd.')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('pledges.desk.look') }).click()
    await page.getByText('Dewch am sgwrs gyda’n llyfrgellydd.').first().waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('pledges.desk.offer'), exact: true }).click()
    await page.getByText(t('pledges.desk.offeredText')).waitFor()
    await expectGoodPage(page)
    const [, id = ''] = /pledges\/([0-9a-f-]{36})/.exec(page.url()) ?? []
    // Nobody else sees it before the City Lead has read it.
    expect((await new Visitor().get(`/pledges/${id}`)).status).toBe(404)
    expect((await new Visitor().get(`/pledges/${id}.json`)).status).toBe(404)

    const lead = await openOwnWindow(browser, way)
    await signInByDemoBar(lead.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    await lead.page.goto('/brighton-and-hove/lead/recognition/pledges?state=waiting')
    await expectGoodPage(lead.page)
    await lead.page.goto(`/brighton-and-hove/lead/recognition/pledges/${id}`)
    await lead.page.getByRole('button', { name: t('pledges.lead.refuse'), exact: true }).click()
    await lead.page.getByText(t('pledges.lead.refused.note-is-missing')).first().waitFor()
    await lead.page.getByRole('button', { name: t('pledges.lead.look') }).click()
    await lead.page.getByRole('button', { name: t('pledges.lead.makeLive') }).waitFor()
    await expectGoodPage(lead.page)
    await lead.page.getByRole('button', { name: t('pledges.lead.makeLive') }).click()
    await lead.page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(lead.page)
    expect((await new Visitor().get(`/pledges/${id}.json`)).status).toBe(200)

    const learner = await openOwnWindow(browser, way)
    await signInByDemoBar(learner.page, { bar: t('demo.signInAs'), name: 'Ash Example' })
    await learner.page.goto(`/brighton-and-hove/organisations/${library}`)
    await learner.page.locator('#promised').getByText('Dewch am sgwrs gyda’n llyfrgellydd.').first().waitFor()
    await expectGoodPage(learner.page)
    await learner.page.goto(`/pledges/${id}`)
    await expectGoodPage(learner.page)
    await learner.page.getByRole('link', { name: t('pledges.report.link') }).click()
    await learner.page.getByLabel(t('pledges.report.said')).fill('Neb yno.')
    await expectGoodPage(learner.page)
    await learner.page.getByRole('button', { name: t('pledges.report.send') }).click()
    await learner.page.getByText(t('pledges.report.done')).waitFor()
    await expectGoodPage(learner.page)

    await lead.page.reload()
    await lead.page.getByText('Neb yno.').waitFor()
    await lead.page.getByLabel(t('pledges.lead.reason')).fill('Ffoniwch fi.')
    await lead.page.getByRole('button', { name: t('pledges.lead.suspend'), exact: true }).click()
    await lead.page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(lead.page)
    await page.reload()
    await page.getByText('Ffoniwch fi.').waitFor()
    expect(await page.getByText('Neb yno.').count()).toBe(0)
    await expectGoodPage(page)
    expect(await (await new Visitor().get(`/brighton-and-hove/organisations/${library}`)).text()).not.toContain(job)
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'the City Lead asks what another is worth, and an organisation says it with a signature, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const [list, path] = way.width === 360 ? ['organisations', '/organisations/'] : ['pathways', '/pathways/']
    const answer = await fetch(`${site.origin}/api/v1/places/brighton-and-hove/${list}?limit=9`)
    const { items } = (await answer.json()) as { items: { slug: string; organisation?: string | null }[] }
    const { slug } = needed(
      items.findLast((one) => one.slug !== library && one.organisation !== library),
      'what is asked about',
    )
    const said = `Mae’n werth llawer i ni ${randomBytes(3).toString('hex')}.`
    const shown = `/brighton-and-hove${path}${slug}`
    const lead = await openOwnWindow(browser, way)
    await signInByDemoBar(lead.page, { bar: t('demo.signInAs'), name: 'Lena Example' })
    await lead.page.goto('/brighton-and-hove/lead/recognition')
    await lead.page.getByLabel(t('recognition.ask.about')).fill('Atlantis')
    await lead.page.getByRole('button', { name: t('recognition.ask.send') }).click()
    await lead.page.getByText(t('recognition.ask.refused.subject-not-found')).first().waitFor()
    await lead.page.getByLabel(t('recognition.ask.about')).fill(`${list}/${slug}`)
    await lead.page.getByLabel(t('recognition.ask.whom')).fill(library)
    await lead.page.getByRole('button', { name: t('recognition.ask.send') }).click()
    await lead.page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(lead.page)

    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(`/organisations/${library}/manage/recognition`)
    await page
      .getByRole('row')
      .filter({ hasText: t('recognition.state.asked') })
      .getByRole('link')
      .first()
      .click()
    await page.getByLabel(t('recognition.commentCy')).fill(said)
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('recognition.look') }).click()
    await expectGoodPage(page)
    expect(await (await new Visitor().get(shown)).text()).not.toContain(said)
    await page.getByRole('button', { name: t('recognition.sign') }).click()
    await page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(page)
    const reader = await openOwnWindow(browser, way)
    await reader.page.goto(shown)
    await reader.page.locator('#recognised').getByText(said).waitFor()
    await expectGoodPage(reader.page)
    await page.getByRole('button', { name: t('recognition.withdraw'), exact: true }).click()
    await page.getByRole('button', { name: t('recognition.withdraw'), exact: true }).click()
    await page.getByText(t('common.saved')).waitFor()
    expect(await (await new Visitor().get(shown)).text()).not.toContain(said)
  },
)
