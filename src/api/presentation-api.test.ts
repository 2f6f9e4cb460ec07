import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AskContent } from '#capabilities/asks/ask.ts'
import { closeAsk } from '#capabilities/asks/close-ask.ts'
import { draftAsk } from '#capabilities/asks/draft-ask.ts'
import { findAnswer } from '#capabilities/asks/find-answer.ts'
import { findAsk } from '#capabilities/asks/find-ask.ts'
import { findWalletAnswer, readWalletAnswer } from '#capabilities/asks/find-wallet-answer.ts'
import { findWalletAsker } from '#capabilities/asks/find-wallet-request.ts'
import { listAnswers } from '#capabilities/asks/list-answers.ts'
import { publishAsk } from '#capabilities/asks/publish-ask.ts'
import { removeEndedAnswers } from '#capabilities/asks/remove-ended-answers.ts'
import { removeWalletAnswer } from '#capabilities/asks/remove-wallet-answer.ts'
import { reviseAsk } from '#capabilities/asks/revise-ask.ts'
import { sendWalletAnswer } from '#capabilities/asks/send-wallet-answer.ts'
import type { BrowserRequest } from '#capabilities/asks/sign-browser-request.ts'
import { startWalletRequest } from '#capabilities/asks/start-wallet-request.ts'
import { takeAskBack } from '#capabilities/asks/take-ask-back.ts'
import { mostWaiting } from '#capabilities/asks/wallet-request.ts'
import { readWalletRequestCode, walletRequestCodeOf } from '#capabilities/asks/wallet-request-code.ts'
import { requestAddress, walletRequestLink } from '#capabilities/asks/wallet-request-format.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadgeToHandOver } from '#tests/support/badge-to-hand-over.ts'
import { anOrganisation } from '#tests/support/town.ts'
import { anExchangingWallet, aPhone } from '#tests/support/wallets.ts'
import { documents } from '#web/machine/documents.ts'
import { createPresentationApi } from './presentation-api.ts'
import { createWalletApi } from './wallet-api.ts'

const { origin } = new URL('https://waymark.test')
const days = (count: number) => new Date(Date.now() + count * 86_400_000)

/** A learner whose wallet holds a badge in two forms, and a kitchen that asks. */
async function aKitchenThatAsks({ didMethod = 'web' }: { didMethod?: 'web' | 'key' } = {}) {
  const given = await aBadgeToHandOver({ didMethod })
  const { town, services, library, awardId, start } = given
  const site = new Hono()
    .route('/', createWalletApi(services))
    .route('/', createPresentationApi(services))
    .route('/', documents(services))
  const kitchen = await anOrganisation(town, { name: 'Moor Kitchen' })
  const manager = { ...services, manager: kitchen.manager, now: new Date() }
  const content: AskContent = {
    ...{ title: 'Summer kitchen', titleCy: null, about: 'For July.', aboutCy: null, skills: [] },
    ...{ nameWanted: false, keepDays: 14, closesOn: days(30).toISOString().slice(0, 10) },
  }
  const drafted = await draftAsk({ placeId: town.placeId, content }, manager)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const askId = drafted.id
  const asked = async () => needed(await findAsk({ id: askId }, { ...services, now: new Date() }), 'the ask')
  await publishAsk({ askId, basedOn: (await asked()).revision }, manager)
  const begin = async (now = new Date()) => {
    const outcome = await startWalletRequest({ askId }, { ...services, now })
    if (!outcome.ok) throw new Error(outcome.refusal)
    const id = outcome.walletRequestId
    const { clientId } = await findWalletAsker({ askId }, { ...services, now })
    const code = walletRequestCodeOf(id, 'wallet', services.masterKey)
    return { id, code, link: walletRequestLink({ clientId, requestUri: requestAddress(origin, askId, code) }) }
  }
  const phone = aPhone(site)
  const badges = async () => {
    const { link } = await start()
    const token = await phone.token(link)
    const take = async (form: string) =>
      (needed((await phone.take(link, token, form)).credentials, 'credentials') as { credential: string }[])[0]
        ?.credential ?? ''
    return { jwt: await take('open-badge_jwt_vc_json'), sd: await take('open-badge_dc+sd-jwt') }
  }
  const powers = () => ({ ...services, now: new Date() })
  const answer = async (id: string) => findWalletAnswer({ id, askId }, powers())
  const read = async (id: string) => {
    const { ask } = await asked()
    return findAnswer({ ask, id, language: 'en' }, powers())
  }
  const list = async () => (await listAnswers({ ask: (await asked()).ask, limit: 10 }, powers())).rows
  return {
    ...given,
    services,
    site,
    kitchen,
    manager,
    askId,
    content,
    begin,
    phone,
    badges,
    powers,
    answer,
    read,
    list,
    library,
    awardId,
  }
}

