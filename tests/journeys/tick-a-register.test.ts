import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLine } from '../support/site/line.ts'
import { library } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  phoneWithScript,
  signInByDemoBar,
  type Way,
} from '../support/site/walk.ts'

const registers = `/organisations/${library}/manage/registers`
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** A device on which the library's manager is signed in. */
async function aDevice(way: Way, { clockWrongByHours = 0 } = {}) {
  const line = await openLine()
  const { page, context, t } = await openOwnWindow(browser, way, { at: line.origin })
  if (clockWrongByHours)
    await context.addInitScript((wrongMs) => {
      const RealDate = Date
      const wrong = () => RealDate.now() + wrongMs
      globalThis.Date = class extends RealDate {
        constructor(...parts: [] | [number | string]) {
          super(parts.length > 0 ? (parts[0] as number) : wrong())
        }
        static override now = wrong
      } as DateConstructor
    }, clockWrongByHours * 3_600_000)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
  await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
  const bar = page.locator('.tick-bar')
  return {
    ...{ page, context, t },
    /** For pages and for the service worker: a browser alone would cut its pages off and no more. */
    setOffline: async (isOffline: boolean) => {
      line.cut(isOffline)
      await context.setOffline(isOffline)
    },
    says: (words: string) => bar.getByText(words).waitFor(),
    waits: (count: number) =>
      bar
        .getByText(new RegExp(`${t('registers.device.waiting')} ${count},`))
        .filter({ visible: true })
        .waitFor(),
    addLate: async (name: string) => {
      await page.getByLabel(t('registers.addLate')).fill(name)
      await page.getByRole('button', { name: t('registers.addLateNow') }).click()
    },
  }
}

type Device = Awaited<ReturnType<typeof aDevice>>

async function openRegister({ page, t }: Device, title: string, names: string[]): Promise<string> {
  await page.goto(`${registers}/new`)
  await page.getByLabel(t('registers.unlisted')).check()
  await page.getByLabel(t('registers.what')).fill(title)
  await page.getByLabel(t('registers.starts')).fill('2026-11-28T18:00')
  await page.getByRole('button', { name: t('registers.openNow') }).click()
  await page.getByLabel(t('registers.people'), { exact: true }).fill(names.join('\n'))
  await page.getByRole('button', { name: t('registers.add'), exact: true }).click()
  await page.waitForURL(/added=/)
  return new URL(page.url()).pathname.replace(/\/people$/, '')
}

/** Until the device keeps the page itself: then it opens without a connection. */
const untilKept = (page: Page, here: string) =>
  expect.poll(() => keptOn(page).then(({ pages }) => pages)).toContain(here)

const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname)
    return { pages: kept.filter((path) => path.includes('/registers/')), stored: Object.keys(localStorage) }
  })

const checked = (page: Page) =>
  page
    .locator('.tick-list:visible input:checked')
    .evaluateAll((boxes) =>
      boxes.map((box) => box.closest('label')?.querySelector('.tick-name')?.textContent ?? '').sort(),
    )

/** As if the device had kept the page a day and an hour ago. */
const ageKeptPage = (page: Page, here: string) =>
  page.evaluate(async (path) => {
    const cache = await caches.open('waymark-register')
    const kept = await cache.match(path, { ignoreVary: true })
    if (!kept) throw new Error('nothing is kept')
    const headers = new Headers(kept.headers)
    headers.set('x-kept-at', String(Date.now() - 25 * 3_600_000))
    await cache.put(path, new Response(await kept.text(), { headers }))
  }, here)

async function reopen(context: BrowserContext, here: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(here)
  return page
}

test('two tablets without a connection, a dead tab, a wrong clock and a late arrival on both end in one attendance each', async () => {
  const mark = freshLetters()
  const [ann, ben, cat, late] = [`Ann ${mark}`, `Ben ${mark}`, `Cat ${mark}`, `Late ${mark}`]
  const one = await aDevice(phoneWithScript)
  const here = await openRegister(one, `Offline ${mark}`, [ann, ben, cat])
  const two = await aDevice({ ...deskInEnglish, script: true }, { clockWrongByHours: -7 })
  for (const device of [one, two]) {
    await device.page.goto(here)
    await device.says(device.t('registers.device.saved'))
    await untilKept(device.page, here)
    await expectGoodPage(device.page)
  }

  await one.setOffline(true)
  await two.setOffline(true)
  await one.page.getByLabel(ann).check()
  await one.page.getByLabel(ben).check()
  await one.page.getByLabel(ben).uncheck()
  await one.addLate(late)
  await one.waits(5)
  expect(await one.page.getByText(one.t('registers.device.saved')).isVisible()).toBe(false)
  // Nothing is closed or given while ticks are on this device alone.
  expect(await one.page.getByRole('button', { name: one.t('registers.close') }).isVisible()).toBe(false)
  await two.page.getByLabel(ann).check()
  await two.page.getByLabel(ben).check()
  await two.addLate(` ${late.toUpperCase()}`)
  await two.waits(4)

  // The tab dies; the page opens again from the device, ticks and all.
  await one.page.close()
  const again = await reopen(one.context, here)
  await again.getByText(one.t('registers.device.offline')).waitFor()
  expect(await checked(again)).toEqual([ann, late])
  await again
    .getByText(new RegExp(`${one.t('registers.device.waiting')} 5,`))
    .filter({ visible: true })
    .waitFor()

  await one.setOffline(false)
  await again.evaluate(() => dispatchEvent(new Event('online')))
  await again.locator('.tick-bar').getByText(one.t('registers.device.saved')).waitFor({ timeout: 20_000 })
  await two.setOffline(false)
  await two.page.evaluate(() => dispatchEvent(new Event('online')))
  await two.says(two.t('registers.device.saved'))
  // What one tablet took back by mistake the other saw.
  await expect.poll(() => checked(two.page)).toEqual([ann, ben, late])
  await again.reload()
  await again.locator('.tick-bar').getByText(one.t('registers.device.saved')).waitFor()
  expect(await checked(again)).toEqual([ann, ben, late])
  expect(await again.getByText(late, { exact: true }).count()).toBe(1)

  await again.getByRole('button', { name: one.t('registers.close') }).click()
  await again.getByRole('heading', { name: one.t('registers.hereOf', { came: 3, listed: 4 }) }).waitFor()
  await expectGoodPage(again)
  // The other tablet hears of it and removes what it kept; the first has left the register’s page.
  await two.page
    .getByRole('heading', { name: two.t('registers.hereOf', { came: 3, listed: 4 }) })
    .waitFor({ timeout: 20_000 })
  expect(await keptOn(two.page)).toEqual({ pages: [], stored: [] })
})

