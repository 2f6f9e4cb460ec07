import { text } from 'node:stream/consumers'
import {
  buildAchievementCredential,
  buildStatusListCredential,
  didKeyOf,
  encodeStatusList,
  generateKeyPair,
  signCredential,
  statusEntry,
  verificationMethodOf,
} from '@waymark/open-badges'
import type { Browser, Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'
import { deskInEnglish, expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

const { origin } = site
let browser: Browser
const award = { url: '', json: '', png: Buffer.alloc(0) }

beforeAll(async () => {
  browser = await joinBrowser()
  const { items } = (await (await fetch(`${origin}/api/v1/places/plymouth/awards?limit=1`)).json()) as {
    items: { url: string }[]
  }
  award.url = items[0]?.url ?? ''
  award.json = await (await fetch(`${award.url}.json`)).text()
  award.png = Buffer.from(await (await fetch(`${award.url}.png`)).arrayBuffer())
})
afterAll(() => browser.close())

const ways = [
  { ...phoneInWelsh, script: true },
  { ...deskInEnglish, script: true },
]

describe.each(ways)('a badge is checked on the device at $width px, in $language', (way) => {
  async function open(script = true) {
    const { page, t } = await openOwnWindow(browser, { ...way, script })
    const sent = requestsOf(page)
    await page.goto('/verify')
    await page.getByText(t('check.otherWays'), { exact: true }).click()
    const button = page.getByRole('button', { name: t('check.button'), exact: true })
    return {
      page,
      t,
      sent,
      /** Hands in a text or a file, and waits for a verdict. */
      async check(given: string | Buffer) {
        if (typeof given === 'string') await page.getByLabel(t('check.text')).fill(given)
        else
          await page
            .getByLabel(t('check.file'))
            .setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: given })
        await button.click()
        await page.getByRole('heading', { level: 2, name: t('check.checks') }).waitFor()
      },
    }
  }

  test('with the same answer as the site gives, and nothing sent', async () => {
    for (const given of [award.json, award.png]) {
      const [here, there] = [await open(), await open(false)]
      await here.page.getByText(here.t('check.device.promise')).waitFor()
      await expectGoodPage(here.page)
      await here.check(given)
      await there.check(given)
      await here.page.getByText(here.t('check.verdict.genuine'), { exact: true }).waitFor()
      await here.page.getByText(here.t('check.device.done'), { exact: true }).waitFor()
      await here.page.getByText(here.t('check.device.fetched'), { exact: true }).waitFor()
      await expectGoodPage(here.page)
      for (const part of ['.verdict', 'dl', 'table'])
        expect(await wordsOf(here.page, part), part).toBe(await wordsOf(there.page, part))
      expectNothingSent(here.sent)
      expect(there.sent.some(({ method }) => method === 'POST')).toBe(true)
    }
  })

  test('and is told beside the field when it is too large, before anything is sent', async () => {
    const { page, t, sent } = await open()
    const choose = (megabytes: number) =>
      page
        .getByLabel(t('check.file'))
        .setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(megabytes * 1_000_000) })
    await choose(6)
    const said = t('forms.fileTooLarge', { most: 5 }).replace('%name%', 'huge.png').replace('%size%', '6.0')
    await page.getByText(said, { exact: true }).waitFor()
    await page.getByRole('button', { name: t('check.button'), exact: true }).click()
    await page.getByText(said, { exact: true }).waitFor()
    expectNothingSent(sent)
    await choose(1)
    await page.getByText(said, { exact: true }).waitFor({ state: 'hidden' })
  })

  test('without a connection, once the verifier is there', async () => {
    const { page, t, sent, check } = await open()
    await page.getByLabel(t('check.text')).fill('{}')
    await page.getByLabel(t('check.text')).blur()
    await expect.poll(() => sent.filter(({ path }) => path.includes('/assets/browser')).length).toBe(1)
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await check(JSON.stringify(await aBadge()))
    // By a key of its own: the signature holds, and nothing says whose it is.
    await page.getByText(t('check.nameless'), { exact: true }).waitFor()
    expect(await page.getByText(t('check.verdict.genuine'), { exact: true }).count()).toBe(0)
    expect(await page.getByText(t('check.device.fetched')).count()).toBe(0)
    expectNothingSent(sent)
  })

  test('and is told apart when it was changed, withdrawn or has run out', async () => {
    const changed = await open()
    await changed.check(JSON.stringify({ ...JSON.parse(award.json), name: '<b>{name}</b>' }))
    await changed.page.getByText(changed.t('check.verdict.not-genuine'), { exact: true }).waitFor()
    expect(await changed.page.getByRole('button', { name: changed.t('check.device.help') }).count()).toBe(0)
    await expectGoodPage(changed.page)

    const ended = await open()
    await ended.check(JSON.stringify(await aBadge({ validUntil: new Date('2026-02-03T12:00:00Z') })))
    const date = way.language === 'cy' ? '3 Chwefror 2026' : '3 February 2026'
    // What a stranger signs with a key of their own is no more believed for its end.
    await ended.page.getByText(ended.t('check.nameless'), { exact: true }).waitFor()
    await ended.page.getByText(date).first().waitFor()

    const withdrawn = await open()
    const list = `${origin}/status/somebody/1`
    await withdrawn.page.route(list, async (route) => route.fulfill({ json: await aStatusList(list, [7]) }))
    await withdrawn.check(
      JSON.stringify(await aBadge({ status: statusEntry({ statusListUrl: list, index: 7, purpose: 'revocation' }) })),
    )
    await withdrawn.page.getByText(withdrawn.t('check.nameless'), { exact: true }).waitFor()
    await withdrawn.page.getByText(withdrawn.t('check.outcome.failed'), { exact: true }).waitFor()
    for (const { sent } of [changed, ended, withdrawn]) expectNothingSent(sent)
  })

  test('and when the device alone cannot tell, it is sent only when asked', async () => {
    const { page, t, sent, check } = await open()
    await check(award.json.replace(/did:key:\w+/g, 'did:web:elsewhere.invalid'))
    await page.getByText(t('check.device.elsewhere')).waitFor()
    await expectGoodPage(page)
    expectNothingSent(sent)
    await page.goBack()
    expect(await page.getByLabel(t('check.text')).inputValue()).toContain('did:web:elsewhere.invalid')
    await page.getByRole('button', { name: t('check.button'), exact: true }).click()
    await page.getByRole('button', { name: t('check.device.help') }).click()
    await page.getByText(t('check.verdictText.cannot-tell')).waitFor()
    expect(sent.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/verify'])
  })

  test('and the site reads the code in a picture that holds no badge', async () => {
    const { page, t, sent, check } = await open()
    await check(await toBuffer(award.url, { width: 900 }))
    await page.getByText(t('check.device.unread')).waitFor()
    expectNothingSent(sent)
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('check.device.help') }).click()
    await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
  })

  test('or many at once by the site, as a table that is taken along', async () => {
    const { page, t } = await open()
    await page.getByRole('link', { name: t('check.many.link') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('check.many.button') }).click()
    await page.getByText(t('check.many.nothing')).first().waitFor()
    await page
      .getByLabel(t('check.many.list'))
      .fill(`=Ava\t${award.url}\nhttps://elsewhere.invalid/${'long'.repeat(40)}`)
    await page.getByLabel(t('check.many.files')).setInputFiles([
      { name: 'badge.png', mimeType: 'image/png', buffer: award.png },
      { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 no badge') },
    ])
    await page.getByRole('button', { name: t('check.many.button') }).click()
    await page.getByRole('heading', { level: 1, name: t('check.many.title') }).waitFor()
    expect(await page.getByText(t('check.verdict.genuine'), { exact: true }).count()).toBe(2)
    await page.getByText(t('check.many.problem.unreachable')).waitFor()
    await expectGoodPage(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('check.many.csv') }).click(),
    ])
    expect(download.suggestedFilename()).toBe('badges.csv')
    const lines = (await text(await download.createReadStream())).trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toMatch(/^'=Ava/)
  })

  test('and the site checks it where the verifier does not arrive', async () => {
    const { page, t, sent, check } = await open()
    await page.route('**/assets/browser*', (route) => route.abort())
    await check(award.json)
    await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

interface Sent {
  method: string
  path: string
  body: string | null
}

function requestsOf(page: Page): Sent[] {
  const sent: Sent[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    expect(url.origin).toBe(origin)
    sent.push({ method: request.method(), path: url.pathname + url.search, body: request.postData() })
  })
  return sent
}

/** Only the page, what it is drawn with, and what this site publishes for everybody was asked for: no word of the badge. */
function expectNothingSent(sent: Sent[]) {
  expect(sent.length).toBeGreaterThan(0)
  for (const { method, path, body } of sent) {
    expect(method, path).toBe('GET')
    expect(body, path).toBeNull()
    expect(path).toMatch(
      /^\/(verify|assets\/[\w.-]+|favicon\.svg|status\/[a-z0-9-]+\/\d+(\/suspension)?|dids\/[a-z0-9-]+\/did\.json)$/,
    )
  }
}

async function wordsOf(page: Page, part: string): Promise<string> {
  return (await page.getByRole('main').locator(part).first().innerText()).replace(/\s+/g, ' ')
}

const key = await generateKeyPair()
const did = didKeyOf(key.publicKeyMultibase)
const created = new Date('2026-01-05T10:00:00Z')
const signer = { key, verificationMethod: verificationMethodOf(did, key.publicKeyMultibase), created }

type Changes = Pick<Parameters<typeof buildAchievementCredential>[0], 'validUntil' | 'status'>

async function aBadge(changes: Changes = {}) {
  const credential = buildAchievementCredential({
    id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
    issuer: { id: did, type: ['Profile'], name: 'A school elsewhere' },
    achievement: {
      id: 'https://elsewhere.example/badges/kite',
      type: ['Achievement'],
      name: 'Kite maker',
      description: 'Builds a kite that flies.',
      criteria: { narrative: 'Fly it for a minute.' },
    },
    subject: { id: 'urn:uuid:11111111-2222-4333-8444-666666666666' },
    awardedDate: created,
    validFrom: created,
    ...changes,
  })
  return signCredential(credential, signer)
}

async function aStatusList(id: string, indexes: number[]) {
  const encodedList = encodeStatusList(indexes)
  const list = buildStatusListCredential({ id, issuer: did, encodedList, purpose: 'revocation', validFrom: created })
  return signCredential(list, signer)
}