test.each(['web', 'key'] as const)(
  'another maker’s wallet reads who asks (did:%s), shows badges in two forms, and they are read as genuine once sent',
  async (didMethod) => {
    const { begin, phone, badges, answer, read, list, powers, askId, services } = await aKitchenThatAsks({ didMethod })
    const { jwt, sd } = await badges()
    const { id, link } = await begin()
    const { asked, audience, nonce } = await phone.readRequest(link)
    expect(asked).toMatchObject({ version: 100, client: { prefix: 'decentralized_identifier' } })
    const proofs = { proof_type_values: expect.arrayContaining(['DataIntegrityProof']) }
    expect(asked.authorizationRequestPayload.client_metadata).toMatchObject({
      client_name: 'Moor Kitchen',
      vp_formats_supported: { ldp_vc: proofs, ldp_vp: proofs },
    })
    expect(audience).toContain(`decentralized_identifier:did:${didMethod}:`)
    expect(await answer(id)).toMatchObject({ state: 'waiting' })
    const token = {
      jwt: [phone.presentJwt([jwt], { audience, nonce })],
      sd: [phone.presentSd(sd, { audience, nonce })],
    }
    const posted = await phone.post(link, token)
    expect(posted.status).toBe(200)
    const [, code = ''] = /\/asks\/[^/]+\/wallet\/(.+)$/.exec(posted.body.redirect_uri ?? '') ?? []
    expect(readWalletRequestCode(code, ['shown'], services.masterKey)).toEqual({ id, way: 'shown' })
    expect(await answer(id)).toMatchObject({ state: 'shown', count: 2 })
    // Shown is not sent.
    expect(await list()).toEqual([])
    const looked = needed(
      await readWalletAnswer({ id, ask: { title: 'X', titleCy: null }, language: 'en' }, powers()),
      'it',
    )
    expect(looked.brought.map(({ standing, issuerName }) => [standing, issuerName])).toEqual([
      ['good', 'Jubilee Library'],
      ['good', 'Jubilee Library'],
    ])
    const send = () => sendWalletAnswer({ id, age: '18-24' }, powers())
    // Two presses send one answer.
    expect(await Promise.all([send(), send()])).toEqual([{ ok: true }, { ok: true }])
    expect(await list()).toMatchObject([{ id, isOfWallet: true, name: null, readAt: null }])
    const sent = needed(await read(id), 'the answer')
    expect(sent.shown.brought).toHaveLength(2)
    expect(sent.answer.isOfWallet).toBe(true)
    expect(await answer(id)).toMatchObject({ state: 'sent', count: 2, readAt: expect.any(Date) })
    // Neither a name nor an address nor an account is kept with it.
    const row = await services.database
      .selectFrom('askAnswers')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ personId: null, said: '', nameShown: false, ageBand: '18-24', askId })
    await removeWalletAnswer({ id }, powers())
    expect(await list()).toEqual([])
    expect(await read(id)).toBeUndefined()
    expect(await answer(id)).toMatchObject({ state: 'over' })
  },
)

test('a badge with a Data Integrity proof is shown by the wallet that took it, and read as withdrawn once it is', async () => {
  const { begin, phone, start, site, read, powers, awardId, library, services } = await aKitchenThatAsks()
  const wallet = await anExchangingWallet(site)
  const offer = await start()
  const address = `${origin}/h/${offer.code}/exchange`
  const { verifiablePresentationRequest: request } = (await wallet.post(address, {})).body
  const verifiablePresentation = await wallet.present(request)
  const { body } = await wallet.post(address, { verifiablePresentation })
  const [badge] = body.verifiablePresentation.verifiableCredential
  const { id, link } = await begin()
  const for1 = await phone.readRequest(link)
  expect((await phone.post(link, { ldp: [await wallet.show([badge], for1)] })).status).toBe(200)
  await sendWalletAnswer({ id, age: '25-plus' }, powers())
  expect((await read(id))?.shown.brought[0]?.standing).toBe('good')
  await withdrawAward({ awardId, reason: 'given by mistake' }, { ...services, issuer: library.issuer, now: new Date() })
  expect((await read(id))?.shown.brought[0]?.standing).toBe('ended')
})

