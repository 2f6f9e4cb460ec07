import { setGlobalConfig } from '@openid4vc/oauth2'
import { expect, onTestFinished, test } from 'vitest'
import { withDatabase } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'
import { expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'
import { anExchangingWallet, aPhone } from '../support/wallets.ts'

const { origin } = site
// The site under test has no certificate.
setGlobalConfig({ allowInsecureUrls: true })

/** What a wallet reaches: the running site, without a cookie. */
const overTheWeb = {
  request: async (address: string | Request | URL, init?: RequestInit) =>
    address instanceof Request ? fetch(address) : fetch(new URL(address, origin), init),
}

const awardOf = (email: string) =>
  withDatabase(async ({ database }) => {
    const { id } = await database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
      .innerJoin('people', 'people.id', 'recipients.personId')
      .select('awards.id')
      .where('people.email', '=', email)
      .where('awards.claimedAt', 'is not', null)
      .where('awards.revokedAt', 'is', null)
      .orderBy('awards.id', 'desc')
      .executeTakeFirstOrThrow()
    return id
  })

test('a learner hands a badge to a wallet, sees it, and switches the copy off; others see nothing of it', async () => {
  const [learner, other] = await Promise.all([
    new Visitor().signIn('learner@demo.example'),
    new Visitor().signIn('manager@demo.example'),
  ])
  const page = `/me/awards/${await awardOf('learner@demo.example')}/wallet`
  const text = async () => textOf(await (await learner.get(page)).text())
  expect((await learner.post(page, { do: 'stop' })).status).toBe(302)
  expect(await text()).toContain('Not your name')
  await Promise.all([learner.post(page, { do: 'start', pin: 'yes' }), learner.post(page, { do: 'start', pin: 'yes' })])
  const shown = await (await learner.get(page)).text()
  const pin = /Your PIN:\D*(\d{6})/.exec(textOf(shown))?.[1]
  const address = /href="(http[^"]+\/h\/[\w-]{22})"/.exec(shown)?.[1] ?? ''
  const link = /href="(openid-credential-offer:[^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? ''

  // As a page it names the badge and nobody; as JSON it lists the ways; HEAD and GET change nothing.
  const claim = await fetch(address, { headers: { accept: 'text/html' } })
  expect(claim.headers.get('cache-control')).toBe('no-store')
  expect(textOf(await claim.text())).not.toMatch(/Ash(?! Example Learner with)|learner@/)
  expect(await (await fetch(address, { headers: { accept: 'application/json' } })).json()).toMatchObject({
    protocols: { interact: `${address}?iuv=1`, 'oid4vci-1.0': link },
  })
  expect((await fetch(address, { method: 'HEAD' })).status).toBe(200)

  const phone = aPhone(overTheWeb)
  const token = await phone.token(link, pin)
  expect(await text()).toContain('A wallet has begun')
  const { credentials } = await phone.take(link, token, 'open-badge_ldp_vc')
  const { credential } = (credentials as { credential: object }[])[0] ?? { credential: {} }
  const check = async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/verify`, { method: 'POST', headers, body: JSON.stringify(credential) })
    return ((await answer.json()) as { verdict: string }).verdict
  }
  expect(await check()).toBe('genuine')
  expect(await text()).toMatch(/A wallet took your badge.*Given to a wallet/s)
  expect((await fetch(address, { headers: { accept: 'text/html' } })).status).toBe(404)

  const copy = /\?off=([\w-]{36})/.exec(await (await learner.get(page)).text())?.[1] ?? ''
  expect((await other.get(page)).status).toBe(404)
  expect((await other.post(page, { do: 'off', copy })).status).toBe(404)
  expect((await learner.post(page, { do: 'off', copy: 'no id' })).status).toBe(404)
  expect(textOf(await (await learner.get(`${page}?off=${copy}`)).text())).toContain('Switch off this copy for good?')
  expect(await check()).toBe('genuine')
  await Promise.all([learner.post(page, { do: 'off', copy }), learner.post(page, { do: 'off', copy })])
  expect(await check()).toBe('genuine-but-no-longer-valid')
  expect(await text()).toContain('Switched off')
  expect(await (await learner.get('/me/data.html')).text()).toContain('did:jwk:')
})

test('a wallet of VCALM needs nothing but the address', async () => {
  const learner = await new Visitor().signIn('learner@demo.example')
  const page = `/me/awards/${await awardOf('learner@demo.example')}/wallet`
  await learner.post(page, { do: 'start' })
  const address = /href="(http[^"]+\/h\/[\w-]{22})"/.exec(await (await learner.get(page)).text())?.[1]
  const { protocols } = (await (await fetch(`${address}?iuv=1`)).json()) as { protocols: { vcapi: string } }
  const wallet = await anExchangingWallet(overTheWeb)
  const { body } = await wallet.post(protocols.vcapi, {})
  const verifiablePresentation = await wallet.present(body.verifiablePresentationRequest)
  expect(await wallet.post(protocols.vcapi, { verifiablePresentation })).toMatchObject({ status: 200 })
  for (const wrong of [
    '[]',
    '{',
    'null',
    '"x"',
    `{"verifiablePresentation":${'['.repeat(50_000)}}`,
    '{"verifiablePresentation":null}',
  ])
    expect((await fetch(protocols.vcapi, { method: 'POST', body: wrong })).status, wrong.slice(0, 20)).toBe(400)
  expect((await fetch(protocols.vcapi, { method: 'POST', body: 'x'.repeat(200_000) })).status).toBe(413)
  expect((await fetch(`${origin}/h/${'A'.repeat(22)}`)).status).toBe(404)
})

test('a wallet answers what a library asks, without an account, and it is sent and taken back on the page that it leads to', async () => {
  const [learner, manager, stranger] = [new Visitor(), new Visitor(), new Visitor()]
  await Promise.all([learner.signIn('learner@demo.example'), manager.signIn('manager@demo.example')])
  const give = `/me/awards/${await awardOf('learner@demo.example')}/wallet`
  await learner.post(give, { do: 'start' })
  const linkIn = async (page: string, scheme: string) =>
    new RegExp(`href="(${scheme}:[^"]+)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const offer = await linkIn(await (await learner.get(give)).text(), 'openid-credential-offer')
  const phone = aPhone(overTheWeb)
  const { credentials } = await phone.take(offer, await phone.token(offer), 'open-badge_dc+sd-jwt')
  const [{ credential = '' } = {}] = credentials as { credential: string }[]

  const desk = '/organisations/larkhill-road-library/manage/asks'
  const ask = /manage\/asks\/([0-9a-f-]{36})/.exec(await (await manager.get(desk)).text())?.[1] ?? ''
  const begun = (await stranger.post(`/asks/${ask}`, { do: 'wallet' })).headers.get('location') ?? ''
  const text = async (path: string, visitor = stranger) => textOf(await (await visitor.get(path)).text())
  const page = await stranger.get(begun)
  expect([page.headers.get('refresh'), page.headers.get('cache-control')]).toEqual(['5', 'no-store'])
  const link = await linkIn(await page.text(), 'openid4vp')
  const shown = { sd: [phone.presentSd(credential, await phone.readRequest(link))] }
  const { redirect_uri: led = '' } = (await phone.post(link, shown)).body
  const here = new URL(led).pathname
  // Who showed the code sees that a badge came, and not which.
  const name = /<h1[^>]*>([^<]+)/.exec(await (await learner.get(give.replace('/wallet', ''))).text())?.[1] ?? 'none'
  expect(await text(begun)).toContain('Your wallet showed 1 badge')
  expect(await text(begun)).not.toContain(name)
  expect(await text(here)).toContain(name)
  expect((await stranger.get(here.replace(/.$/, '_'))).status).toBe(404)
  // Nothing is sent before it is pressed, and not without an age.
  const answers = () => text(`${desk}/${ask}`, manager)
  expect(await answers()).not.toContain('From a wallet')
  expect(await (await stranger.post(here, { do: 'send' })).text()).toContain('Choose one')
  expect(textOf(await (await stranger.post(here, { do: 'send', age: 'under-13' })).text())).toContain('from 13 on')
  const send = () => stranger.post(here, { do: 'send', age: '18-24' })
  expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([302, 302])
  expect((await answers()).split('From a wallet')).toHaveLength(2)
  // Closed, it is answered no more; what was sent is still there to be taken back.
  await manager.post(`${desk}/${ask}`, { do: 'close' })
  expect((await stranger.post(`/asks/${ask}`, { do: 'wallet' })).status).toBe(404)
  expect(await text(here)).toContain('Keep the address of this page')
  await manager.post(`${desk}/${ask}`, { do: 'reopen' })
  expect((await stranger.post(here, { do: 'remove' })).status).toBe(302)
  expect(await answers()).not.toContain('From a wallet')
  expect(await text(here)).toContain('This is over')
})

