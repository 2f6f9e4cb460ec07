import type { TFunction } from 'i18next'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { giveBadge, keepFirstBadge, signInToFollow } from '../support/site/learner.ts'
import { library } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

const desk = `/organisations/${library}/manage/pathways`
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`)

/** A badge of the library that an opportunity earns and that needs no evidence. */
async function nameOfBadge(language: Language): Promise<string> {
  const answer = await fetch(`${site.origin}/api/v1/places/brighton-and-hove/badges?limit=50&q=safe+online`)
  const { items } = (await answer.json()) as { items: { name: string; nameCy: string; organisation: string }[] }
  const badge = items.find((one) => one.organisation === library && one.name === 'Safe Online')
  if (!badge) throw new Error('the library gives no such badge')
  return inLanguage(language, badge.name, badge.nameCy)
}

describe.each([phoneInWelsh, deskInEnglish])('a pathway at $width px, in $language', (way) => {
  const mark = `${way.language}${freshLetters()}`
  const title = `Kettle Guide ${mark}`
  const learner = { name: `Ceri Walker ${mark}`, email: `walker.${mark}@people.example` }
  let t: TFunction
  let manager: Awaited<ReturnType<typeof openWindow>>
  let walker: Awaited<ReturnType<typeof openWindow>>
  let badgeName = ''
  let address = ''
  let atDesk = ''
  let brokenOff = false

  // Where a story broke off it cannot go on.
  beforeEach(({ skip }) => {
    skip(brokenOff)
    onTestFailed(() => {
      brokenOff = true
    })
  })
  beforeAll(async () => {
    const [forManager, forLearner] = await Promise.all([openWindow(browser, way), openWindow(browser, way)])
    manager = forManager
    walker = forLearner
    t = forManager.t
  })
  afterAll(async () => {
    await manager.context.close()
    await walker.context.close()
  })

  test('the manager begins one: where it leads, for whom, why', async () => {
    const { page } = manager
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(desk)
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('pathways.desk.begin') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.saveDraft') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await field(page, 'title').fill(title)
    await field(page, 'summary').fill('From a first cup to tea for forty.')
    await page.getByRole('radio', { name: t('pathways.destinationKind.role') }).check()
    await field(page, 'destination').fill('Tea maker')
    await field(page, 'audience').fill('Anyone who is thirsty.')
    await field(page, 'theme').selectOption('food')
    await page.getByRole('button', { name: t('manage.saveDraft') }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    atDesk = new URL(page.url()).pathname
    await page.getByText(t('pathways.problem.no-steps')).waitFor()
    await expectGoodPage(page)
  })

  test('adds a step by finding its badge, a milestone, and a step of hours; what is missing is named', async () => {
    const { page } = manager
    await page
      .locator('#way')
      .getByRole('link', { name: t('pathways.desk.kind.badges'), exact: true })
      .click()
    await field(page, 'title').fill('Stay safe')
    await field(page, 'reason').fill('Steam is hot.')
    await field(page, 'q').fill('safe online')
    await page
      .getByRole('button', { name: t('common.search') })
      .last()
      .click()
    badgeName = await nameOfBadge(way.language)
    const found = page
      .locator('label.choice')
      .filter({ hasText: badgeName })
      .filter({ hasText: 'Larkhill Road Library' })
    await found.first().waitFor()
    expect(await field(page, 'title').inputValue()).toBe('Stay safe')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('pathways.desk.saveStep') }).click()
    await page.getByRole('link', { name: t('pathways.form.chooseBadge') }).waitFor()
    await expectGoodPage(page)
    await found.first().locator('input').check()
    await page.getByRole('button', { name: t('pathways.desk.saveStep') }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()

    await page
      .locator('#way')
      .getByRole('link', { name: t('pathways.desk.kind.milestone'), exact: true })
      .click()
    await field(page, 'title').fill('Ready to pour')
    await field(page, 'reason').fill('From here on you may pour.')
    await page.getByRole('checkbox', { name: 'Stay safe' }).uncheck()
    await page.getByRole('button', { name: t('pathways.desk.saveStep') }).click()
    // Nothing comes before it: the problem leads to the milestone's own form.
    await page
      .getByRole('link', { name: `Ready to pour: ${t('pathways.problem.unreachable')}` })
      .first()
      .click()
    await page.getByRole('checkbox', { name: 'Stay safe' }).check()
    await page.getByRole('button', { name: t('pathways.desk.saveStep') }).click()

    await page
      .locator('#way')
      .getByRole('link', { name: t('pathways.desk.kind.hours'), exact: true })
      .click()
    await field(page, 'title').fill('A long afternoon')
    await field(page, 'reason').fill('It takes time.')
    await field(page, 'hours').fill('900')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('pathways.desk.saveStep') }).click()
    // The picture leads to the same forms as the list.
    const picture = page.getByRole('group', { name: t('pathways.pictureOf', { title }) })
    await expect.poll(() => picture.getByRole('link').count()).toBe(4)
    await picture.getByRole('link', { name: /A long afternoon/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'A long afternoon' }).waitFor()
    await page.goBack()
    await expectGoodPage(page)
  })

  test('publishes it', async () => {
    const { page } = manager
    await page.getByRole('button', { name: t('manage.publish'), exact: true }).click()
    await page.getByText(t('pathways.desk.published', { number: 1 })).waitFor()
    await expectGoodPage(page)
  })

  test('a learner finds it in the place, signs in and makes it a goal', async () => {
    const { page } = walker
    await page.goto('/brighton-and-hove/pathways')
    await expectGoodPage(page)
    await field(page, 'q').first().fill(`kettle guide ${mark}`)
    await page.getByRole('button', { name: t('common.search') }).click()
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    address = new URL(page.url()).pathname
    await expectGoodPage(page)
    await signInToFollow(walker, { address, email: learner.email })
    await page.getByRole('button', { name: t('pathways.follow') }).click()
    await page.getByText(t('pathways.onYourWay')).waitFor()
    await page.getByText(t('pathways.doneOf', { done: 0, count: 2 })).waitFor()
    await expectGoodPage(page)
  })

  test('sees what to do next and why, on their own page and nearest first', async () => {
    const { page } = walker
    await page.goto('/me')
    await page.getByRole('link', { name: title, exact: true }).waitFor()
    await page
      .getByText(t('pathways.why.earns', { badge: badgeName, number: 1, pathway: title }))
      .first()
      .waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('me.allGoals') }).click()
    await page.locator('summary', { hasText: t('me.goals.narrow') }).click()
    await field(page, 'near').fill('Hanover')
    await page.getByRole('button', { name: t('me.goals.sort') }).click()
    await page.getByText(t('me.goals.nearKept')).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('me.bring.open') }).click()
    await page.getByRole('button', { name: t('portfolio.brought.do') }).click()
    await page.getByRole('link', { name: t('portfolio.brought.nothing') }).waitFor()
    await expectGoodPage(page)
  })

  test('is awarded the badge, keeps it, and comes a step further; the mail said what is next', async () => {
    await giveBadge(manager, { organisation: library, badge: badgeName, to: learner })
    const { page: own } = walker
    await keepFirstBadge(walker, learner)
    await own.getByText(t('pathways.doneOf', { done: 1, count: 2 })).waitFor()
    await own.getByText(t('pathways.why.hours', { number: 2, pathway: title })).waitFor()
    await expectGoodPage(own)
    await own.goto(address)
    await own.getByText(t('pathways.state.done'), { exact: true }).first().waitFor()
    await expectGoodPage(own)
    await expect
      .poll(async () => {
        await own.goto(`/demo/mail?to=${encodeURIComponent(learner.email)}`)
        return own.getByText(t('pathways.why.hours', { number: 2, pathway: title })).count()
      })
      .toBeGreaterThan(0)
  })

  test('keeps their version when the manager publishes another, reads what changed, and moves over', async () => {
    const { page } = manager
    await page.goto(atDesk)
    await page.getByRole('button', { name: t('common.remove', { what: 'A long afternoon' }) }).click()
    await page.getByText(t('pathways.difference.step-removed', { title: 'A long afternoon' })).waitFor()
    await field(page, 'changeNote').fill('Nobody has that long.')
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('pathways.desk.publishVersion') }).click()
    await page.getByText(t('pathways.desk.published', { number: 2 })).waitFor()

    const { page: own } = walker
    await own.goto(address)
    await own.getByText(t('pathways.doneOf', { done: 1, count: 2 })).waitFor()
    await own.getByText('Nobody has that long.').waitFor()
    await expectGoodPage(own)
    await own.getByRole('button', { name: t('pathways.moveOver') }).click()
    await own.getByText(t('pathways.arrived')).waitFor()
    await expectGoodPage(own)
    await own.goto('/me/pathways')
    await own.getByRole('button', { name: t('me.goals.leaveOne', { title }) }).click()
    await own.getByText(t('me.goals.none')).waitFor()
    await expectGoodPage(own)
  })

  test('the badge page says where the badge leads on to', async () => {
    const { page } = walker
    await page.goto(address)
    await page.locator('.steps').getByRole('link', { name: badgeName }).first().click()
    const next = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: t('badges.next'), exact: true }) })
    await next.getByRole('link', { name: title }).waitFor()
    await expectGoodPage(page)
  })
})