test('what was made for another request, by another key, or twice is refused; what was lost is answered again', async () => {
  const { begin, phone, badges, site, answer } = await aKitchenThatAsks()
  const { jwt, sd } = await badges()
  const [first, second] = [await begin(), await begin()]
  const [for1, for2] = [await phone.readRequest(first.link), await phone.readRequest(second.link)]
  expect(for1.nonce).not.toBe(for2.nonce)
  const shownOnce = { sd: [phone.presentSd(sd, for1)] }
  expect((await phone.post(first.link, shownOnce)).status).toBe(200)
  const lost = await phone.post(first.link, shownOnce).catch((error: Error) => error)
  // The request itself is read no more: a wallet that has it still posts the same again.
  expect(lost).toBeInstanceOf(Error)
  const address = `/asks/${first.link.match(/asks%2F([\w-]+)/)?.[1]}/response/${first.code}`
  const again = (vpToken: unknown) =>
    site.request(address, { method: 'POST', body: new URLSearchParams({ vp_token: JSON.stringify(vpToken) }) })
  expect((await again(shownOnce)).status).toBe(200)
  expect((await again({ jwt: [phone.presentJwt([jwt], for1)] })).status).toBe(409)
  // Replayed at another request.
  const replayed = await phone.post(second.link, shownOnce)
  expect([replayed.status, replayed.body.error]).toEqual([400, 'invalid_request'])
  const thief = aPhone(site)
  expect((await thief.post(second.link, { jwt: [thief.presentJwt([jwt], for2)] })).status).toBe(400)
  expect((await thief.post(second.link, { sd: [thief.presentSd(sd, for2)] })).status).toBe(400)
  expect((await phone.post(second.link, { other: [phone.presentSd(sd, for2)] })).status).toBe(400)
  expect((await phone.post(second.link, { sd: Array(21).fill(phone.presentSd(sd, for2)) })).status).toBe(413)
  expect(await answer(second.id)).toMatchObject({ state: 'waiting' })
  // Its holder said no.
  const said = new URLSearchParams({ error: 'access_denied' })
  const denied = await site.request(address.replace(first.code, second.code), { method: 'POST', body: said })
  expect(denied.status).toBe(200)
  expect(await answer(second.id)).toMatchObject({ state: 'waiting' })
})