test('a shared tablet shows no names of another session, and tells of ticks that wait there', async () => {
  const mark = freshLetters()
  const device = await aDevice(phoneWithScript)
  const { page, context, t } = device
  const first = await openRegister(device, `First ${mark}`, [`Ann ${mark}`])
  const second = await openRegister(device, `Second ${mark}`, [`Ben ${mark}`])
  await page.goto(first)
  await untilKept(page, first)
  await device.setOffline(true)
  await page.getByLabel(`Ann ${mark}`).check()
  await device.waits(1)
  await page.close()
  await device.setOffline(false)
  const other = await reopen(context, second)
  await untilKept(other, second)
  await other.getByRole('link', { name: t('registers.device.elsewhereLink') }).waitFor()
  expect((await keptOn(other)).pages).toEqual([second])
  await device.setOffline(true)
  await other.goto(first).catch(() => {})
  expect(await other.getByText(`Ann ${mark}`).count()).toBe(0)
  // A day later this device shows the names of this session no more either, and says so.
  await other.goto(second)
  await ageKeptPage(other, second)
  await other.goto(second)
  await other.getByText(t('registers.device.expired').slice(0, 40)).waitFor()
  expect(await other.getByText(`Ben ${mark}`).count()).toBe(0)
  await device.setOffline(false)
  await other.goto(second)
  await other.getByRole('link', { name: t('registers.device.elsewhereLink') }).click()
  await other.locator('.tick-bar').getByText(t('registers.device.saved')).waitFor()
  expect(await checked(other)).toEqual([`Ann ${mark}`])
})

test('ticks of a lost session are kept, said to wait, and sent after signing in again', async () => {
  const mark = freshLetters()
  const device = await aDevice(phoneWithScript)
  const { page, context, t } = device
  const here = await openRegister(device, `Lost ${mark}`, [`Ann ${mark}`])
  await page.goto(here)
  await device.says(t('registers.device.saved'))
  await context.clearCookies({ name: /session/ })
  await page.getByLabel(`Ann ${mark}`).check()
  await page.getByRole('link', { name: t('registers.device.signedOut') }).waitFor()
  await device.waits(1)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
  await page.goto(here)
  await device.says(t('registers.device.saved'))
  await page.reload()
  expect(await checked(page)).toEqual([`Ann ${mark}`])
})

test.each([phoneInWelsh, deskInEnglish])(
  'without script a register is ticked by a form, and those who were there get the badge, at $width px, in $language',
  async (way) => {
    const mark = freshLetters()
    const device = await aDevice(way)
    const { page, t } = device
    await page.goto(registers)
    await expectGoodPage(page)
    await page.goto(`${registers}/new`)
    await page.getByRole('button', { name: t('registers.openNow') }).click()
    await expectGoodPage(page)
    const here = await openRegister(device, `Form ${mark}`, [`Ann ${mark}`, `Ben ${mark}, ben.${mark}@people.example`])
    await expectGoodPage(page)
    await page.goto(here)
    await page.getByLabel(`Ann ${mark}`).check()
    await page.getByLabel(t('registers.addLate')).fill(`Cat ${mark}`)
    await page.getByRole('button', { name: t('registers.save'), exact: true }).click()
    await page.getByText(t('registers.saved'), { exact: true }).waitFor()
    await expectGoodPage(page)
    expect(await checked(page)).toEqual([`Ann ${mark}`, `Cat ${mark}`])
    await page.getByLabel(`Ben ${mark}`).check()
    await page.getByRole('button', { name: t('registers.close') }).click()
    await page.getByRole('heading', { name: t('registers.hereOf', { came: 3, listed: 3 }) }).waitFor()
    await page.getByRole('link', { name: t('registers.give') }).click()
    await expectGoodPage(page)
    await page.getByRole('combobox', { name: t('check.name') }).selectOption({ index: 1 })
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('button', { name: t('manage.check.give', { count: 3 }) }).click()
    await page.getByRole('link', { name: t('runs.ofRegister', { title: `Form ${mark}` }) }).click()
    await page.getByText(t('runs.given', { count: 3 })).waitFor()
    await expectGoodPage(page)
  },
)
