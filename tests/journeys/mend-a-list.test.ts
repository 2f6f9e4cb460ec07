import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const manage = `/organisations/${library}/manage`
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'every line of a messy list is mended in place, and the run is taken up again, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const mark = freshLetters()
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    await page.goto(`${manage}/awards/new`)
    const csv = [
      'Student No;Surname;First name;E-mail address;Iaith;Date earned',
      `1;Specimen${mark};Carys;carys.${mark}@people.example;Cymraeg;3 March 2026`,
      `2;Instance${mark};Rhys;rhys.${mark}@people.example;;`,
      `3;Instance${mark};R.;rhys.${mark}@people.example;;`,
      `4;Sketch${mark};Nia;;;31/02/2026`,
      ';Total;;;;',
    ].join('\n')
    await page.getByRole('combobox', { name: t('check.name') }).selectOption({ index: 1 })
    await page
      .getByLabel(t('manage.awards.list'))
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByLabel(t('awards.evidence')).first().fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByText(t('manage.check.problem.date-is-wrong')).waitFor()
    await page.getByText(t('manage.check.problem.not-a-name')).waitFor()
    await expectGoodPage(page)
    // Whatever is pressed, what was typed elsewhere stays.
    await page.getByLabel(t('manage.check.extra.date')).fill('28/02/2026')
    const question = page.getByRole('group', {
      name: t('manage.check.askSame', { line: 4, name: `Rhys Instance${mark}` }),
    })
    await question.getByRole('radio', { name: t('manage.check.same'), exact: true }).check()
    await page.getByRole('button', { name: t('manage.check.leaveAll', { count: 3 }) }).click()
    await page.getByText(t('manage.check.repeats', { line: 3 })).waitFor()
    await page.getByText(t('manage.check.summaryOut', { count: 1 })).waitFor()
    await expectGoodPage(page)
    await page.getByText(t('manage.check.mailTo', { name: `Carys Specimen${mark}` })).click()
    await page
      .getByText(/Rydych chi wedi ennill|Eich bathodyn/)
      .first()
      .waitFor()
    // A line in which nothing is wrong can be changed too.
    await page.getByRole('link', { name: t('manage.check.mendLine', { line: 3 }) }).click()
    await page.getByLabel(t('manage.check.extra.note')).fill('Well done!')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.check.give', { count: 3 }) }).click()
    await page.waitForURL(/\/runs\//)
    await page.getByRole('link', { name: `Nia Sketch${mark}`, exact: true }).waitFor()
    const run = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.getByRole('button', { name: t('runs.held.undo'), exact: true }).click()
    await page.getByText(t('runs.undoneText')).waitFor()
    // What was taken back is not lost.
    await page.getByRole('link', { name: t('runs.again') }).click()
    await expectGoodPage(page)
    expect(await page.getByRole('combobox', { name: t('manage.awards.fromRun') }).inputValue()).toBe(run)
    await page.getByLabel(t('awards.evidence')).first().fill('Seen by the journey')
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByText(t('manage.check.from.run')).waitFor()
    await page.getByRole('button', { name: t('manage.check.give', { count: 3 }) }).waitFor()
    await expectGoodPage(page)
  },
)