test('a request ends with its minutes, with the ask, and where no one may answer; a flood leaves nothing behind', async () => {
  const { begin, phone, badges, answer, site, askId, manager, services, kitchen } = await aKitchenThatAsks()
  const { sd } = await badges()
  const early = await begin(days(-0.5))
  const address = new URL(requestAddress(origin, askId, early.code)).pathname
  expect((await site.request(address)).status).toBe(404)
  const open = await begin()
  expect((await site.request(new URL(requestAddress(origin, askId, open.code)).pathname)).status).toBe(200)
  for (const odd of ['x', `${open.code}x`, walletRequestCodeOf(open.id, 'begun', services.masterKey)])
    expect((await site.request(`/asks/${askId}/request/${odd}`)).status).toBe(404)
  const head = await site.request(new URL(requestAddress(origin, askId, open.code)).pathname, { method: 'PUT' })
  expect(head.status).toBe(405)
  const safe = (on: string | null) =>
    services.database
      .updateTable('organisations')
      .set({
        safeguardingLead: 'Mo',
        safeguardingPolicyUrl: 'https://kitchen.example/safe',
        safeguardingReviewedOn: on,
      })
      .where('id', '=', kitchen.manager.organisationId)
      .execute()
  await safe(null)
  // Who is under 18 is not read by one that does not keep them safe.
  const for1 = await phone.readRequest(open.link)
  await phone.post(open.link, { sd: [phone.presentSd(sd, for1)] })
  const powers = { ...services, now: new Date() }
  expect(await sendWalletAnswer({ id: open.id, age: '16-17' }, powers)).toEqual({
    ok: false,
    refusal: 'not-at-your-age',
  })
  expect(await sendWalletAnswer({ id: early.id, age: '25-plus' }, powers)).toEqual({ ok: false, refusal: 'not-open' })
  const unanswered = await begin()
  expect(await sendWalletAnswer({ id: unanswered.id, age: '25-plus' }, powers)).toEqual({
    ok: false,
    refusal: 'nothing-in-it',
  })
  await safe(new Date().toISOString().slice(0, 10))
  expect(await sendWalletAnswer({ id: open.id, age: '13-15' }, powers)).toEqual({ ok: true })
  const { ask } = needed(await findAsk({ id: askId }, powers), 'the ask')
  const [kept] = (await listAnswers({ ask, limit: 5 }, powers)).rows
  expect(kept?.endsAt.getTime()).toBe(powers.now.getTime() + 7 * 86_400_000)
  await safe(null)
  const unsafe = needed(await findAsk({ id: askId }, powers), 'the ask').ask
  expect((await listAnswers({ ask: unsafe, limit: 5 }, powers)).rows).toEqual([])
  expect(await findAnswer({ ask: unsafe, id: open.id, language: 'en' }, powers)).toBeUndefined()
  // Closed: the request is over, though its minutes are not.
  await closeAsk({ askId }, manager)
  expect(await answer(unanswered.id)).toMatchObject({ state: 'over' })
  await expect(begin()).rejects.toThrow('not-open')
  const rows = () => services.database.selectFrom('walletRequests').select('id').execute()
  expect(await rows()).toHaveLength(2)
  await removeEndedAnswers({ ...services, now: days(1) })
  expect(await rows()).toEqual([])
  await removeEndedAnswers({ ...services, now: days(8) })
  expect(await services.database.selectFrom('askAnswers').select('id').execute()).toEqual([])
})

test('a request is for the ask that was read: not for another one, nor for this one once it says something else', async () => {
  const { begin, phone, badges, answer, site, askId, manager, services, content } = await aKitchenThatAsks()
  const { sd } = await badges()
  const { id, link, code } = await begin()
  const vp_token = JSON.stringify({ sd: [phone.presentSd(sd, await phone.readRequest(link))] })
  const post = (ask: string) =>
    site.request(`/asks/${ask}/response/${code}`, { method: 'POST', body: new URLSearchParams({ vp_token }) })
  expect((await post(crypto.randomUUID())).status).toBe(404)
  expect(await answer(id)).toMatchObject({ state: 'waiting' })
  expect(await takeAskBack({ askId }, manager)).toEqual({ ok: true })
  const revision = async () => needed(await findAsk({ id: askId }, manager), 'the ask').revision
  const said = { ...content, title: 'Winter kitchen' }
  expect(await reviseAsk({ askId, content: said, basedOn: await revision() }, manager)).toMatchObject({ ok: true })
  expect(await publishAsk({ askId, basedOn: await revision() }, manager)).toEqual({ ok: true })
  expect((await post(askId)).status).toBe(404)
  expect(await sendWalletAnswer({ id, age: '25-plus' }, { ...services, now: new Date() })).toEqual({
    ...{ ok: false, refusal: 'not-open' },
  })
})

/** A page of the ask in a browser: what it hands over, and what it posts of what comes back. */
async function aBrowserAtTheKitchen(didMethod: 'web' | 'key' = 'web') {
  const kitchen = await aKitchenThatAsks({ didMethod })
  const post = async (path: string, body: unknown) => {
    const answer = await kitchen.site.request(path, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() }
  }
  const ask = async () => {
    const { status, body } = await post(`/asks/${kitchen.askId}/browser`, {})
    expect(status).toBe(200)
    const asked = body as BrowserRequest
    const [signed = {}, unsigned = {}] = asked.requests.map(({ data }) => data)
    return { ...asked, signed, unsigned }
  }
  return { ...kitchen, post, ask }
}