test('a browser that knows wallets shows a badge on the page of an ask, and takes one on the page of a hand-over', async () => {
  const [learner, manager] = [new Visitor(), new Visitor()]
  await Promise.all([learner.signIn('learner@demo.example'), manager.signIn('manager@demo.example')])
  const give = `/me/awards/${await awardOf('learner@demo.example')}/wallet`
  await learner.post(give, { do: 'start' })
  const given = await (await learner.get(give)).text()
  const offer = /href="(openid-credential-offer:[^"]+)"/.exec(given)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const handOver = /href="(http[^"]+\/h\/[\w-]{22})"/.exec(given)?.[1] ?? ''
  const desk = await (await manager.get('/organisations/larkhill-road-library/manage/asks')).text()
  const ask = /manage\/asks\/([0-9a-f-]{36})/.exec(desk)?.[1] ?? ''

  const phone = aPhone(overTheWeb)
  const browser = await joinBrowser()
  onTestFinished(() => browser.close())
  const { page, t } = await openOwnWindow(browser, { ...phoneInWelsh, script: true })
  const button = page.getByRole('button', { name: t('wallets.browser.use') })
  let badge = ''
  // In the place of the browser's own list of wallets: what is asked goes to another maker's code, and back.
  await page.exposeFunction('wallet', async (doing: 'get' | 'create', request: { protocol: string; data: object }) => {
    if (doing === 'create') {
      const taken = await phone.take(offer, await phone.token(offer), 'open-badge_dc+sd-jwt')
      badge = (taken.credentials as { credential: string }[])[0]?.credential ?? ''
      return {}
    }
    if (!badge) return undefined
    const read = await phone.readBrowserRequest(request.data, origin)
    return phone.browserAnswer(read, { vpToken: { sd: [phone.presentSd(badge, read)] }, pageOrigin: origin })
  })
  // Where a browser knows none of it the page is as it always was.
  await page.addInitScript(() => Object.assign(globalThis, { DigitalCredential: undefined }))
  await page.goto(`/asks/${ask}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await button.isVisible()).toBe(false)
  await page.addInitScript(() => {
    const known = ['openid4vp-v1-signed', 'openid4vci-v1']
    const DigitalCredential = Object.assign(() => {}, {
      userAgentAllowsProtocol: (protocol: string) => known.includes(protocol),
    })
    type Asked = { digital: { requests: { protocol: string; data: object }[] } }
    const { wallet } = globalThis as unknown as { wallet(doing: string, request?: object): Promise<object | undefined> }
    const by = (doing: string) => async (asked: Asked) => {
      const [request, ...others] = asked.digital.requests
      const data = others.length === 0 ? await wallet(doing, request) : undefined
      if (!data) throw new DOMException('', 'NotAllowedError')
      return { protocol: request?.protocol, data }
    }
    Object.assign(globalThis, { DigitalCredential })
    Object.defineProperty(navigator, 'credentials', { value: { get: by('get'), create: by('create') } })
  })
  await page.reload()
  await button.click()
  await page.getByText(t('wallets.browser.notShown')).waitFor()
  await page.goto(new URL(handOver).pathname)
  await button.click()
  await page.getByText(t('wallets.browser.taken')).waitFor()
  await page.goto(`/asks/${ask}`)
  await expectGoodPage(page)
  await button.click()
  await page.waitForURL(/\/asks\/[^/]+\/wallet\//)
  await page.getByText(t('asks.wallet.came', { count: 1 })).waitFor()
  await page.getByRole('button', { name: t('asks.wallet.send', { name: 'Larkhill Road Library' }) }).waitFor()
})

test('wallets read which organisations are known here, and which of a place', async () => {
  interface Registry {
    registry: Record<string, { name: string; location: string; url: string }>
  }
  const read = async (path: string) => (await (await fetch(`${origin}${path}`)).json()) as Registry
  const [all, town] = await Promise.all([read('/registry.json'), read('/brighton-and-hove/registry.json')])
  const names = ({ registry }: Registry) => Object.values(registry).map(({ name }) => name)
  expect(names(all).length).toBeGreaterThan(names(town).length)
  expect(Object.keys(town.registry).every((did) => did.startsWith('did:') && did in all.registry)).toBe(true)
  expect(names(all)).toContain('Larkhill Road Library')
  expect((await fetch(`${origin}/nowhere-at-all/registry.json`)).status).toBe(404)
})
