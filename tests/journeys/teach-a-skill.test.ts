import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
  type Way,
} from '../support/site/walk.ts'

const opportunities = '/organisations/larkhill-road-library/manage/opportunities'
const deskWithScript: Way = { width: 1280, language: 'en', script: true }
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** With script a skill is found and added; without it the lines are typed. */
async function nameSkills(page: Page, { script }: Way, words: { find: string; add: string; lines: RegExp }) {
  const lines = page.getByLabel(words.lines)
  if (!script) return lines.fill('coginio\nGwneud picl')
  await page.getByLabel(words.find).fill('cook')
  await page.locator('datalist option[value="Cooking"]').waitFor({ state: 'attached' })
  await page.getByLabel(words.find).fill('Cooking')
  await page.getByRole('button', { name: words.add }).click()
  expect(await lines.inputValue()).toBe('Cooking')
  await lines.fill(`${await lines.inputValue()}\nMaking pickle`)
}

describe.each([phoneInWelsh, deskWithScript])('a skill at $width px, in $language', (way) => {
  test('is named by the organisation, seen on the page and leads to what teaches it', async () => {
    const mark = randomBytes(3).toString('hex')
    const { page, t } = await openOwnWindow(browser, way)
    const [cooking, pickle] = way.language === 'cy' ? ['Coginio', 'Gwneud picl'] : ['Cooking', 'Making pickle']
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(`${opportunities}/new`)
    await page.getByLabel(t('manage.opportunity.title'), { exact: true }).fill(`Jars ${mark}`)
    await page.getByLabel(t('opportunities.kindLabel'), { exact: true }).selectOption('workshop')
    await page.getByLabel(t('opportunities.themeLabel'), { exact: true }).selectOption('food')
    await page.getByRole('button', { name: t('manage.saveAndGoOn') }).click()
    await page.getByLabel(t('manage.opportunity.summary'), { exact: true }).fill('Ten jars.')
    await page.getByLabel(t('manage.opportunity.description'), { exact: true }).fill('You fill ten jars.')
    await nameSkills(page, way, {
      find: t('skills.addLabel'),
      add: t('skills.add'),
      lines: new RegExp(`^${t('manage.opportunity.skills')}`),
    })
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.saveAndGoOn') }).click()
    await page.getByRole('radio', { name: t('opportunities.mode.online'), exact: true }).check()
    await page.getByRole('button', { name: t('manage.saveAndGoOn') }).click()
    await page.getByRole('heading', { level: 1, name: t('manage.topic.when.title') }).waitFor()
    await page.goto(page.url().replace('/when', '/how'))
    await page.getByLabel(t('opportunities.booking'), { exact: true }).fill('Write to us.')
    await page.getByRole('button', { name: t('manage.saveAndPublish') }).click()
    await page.getByRole('link', { name: t('manage.seePublic') }).click()
    await page.getByRole('heading', { level: 1, name: `Jars ${mark}` }).waitFor()
    await page.getByText(pickle, { exact: true }).waitFor()
    await expectGoodPage(page)

    await page.getByRole('link', { name: cooking, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: cooking }).waitFor()
    await page.getByRole('link', { name: `Jars ${mark}` }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('skills.where'), { exact: true }).selectOption('plymouth')
    await page.getByRole('button', { name: t('common.apply') }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('plymouth')
    expect(await page.getByRole('link', { name: `Jars ${mark}` }).count()).toBe(0)

    const words = encodeURIComponent(`${mark} ${pickle.split(' ').at(-1)}`)
    await page.goto(`/brighton-and-hove/opportunities?q=${words}`)
    await page.getByRole('link', { name: `Jars ${mark}` }).waitFor()
  })
})
