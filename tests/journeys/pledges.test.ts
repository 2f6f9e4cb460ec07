import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
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
