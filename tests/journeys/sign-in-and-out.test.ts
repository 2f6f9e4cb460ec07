import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  phoneWithScript,
  signInByDemoBar,
} from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

const people = [
  { name: 'Ash Example', home: '/me' },
  { name: 'Marek Example', home: '/organisations/larkhill-road-library/manage' },
  { name: 'Lena Example', home: '/brighton-and-hove/lead' },
  { name: 'Ada Example', home: '/admin' },
]

describe.each([phoneInWelsh, deskInEnglish, phoneWithScript])(
  'signing in and out at $width px, in $language, script $script',
  (way) => {
    test.each(people)('one click makes a visitor $name and opens $home', async ({ name, home }) => {
      const { page, t } = await openOwnWindow(browser, way)
      await signInByDemoBar(page, { bar: t('demo.signInAs'), name })
      await page.waitForURL(`**${home}`)
      await expectGoodPage(page)
    })

    test('a stranger is asked to sign in, and an address that is none is explained', async () => {
      const { page, t } = await openOwnWindow(browser, way)
      await page.goto('/me/settings')
      expect(new URL(page.url()).pathname).toBe('/sign-in')
      await page.getByLabel(t('people.email')).fill('nobody')
      // The browser's own check would stop the form before the server can explain.
      await page
        .locator('form')
        .last()
        .evaluate((form) => form.setAttribute('novalidate', ''))
      await page
        .getByRole('main')
        .getByRole('button', { name: t('people.sendCode') })
        .click()
      await page.getByRole('link', { name: t('people.badEmail') }).waitFor()
      expect(await page.getByLabel(t('people.email')).inputValue()).toBe('nobody')
      await expectGoodPage(page)
    })

    test('somebody sees where they are signed in, ends the other device, and signs out', async () => {
      const { page, t } = await openOwnWindow(browser, way)
      const other = await openOwnWindow(browser, way)
      for (const window of [other, { page }]) {
        await signInByDemoBar(window.page, { bar: t('demo.signInAs'), name: 'Ada Example' })
        await window.page.waitForURL('**/admin')
      }
      await page.goto('/me/settings')
      await page.getByText(t('me.sessions.this'), { exact: true }).waitFor()
      await expectGoodPage(page)
      const endButtons = page.getByRole('button', { name: t('me.sessions.end'), exact: true })
      const before = await endButtons.count()
      expect(before).toBeGreaterThanOrEqual(1)
      await endButtons.first().click()
      await page.getByText(t('common.saved')).waitFor()
      expect(await endButtons.count()).toBe(before - 1)
      await other.page.goto('/admin')
      expect(new URL(other.page.url()).pathname).toBe('/sign-in')

      await page
        .getByRole('main')
        .getByRole('button', { name: t('common.signOut'), exact: true })
        .click()
      await page.getByRole('heading', { level: 1, name: t('places.title') }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/')
      await page.goto('/me')
      expect(new URL(page.url()).pathname).toBe('/sign-in')
    })
  },
)