test.each(['web', 'key'] as const)(
  'another maker’s wallet answers through the browser, signed or not, for the origin that asks (did:%s)',
  async (didMethod) => {
    const { phone, badges, ask, post, answer, services } = await aBrowserAtTheKitchen(didMethod)
    const { sd, jwt } = await badges()
    for (const which of ['signed', 'unsigned'] as const) {
      const asked = await ask()
      expect(asked.requests.map(({ protocol }) => protocol)).toEqual(['openid4vp-v1-signed', 'openid4vp-v1-unsigned'])
      expect(asked.unsigned).not.toHaveProperty('client_id')
      const read = await phone.readBrowserRequest(asked[which], origin)
      const prefix = which === 'signed' ? 'decentralized_identifier' : 'origin'
      expect(read.asked).toMatchObject({ client: { prefix } })
      expect(read.asked.authorizationRequestPayload).toMatchObject({ response_mode: 'dc_api' })
      expect(read.asked.authorizationRequestPayload).not.toHaveProperty('response_uri')
      const vpToken = { sd: [phone.presentSd(sd, read)], jwt: [phone.presentJwt([jwt], read)] }
      const data = await phone.browserAnswer(read, { vpToken, pageOrigin: origin })
      const taken = await post(asked.answerTo, data)
      expect(taken.status).toBe(200)
      const [, code = ''] =
        /\/asks\/[^/]+\/wallet\/(.+)$/.exec((taken.body as { redirect_uri: string }).redirect_uri) ?? []
      const { id } = needed(readWalletRequestCode(code, ['shown'], services.masterKey), 'the request')
      expect(await answer(id)).toMatchObject({ state: 'shown', count: 2 })
    }
  },
)

test('what was signed for another site, for the organisation alone, or in another way is not taken through the browser', async () => {
  const { phone, badges, ask, post, begin, askId, site } = await aBrowserAtTheKitchen()
  const { sd } = await badges()
  const asked = await ask()
  // A copy of the request is of no use to another site.
  await expect(phone.readBrowserRequest(asked.signed, 'https://elsewhere.test')).rejects.toThrow()
  const read = await phone.readBrowserRequest(asked.signed, origin)
  const clientId = String(read.asked.authorizationRequestPayload.client_id)
  for (const audience of ['origin:https://elsewhere.test', 'https://waymark.test', clientId]) {
    const vp_token = { sd: [phone.presentSd(sd, { ...read, audience })] }
    const { status, body } = await post(asked.answerTo, { vp_token })
    expect([status, body], audience).toMatchObject([400, { error: 'invalid_request' }])
  }
  // Nor is what was signed for this origin posted by a wallet, nor the answer to one request sent to another.
  const forOrigin = { sd: [phone.presentSd(sd, read)] }
  const byWallet = new URLSearchParams({ vp_token: JSON.stringify(forOrigin) })
  const response = asked.answerTo.replace('/browser/', '/response/')
  expect((await site.request(response, { method: 'POST', body: byWallet })).status).toBe(400)
  const next = await ask()
  expect((await post(next.answerTo, { vp_token: forOrigin })).status).toBe(400)
  const { code } = await begin()
  expect((await post(`/asks/${askId}/browser/${code}`, { vp_token: forOrigin })).status).toBe(400)
  for (const wrong of [[], null, 'x', {}, { vp_token: [] }, { vp_token: 'x' }, { error: 'access_denied' }])
    expect((await post(asked.answerTo, wrong)).status, JSON.stringify(wrong)).toBe(400)
  expect((await post(`/asks/${crypto.randomUUID()}/browser`, {})).status).toBe(404)
  expect((await post('/asks/nothing/browser', {})).status).toBe(404)
  expect((await site.request(`/asks/${askId}/browser`)).status).toBe(405)
  expect((await post(asked.answerTo, { vp_token: forOrigin })).status).toBe(200)
})

test('so many wait at one ask and no more', async () => {
  const { begin, services, askId, site } = await aKitchenThatAsks()
  const { id } = await begin()
  const [like] = await services.database.selectFrom('walletRequests').selectAll().where('id', '=', id).execute()
  const row = needed(like, 'a request')
  const flood = Array.from({ length: mostWaiting - 1 }, () => ({ ...row, id: crypto.randomUUID(), documents: null }))
  await services.database.insertInto('walletRequests').values(flood).execute()
  const outcome = await startWalletRequest({ askId }, { ...services, now: new Date() })
  expect(outcome).toEqual({ ok: false, refusal: 'too-many-wallets' })
  const byBrowser = await site.request(`/asks/${askId}/browser`, { method: 'POST' })
  expect([byBrowser.status, await byBrowser.json()]).toEqual([503, { refusal: 'too-many-wallets' }])
})
