import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { giveBadge, keepFirstBadge, signInToFollow } from '../support/site/learner.ts'
import { knowPostcode, library } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

// What a learner came for: something near, where it leads, a goal, and after each badge the next step.

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
  await knowPostcode('BN38ZZ', { latitude: 50.8497, longitude: -0.1961 })
})
afterAll(() => browser.close())

test.each([phoneInWelsh, { ...deskInEnglish, script: true }])(
  'from a postcode to a goal, a badge and the step after it, at $width px, in $language',
  async (way) => {
    const say = (english: string, welsh: string) => inLanguage(way.language, english, welsh)
    const mark = `${way.language}${freshLetters()}`
    const learner = { name: `Nia Nearby ${mark}`, email: `nia.${mark}@people.example` }
    const own = await openOwnWindow(browser, way)
    const { page, t } = own

    await page.goto(`/brighton-and-hove/map?q=${encodeURIComponent(say('conversation', 'sgwrsio'))}`)
    await page.getByLabel(t('map.near')).fill('bn3 8zz')
    await page.getByRole('button', { name: t('common.search') }).click()
    await page
      .getByRole('region', { name: t('map.list') })
      .getByRole('link', { name: say('English conversation café', 'Caffi sgwrsio Saesneg') })
      .first()
      .click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectGoodPage(page)

    const leads = page.locator('section').filter({
      has: page.getByRole('heading', { name: t('opportunities.leadsOn'), exact: true }),
    })
    const title = say('Digital champion', 'Pencampwr digidol')
    await leads.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    const address = new URL(page.url()).pathname

    await signInToFollow(own, { address, email: learner.email })
    await page.getByRole('button', { name: t('pathways.follow') }).click()
    await page.getByText(t('pathways.onYourWay')).waitFor()
    const steps = 4
    await page.getByText(t('pathways.doneOf', { done: 0, count: steps })).waitFor()

    const manager = await openOwnWindow(browser, { ...way, script: false })
    await signInByDemoBar(manager.page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await giveBadge(manager, {
      organisation: library,
      badge: say('Safe Online', 'Diogel Ar-lein'),
      to: learner,
    })

    await keepFirstBadge(own, learner)
    await page.getByText(t('pathways.doneOf', { done: 1, count: steps })).waitFor()
    const nextBadge = say('Listening Well', 'Gwrando’n Dda')
    const why = t('pathways.why.earns', { badge: nextBadge, number: 2, pathway: title })
    await page.getByText(why).first().waitFor()
    await expectGoodPage(page)
    // The step that is open now is named, with why it matters and what is near.
    const listen = say('Learn to listen', 'Dysgu gwrando')
    await page.goto('/me/pathways')
    await page.getByRole('heading', { name: new RegExp(listen) }).waitFor()
    await page.locator('summary', { hasText: t('me.goals.narrow') }).click()
    await page.locator('[name="near"]').fill('BN3 8ZZ')
    await page.getByRole('button', { name: t('me.goals.sort') }).click()
    await page
      .getByText(say('Most people who come for help are nervous.', 'Mae’r rhan fwyaf o bobl sy’n dod am gymorth'))
      .waitFor()
    expect(await page.getByText(/milltir|mile/).count()).toBeGreaterThan(0)
    await expectGoodPage(page)
    // The mail that brought the badge said it too, before the badge was kept.
    await expect
      .poll(async () => {
        await page.goto(`/demo/mail?to=${encodeURIComponent(learner.email)}`)
        return page.getByText(why).count()
      })
      .toBeGreaterThan(0)

    // Another badge is kept by two taps from its mail: the link, and the button it leads to.
    const another = say('Coding Club', 'Clwb Codio')
    await giveBadge(manager, { organisation: library, badge: another, to: learner })
    const mail = page.getByRole('article').filter({ hasText: another })
    await expect
      .poll(async () => {
        await page.goto(`/demo/mail?to=${encodeURIComponent(learner.email)}`)
        return mail.count()
      })
      .toBeGreaterThan(0)
    await mail.first().locator('summary').click()
    await mail.first().locator('a[href*="/awards/"]').click()
    await page.getByRole('button', { name: t('awards.keep') }).click()
    await page.getByText(t('me.kept', { count: 1 })).waitFor()
  },
)
