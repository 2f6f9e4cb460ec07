import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { site } from './site.ts'

/** The browser of this worker's site: closing it closes the windows of one file. */
export const joinBrowser = () => chromium.connect(site.browser)

/** The settings of a browser that visits the site. */
export interface Way {
  width: 360 | 1280
  language: Language
  script: boolean
}

export const phoneInWelsh: Way = { width: 360, language: 'cy', script: false }
export const deskInEnglish: Way = { width: 1280, language: 'en', script: false }
export const deskInWelsh: Way = { width: 1280, language: 'cy', script: false }
export const phoneWithScript: Way = { width: 360, language: 'en', script: true }

const { origin } = site

/** A browser context without cookies: strangers, learners and managers each have their own. */
export async function openWindow(browser: Browser, { width, language, script }: Way, { at = origin } = {}) {
  const context = await browser.newContext({
    baseURL: at,
    viewport: { width, height: 800 },
    locale: language === 'cy' ? 'cy-GB' : 'en-GB',
    javaScriptEnabled: script,
    acceptDownloads: true,
    // Each picture of a movement is drawn in software here.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  return { context, page: await context.newPage(), t: translator(language) }
}

/** The same for one test alone. */
export async function openOwnWindow(browser: Browser, way: Way, where: { at?: string } = {}) {
  const opened = await openWindow(browser, way, where)
  onTestFinished(() => opened.context.close())
  return opened
}

const examiners = new WeakMap<Browser, Map<string, Promise<Page>>>()

/** The page in which axe looks at copies: one for a file, since opening another for each costs as much as looking. */
function examinerOf(browser: Browser, { origin: of }: URL): Promise<Page> {
  const known = examiners.get(browser) ?? new Map<string, Promise<Page>>()
  examiners.set(browser, known)
  const opened = known.get(of) ?? openExaminer(browser, of)
  known.set(of, opened)
  return opened
}

async function openExaminer(browser: Browser, of: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const empty = `${of}/examined`
  await page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(empty)
  await page.evaluate(axe.source)
  return page
}

/**
 * What every page owes to everybody: a title, one heading, a language, no sideways scroll, nothing that axe finds.
 * Axe is a script, so it looks at a copy of the page in a window where scripts run, with everything in it unfolded.
 */
export async function expectGoodPage(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const address = page.url()
  const width = page.viewportSize()?.width ?? 0
  await expectNoSidewaysScroll(page)
  expect(await page.title(), address).toMatch(/\S/)
  expect(await page.getByRole('heading', { level: 1 }).count(), `headings of ${address}`).toBe(1)
  const browser = page.context().browser()
  if (!browser) throw new Error('this page has no browser')
  const copy = await examinerOf(browser, new URL(address))
  await copy.setViewportSize({ width, height: 800 })
  await copy.evaluate(writeCopy, await page.content())
  await expectNoSidewaysScroll(copy)
  const found = await copy.evaluate(findFaults)
  expect(found, address).toEqual([])
}

/** What the scripts of the page have made of it is in the copy already, so they are left out. */
async function writeCopy(html: string): Promise<void> {
  document.open()
  document.write(html.replaceAll(/<script\b[\s\S]*?<\/script>/gi, ''))
  const loaded = new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  document.close()
  await loaded
  for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
  // Where no live map came, the drawn one stands as it does without a script.
  for (const drawn of document.querySelectorAll('.map-frame:not(:has(.map-live))')) drawn.classList.add('map-plain')
  await document.fonts.ready
}

/** Without the details of what passed, and without loading style sheets once more: half the time. */
async function findFaults(): Promise<string[]> {
  const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
  const { violations } = await axe.run({ resultTypes: ['violations'], preload: false })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)
}

async function expectNoSidewaysScroll(page: Page) {
  const { needed, given } = await page.evaluate(() => ({
    needed: document.documentElement.scrollWidth,
    given: document.documentElement.clientWidth,
  }))
  expect(needed, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(given)
}

/** One click in the bar of the demonstration. */
export async function signInByDemoBar(page: Page, words: { bar: string; name: string }): Promise<void> {
  await page.goto('/')
  const bar = page.getByRole('complementary', { name: words.bar })
  await bar.getByText(words.bar).click()
  await bar.getByRole('button', { name: words.name }).click()
}

/** Waits for long work: its page moves on by itself; here it is asked. */
export async function untilDone(page: Page) {
  await expect
    .poll(async () => {
      await page.goto(`${new URL(page.url()).pathname}?follow=no`)
      return page.locator('progress').count()
    })
    .toBe(0)
}

/** Letters that no other run uses, for names: a name with digits in it is asked about. */
export function lettersOf(number: number): string {
  return [...number.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('')
}

export const freshLetters = () => lettersOf(Math.floor(Math.random() * 1e9) + 1e8)
