import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library, withDatabase } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  lettersOf,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const manage = `/organisations/${library}/manage`
const crowd = 260
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** A list that has begun and that nobody works on: what a reader sees in the middle. */
function aListUnderWay(): Promise<string> {
  return withDatabase(async ({ database }) => {
    const badge = await database
      .selectFrom('badges')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select(['badges.id', 'badges.organisationId'])
      .where('organisations.slug', '=', library)
      .where('badges.status', '=', 'published')
      .executeTakeFirstOrThrow()
    const id = randomUUID()
    const { organisationId } = badge
    const counts = { total: 4000, given: 1500, refused: 0 }
    await database
      .insertInto('awardRuns')
      .values({ id, organisationId, badgeId: badge.id, askedAt: new Date(), notify: false, ...counts })
      .execute()
    return id
  })
}

test.each([phoneInWelsh, deskInEnglish])(
  'a long list is given and every line is told at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const mark = freshLetters()
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    await page.goto(`${manage}/awards/new`)
    const people = Array.from(
      { length: crowd },
      (_, index) => `Person ${mark} ${lettersOf(index)}, p${index}.${mark}@people.example`,
    )
    await page.getByRole('combobox', { name: t('check.name') }).selectOption({ index: 1 })
    await page.getByLabel(t('manage.awards.people')).fill([...people, people[0]].join('\n'))
    await page.getByLabel(t('awards.evidence')).first().fill('Seen by the journey')
    await page.getByRole('checkbox', { name: t('manage.awards.notify') }).uncheck()
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: t('manage.check.title', { count: crowd }) }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('common.next') }).click()
    await page.getByText(t('manage.check.repeats', { line: 1 })).waitFor()
    await page.getByRole('button', { name: t('manage.check.give', { count: crowd }) }).click()
    await page.waitForURL(/\/runs\//)
    // The page looks again by itself until the list is through.
    const download = page.getByRole('link', { name: t('manage.bulk.download') })
    await download.waitFor({ timeout: 30_000 })
    await page.getByText(t('manage.awards.given', { count: crowd })).waitFor()
    await expectGoodPage(page)
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
    const csv = (await text(await file.createReadStream())).trim().split('\r\n')
    expect(csv).toHaveLength(crowd + 1)
    expect(csv[1]).toMatch(/^1,Person .*\/awards\/[0-9a-f-]{36},$/)
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'a list under way shows how far it is, and stops moving when told, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    const answer = await page.goto(`${manage}/runs/${await aListUnderWay()}`)
    expect(answer?.headers().refresh).toBe('3')
    await page.getByRole('progressbar', { name: t('manage.bulk.progress') }).waitFor()
    await page.getByText(t('manage.bulk.of', { done: '1,500', total: '4,000' })).waitFor()
    const [still] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('?follow=no')),
      page.getByRole('link', { name: t('manage.bulk.stopLooking') }).click(),
    ])
    expect(still.headers().refresh).toBeUndefined()
    await page.getByRole('link', { name: t('manage.bulk.lookAgain') }).waitFor()
    await expectGoodPage(page)
  },
)
