import { expect, test } from 'vitest'
import { restoreAwards } from '#capabilities/awards/restore-awards.ts'
import { suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { rotateIssuerKey } from '#capabilities/organisations/rotate-issuer-key.ts'
import { removeOldWalletOffers } from '#capabilities/wallets/remove-old-wallet-offers.ts'
import { stopWalletOffer } from '#capabilities/wallets/stop-wallet-offer.ts'
import { takeAwardCopy } from '#capabilities/wallets/take-award-copy.ts'
import { takePresentedCopy } from '#capabilities/wallets/take-presented-copy.ts'
import { walletOfferChallengeOf } from '#capabilities/wallets/wallet-offer-code.ts'
import { preAuthorized } from '#capabilities/wallets/wallet-offer-format.ts'
import { withdrawWalletCopies } from '#capabilities/wallets/withdraw-wallet-copies.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadgeToHandOver } from '#tests/support/badge-to-hand-over.ts'
import { anOrganisation } from '#tests/support/town.ts'
import { until } from '#tests/support/until.ts'
import { anExchangingWallet, aPhone } from '#tests/support/wallets.ts'

const origin = 'https://waymark.test'

const part = (jwt: string, at: number) =>
  JSON.parse(Buffer.from(jwt.split('.')[at] ?? '', 'base64url').toString()) as object

const credentialIn = ({ credentials }: { credentials?: unknown }) =>
  needed((credentials as { credential: unknown }[])[0], 'the credential').credential

interface Given {
  credentialSubject: { id: string }
}

const forms = ['open-badge_ldp_vc', 'open-badge_jwt_vc_json', 'open-badge_dc+sd-jwt'] as const

test('a wallet of OpenID takes a badge in each form, and each proves itself and is bound to its key', async () => {
  const { start, site, check, copies, state } = await aBadgeToHandOver()
  const { link, short } = await start()
  const phone = aPhone(site)
  expect((await phone.read(link)).credentialOffer).toEqual((await phone.read(short)).credentialOffer)
  const token = await phone.token(link)
  expect(await state()).toBe('begun')
  const taken: unknown[] = []
  for (const form of forms) {
    const { credentials } = await phone.take(link, token, form)
    taken.push(credentialIn({ credentials }))
  }
  expect(await state()).toBe('taken')
  const [asJson, asJwt, asSdJwt] = taken as [Given, string, string]
  for (const one of taken) expect(await check(one)).toBe('genuine')
  const did = asJson.credentialSubject.id
  expect(JSON.parse(Buffer.from(did.slice('did:jwk:'.length), 'base64url').toString())).toMatchObject({
    x: phone.publicJwk.x,
  })
  expect(part(asJwt, 1)).toMatchObject({ sub: did, iss: `did:web:waymark.test:dids:jubilee-library` })
  expect(part(asSdJwt, 1)).toMatchObject({ cnf: { jwk: { x: phone.publicJwk.x } } })
  expect([part(asJwt, 0), part(asSdJwt, 0)]).toMatchObject([{ alg: 'ES256' }, { alg: 'ES256', typ: 'dc+sd-jwt' }])
  // Nothing of its learner is in it, and nothing that leads to the award.
  expect(JSON.stringify([asJson, part(asJwt, 1)])).not.toMatch(/Lia|lia@|\/awards\//)
  // One wallet, whatever forms it took.
  expect(await copies()).toHaveLength(1)
})

test('where issuers are known by did:key, one key signs every form', async () => {
  const { start, site, check } = await aBadgeToHandOver({ didMethod: 'key' })
  const { link } = await start()
  const phone = aPhone(site)
  const token = await phone.token(link)
  for (const form of forms) {
    const { credentials } = await phone.take(link, token, form)
    expect(await check(credentialIn({ credentials })), form).toBe('genuine')
  }
})

test('what was withdrawn, put on hold or switched off is so in every copy, and only there', async () => {
  const { start, site, check, copies, services, library, lia, mo, awardId } = await aBadgeToHandOver()
  const take = async () => {
    const phone = aPhone(site)
    const { link } = await start()
    const answer = await phone.take(link, await phone.token(link), 'open-badge_ldp_vc')
    return credentialIn(answer)
  }
  const [lost, kept] = [await take(), await take()]
  expect([await check(lost), await check(kept)]).toEqual(['genuine', 'genuine'])
  const first = needed((await copies()).at(-1), 'the copy').batchId
  const now = new Date()
  expect(await withdrawWalletCopies({ awardId, batchId: first }, { ...services, signedIn: mo, now })).toMatchObject({
    ok: false,
  })
  expect(await check(lost)).toBe('genuine')
  for (const _ of ['pressed', 'pressed twice'])
    expect(await withdrawWalletCopies({ awardId, batchId: first }, { ...services, signedIn: lia, now })).toEqual({
      ok: true,
    })
  expect([await check(lost), await check(kept)]).toEqual(['genuine-but-no-longer-valid', 'genuine'])
  const powers = { ...services, issuer: library.issuer, now }
  await suspendAwards({ awardIds: [awardId], reason: 'Looked into.' }, powers)
  expect(await check(kept)).toBe('genuine-but-suspended')
  await restoreAwards({ awardIds: [awardId], reason: 'It was right.' }, powers)
  expect(await check(kept)).toBe('genuine')
  await rotateIssuerKey({ ...services, manager: library.manager, now })
  // Signed with another key, in another list.
  const late = await take()
  expect(await check(late)).toBe('genuine')
  await withdrawAward({ awardId, reason: 'Given by mistake.' }, powers)
  for (const one of [lost, kept, late]) expect(await check(one)).toBe('genuine-but-no-longer-valid')
})

test('an answer that was lost is given again to the same key, and to no other', async () => {
  const { start, site, copies } = await aBadgeToHandOver()
  const { link } = await start()
  const [phone, other] = [aPhone(site), aPhone(site)]
  const token = await phone.token(link)
  const first = await phone.take(link, token, 'open-badge_ldp_vc')
  expect(await phone.take(link, token, 'open-badge_ldp_vc')).toEqual(first)
  await expect(other.take(link, token, 'open-badge_ldp_vc')).rejects.toThrow(/credential_request_denied|unsuccessful/i)
  expect(await copies()).toHaveLength(1)
  // The offer, opened on a second phone, is over: its code was exchanged once.
  await expect(other.token(link)).rejects.toThrow()
  expect((await site.request(`/h/${(await start()).code}`)).status).toBe(200)
})

test('a nonce is ours and fresh, and serves each form of one offer', async () => {
  const { start, site, copies } = await aBadgeToHandOver()
  const phone = aPhone(site)
  const { link } = await start()
  const { jwt } = await phone.prove(link, 'open-badge_ldp_vc')
  const post = (token: string, body: object) =>
    site.request('/issuers/jubilee-library/credential', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const asked = (proof: string, form: string = 'open-badge_ldp_vc') => ({
    credential_configuration_id: form,
    proofs: { jwt: [proof] },
  })
  const token = await phone.token(link)
  expect((await post(token, asked(jwt))).status).toBe(200)
  // LearnCard asks for one nonce, and for all forms with it.
  expect((await post(token, asked(jwt, 'open-badge_jwt_vc_json'))).status).toBe(200)
  const { issuerMetadata } = await phone.read(link)
  const signer = { method: 'jwk', alg: 'ES256', publicJwk: phone.publicJwk } as const
  const form = { issuerMetadata, credentialConfigurationId: 'open-badge_dc+sd-jwt', signer }
  for (const nonce of ['of-their-own', undefined]) {
    const proof = await phone.client.createCredentialRequestJwtProof({ ...form, ...(nonce && { nonce }) })
    expect(await (await post(token, asked(proof.jwt, 'open-badge_dc+sd-jwt'))).json()).toMatchObject({
      error: 'invalid_nonce',
    })
  }
  expect(await copies()).toHaveLength(1)
  expect((await post('wrong', asked(jwt))).status).toBe(401)
  expect(await (await post(token, { credential_configuration_id: 'none' })).json()).toMatchObject({
    error: 'unknown_credential_configuration',
  })
  expect(await (await post(token, { ...asked(jwt), credential_response_encryption: {} })).json()).toMatchObject({
    error: 'invalid_encryption_parameters',
  })
  expect(
    await (await post(token, { credential_configuration_id: form.credentialConfigurationId })).json(),
  ).toMatchObject({
    error: 'invalid_proof',
  })
})

test('wrong PINs are counted for the offer: after five it is over, also for the right one', async () => {
  const { services, start, site, state } = await aBadgeToHandOver()
  const { id, link, pin, code } = await start({ asksPin: true })
  const phone = aPhone(site)
  const wrong = pin === '000000' ? '111111' : '000000'
  const body = new URLSearchParams({ grant_type: preAuthorized, 'pre-authorized_code': code })
  const without = await site.request('/issuers/jubilee-library/token', { method: 'POST', body })
  expect([without.status, await without.json()]).toMatchObject([400, { error: 'invalid_request' }])
  for (const _ of [1, 2, 3, 4]) await expect(phone.token(link, wrong)).rejects.toThrow()
  expect(await state()).toBe('open')
  // A wallet that knows no PIN does not come past it.
  const wallet = await anExchangingWallet(site)
  const challenge = walletOfferChallengeOf(id, services.masterKey)
  const presentation = await wallet.present({ challenge, domain: origin })
  expect(await takePresentedCopy({ code, presentation }, { ...services, now: new Date() })).toEqual({
    ...{ ok: false, refusal: 'no-such-offer' },
  })
  expect((await site.request(`/h/${code}/exchange`, { method: 'POST', body: '{}' })).status).toBe(404)
  expect(await (await site.request(`/h/${code}`)).json()).not.toHaveProperty('protocols.vcapi')
  await expect(phone.token(link, wrong)).rejects.toThrow()
  expect(await state()).toBe('locked')
  await expect(phone.token(link, pin)).rejects.toThrow()
  const next = await start({ asksPin: true })
  expect(next.code).not.toBe(code)
  expect(await phone.token(next.link, next.pin)).toMatch(/.{40}/)
  await expect(phone.token((await start()).link, '123456')).rejects.toThrow()
})

test('a wallet of VCALM takes it by two posts, and by the same again; another one does not', async () => {
  const { start, site, check, copies } = await aBadgeToHandOver()
  const { code } = await start()
  const shown = (await (await site.request(`/h/${code}`, { headers: { accept: 'application/json' } })).json()) as {
    protocols: Record<string, string>
  }
  expect(Object.keys(shown.protocols).sort()).toEqual(['OID4VCI', 'interact', 'oid4vci-1.0', 'vcapi'])
  const address = needed(shown.protocols.vcapi, 'the exchange')
  const wallet = await anExchangingWallet(site)
  const { body } = await wallet.post(address, {})
  const request = body.verifiablePresentationRequest
  const other = await anExchangingWallet(site)
  const refused = async (presentation: object) =>
    (await other.post(address, { verifiablePresentation: presentation })).status
  expect(await refused(await other.present({ ...request, challenge: 'another' }))).toBe(400)
  expect(await refused(await other.present({ ...request, domain: 'https://elsewhere.example' }))).toBe(400)
  expect(await refused(await other.present({ ...request, holder: wallet.did }))).toBe(400)
  expect(await refused({ type: ['VerifiablePresentation'], holder: other.did })).toBe(400)
  expect(await copies()).toEqual([])
  const presented = await wallet.present(request)
  const taken = await wallet.post(address, { verifiablePresentation: presented })
  const given = taken.body.verifiablePresentation.verifiableCredential[0]
  expect(given.credentialSubject).toMatchObject({ id: wallet.did })
  expect(await check(given)).toBe('genuine')
  expect(await wallet.post(address, { verifiablePresentation: presented })).toEqual(taken)
  expect(await refused(await other.present(request))).toBe(403)
  expect(await copies()).toHaveLength(1)
  // One that signs the challenge alone is served too.
  const next = await start()
  const { body: asked } = await wallet.post(`/h/${next.code}/exchange`, {})
  const { challenge } = asked.verifiablePresentationRequest
  expect(
    await wallet.post(`/h/${next.code}/exchange`, { verifiablePresentation: await wallet.present({ challenge }) }),
  ).toMatchObject({
    status: 200,
  })
})

test('a wallet says what became of it, and nobody else does', async () => {
  const { start, site, copies } = await aBadgeToHandOver()
  const { link } = await start()
  const phone = aPhone(site)
  const accessToken = await phone.token(link)
  const { notification_id: notificationId = '' } = await phone.take(link, accessToken, 'open-badge_ldp_vc')
  const { issuerMetadata } = await phone.read(link)
  const tell = (event: 'credential_accepted' | 'credential_deleted', token = accessToken, id = notificationId) =>
    phone.client.sendNotification({ issuerMetadata, accessToken: token, notification: { notificationId: id, event } })
  await tell('credential_accepted')
  expect(await copies()).toMatchObject([{ told: 'accepted' }])
  await expect(tell('credential_deleted', 'of-another')).rejects.toThrow()
  await expect(tell('credential_deleted', accessToken, '0192a000-0000-7000-8000-000000000001')).rejects.toThrow()
  await expect(tell('credential_deleted', accessToken, 'no id')).rejects.toThrow()
  const next = await phone.token((await start()).link)
  await expect(tell('credential_deleted', next)).rejects.toThrow()
  expect(await copies()).toMatchObject([{ told: 'accepted' }])
  await tell('credential_deleted')
  expect(await copies()).toMatchObject([{ told: 'deleted' }])
})

test('nothing is given of a badge that no longer counts, of another learner’s, after the time, or once it is stopped', async () => {
  const { start, site, services, library, awardId, lia, mo, copies, state } = await aBadgeToHandOver()
  const phone = aPhone(site)
  await expect(start({ signedIn: mo })).rejects.toThrow('not-yours')
  const early = await start({ at: new Date(Date.now() - 16 * 60_000) })
  await expect(phone.token(early.link)).rejects.toThrow()
  expect((await site.request(`/h/${early.code}`)).status).toBe(404)
  const stopped = await start()
  const token = await phone.token(stopped.link)
  // Another learner stops nothing.
  await stopWalletOffer({ awardId }, { ...services, signedIn: mo, now: new Date() })
  expect(await state()).toBe('begun')
  await stopWalletOffer({ awardId }, { ...services, signedIn: lia, now: new Date() })
  await expect(phone.take(stopped.link, token, 'open-badge_ldp_vc')).rejects.toThrow()
  const meanwhile = await start()
  // A second press opens nothing twice.
  expect((await start()).code).toBe(meanwhile.code)
  const held = await phone.token(meanwhile.link)
  await withdrawAward({ awardId, reason: 'By mistake.' }, { ...services, issuer: library.issuer, now: new Date() })
  await expect(phone.take(meanwhile.link, held, 'open-badge_ldp_vc')).rejects.toThrow()
  await expect(start()).rejects.toThrow('award-does-not-count')
  expect(await copies()).toEqual([])
})

test('no offer is known at the address of another organisation, and none is kept for long', async () => {
  const { town, start, site, services, copies } = await aBadgeToHandOver()
  await anOrganisation(town, { name: 'School' })
  const { code, link } = await start()
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:pre-authorized_code',
    'pre-authorized_code': code,
  })
  const elsewhere = await site.request('/issuers/school/token', { method: 'POST', body })
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([400, { error: 'invalid_grant' }])
  const phone = aPhone(site)
  await phone.take(link, await phone.token(link), 'open-badge_ldp_vc')
  await removeOldWalletOffers({ ...services, now: new Date(Date.now() + 26 * 3_600_000) })
  expect(await services.database.selectFrom('walletOffers').selectAll().execute()).toEqual([])
  expect(await services.database.selectFrom('walletOfferCopies').selectAll().execute()).toEqual([])
  expect(await copies()).toHaveLength(1)
})

test('an older draft of OpenID4VCI reads the same: by format, with one proof', async () => {
  const { start, site, check } = await aBadgeToHandOver()
  const { link } = await start()
  const phone = aPhone(site)
  const { jwt } = await phone.prove(link, 'open-badge_jwt_vc_json')
  const answer = await site.request('/issuers/jubilee-library/credential', {
    method: 'POST',
    headers: { authorization: `Bearer ${await phone.token(link)}` },
    body: JSON.stringify({ format: 'jwt_vc_json', proof: { proof_type: 'jwt', jwt } }),
  })
  const given = (await answer.json()) as { credential: string; c_nonce: string }
  expect(await check(given.credential)).toBe('genuine')
  expect(given.c_nonce).toMatch(/./)
  for (const name of ['openid-credential-issuer', 'oauth-authorization-server', 'openid-configuration'])
    expect((await site.request(`/issuers/jubilee-library/.well-known/${name}`)).status, name).toBe(200)
  expect((await site.request('/.well-known/openid-credential-issuer/issuers/nobody')).status).toBe(404)
})

test('however many ask at the same moment, one wallet gets one copy, and each wrong PIN counts', async () => {
  const { start, site, state, copies } = await aBadgeToHandOver()
  const ask = (code: string, pin?: string) => {
    const body = new URLSearchParams({
      ...{ grant_type: preAuthorized, 'pre-authorized_code': code, ...(pin && { tx_code: pin }) },
    })
    return site.request('/issuers/jubilee-library/token', { method: 'POST', body })
  }
  const eight = [1, 2, 3, 4, 5, 6, 7, 8]
  const guarded = await start({ asksPin: true })
  const wrong = guarded.pin === '000000' ? '111111' : '000000'
  await Promise.all(eight.map(() => ask(guarded.code, wrong)))
  expect(await state()).toBe('locked')
  expect((await ask(guarded.code, guarded.pin)).status).toBe(400)

  const { code, link } = await start()
  const answers = await Promise.all(eight.map(() => ask(code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const given = needed(
    answers.find(({ status }) => status === 200),
    'the answer',
  )
  const { access_token: token } = (await given.json()) as { access_token: string }
  const phones = [aPhone(site), aPhone(site), aPhone(site)]
  const taken = await Promise.allSettled(phones.map((phone) => phone.take(link, token, 'open-badge_ldp_vc')))
  expect(taken.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await copies()).toHaveLength(1)
})

test('a wallet that is switched off gets nothing more by its token, and all that it took is off', async () => {
  const { start, site, check, copies, services, lia, awardId } = await aBadgeToHandOver()
  const { link } = await start()
  const phone = aPhone(site)
  const token = await phone.token(link)
  const taken = [
    credentialIn(await phone.take(link, token, 'open-badge_ldp_vc')),
    credentialIn(await phone.take(link, token, 'open-badge_jwt_vc_json')),
  ]
  const { batchId } = needed((await copies())[0], 'the copies')
  const powers = { ...services, signedIn: lia, now: new Date() }
  // By the page of another badge nothing is switched off.
  expect(await withdrawWalletCopies({ awardId: batchId, batchId }, powers)).toMatchObject({ ok: false })
  expect(await check(taken[0])).toBe('genuine')
  expect(await withdrawWalletCopies({ awardId, batchId }, powers)).toEqual({ ok: true })
  for (const one of taken) expect(await check(one)).toBe('genuine-but-no-longer-valid')
  for (const form of forms) await expect(phone.take(link, token, form)).rejects.toThrow()
})

test('who presents and who exchanges the code at the same moment: one of them wins', async () => {
  const { town, start, site, copies } = await aBadgeToHandOver()
  const { id, code } = await start()
  const wallet = await anExchangingWallet(site)
  const { body } = await wallet.post(`/h/${code}/exchange`, {})
  const verifiablePresentation = await wallet.present(body.verifiablePresentationRequest)
  const form = new URLSearchParams({ grant_type: preAuthorized, 'pre-authorized_code': code })
  const waiting = async () => {
    const { rows } = await town.pool.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0]?.count
  }
  // Both wait for the offer, the presentation first.
  const holder = await town.pool.connect()
  await holder.query('begin')
  await holder.query('select from wallet_offers where id = $1 for update', [id])
  const presenting = wallet.post(`/h/${code}/exchange`, { verifiablePresentation })
  await until(async () => expect(await waiting()).toBe(1))
  const exchanging = site.request('/issuers/jubilee-library/token', { method: 'POST', body: form })
  await until(async () => expect(await waiting()).toBe(2))
  await holder.query('commit')
  holder.release()
  expect([(await presenting).status, (await exchanging).status]).toEqual([200, 400])
  expect(await copies()).toHaveLength(1)
})

test('a nonce of one offer is none for another', async () => {
  const first = await aBadgeToHandOver()
  const phone = aPhone(first.site)
  const one = await first.start()
  const { jwt } = await phone.prove(one.link, 'open-badge_ldp_vc')
  const give = (token: string) =>
    first.site.request('/issuers/jubilee-library/credential', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ credential_configuration_id: 'open-badge_ldp_vc', proofs: { jwt: [jwt] } }),
    })
  expect((await give(await phone.token(one.link))).status).toBe(200)
  const next = await give(await phone.token((await first.start()).link))
  expect([next.status, await next.json()]).toMatchObject([400, { error: 'invalid_nonce' }])
})

test('what is refused is named, by whichever way a wallet comes', async () => {
  const { services, site, start } = await aBadgeToHandOver()
  const { id, code, link } = await start()
  const phone = aPhone(site)
  const powers = () => ({ ...services, now: new Date() })
  const token = await phone.token(link)
  const asked = { organisationSlug: 'jubilee-library', issuerAddress: `${origin}/issuers/jubilee-library`, token }
  const take = (proof: string) => takeAwardCopy({ ...asked, format: 'ldp_vc', proof }, powers())
  const { jwt } = await phone.prove(link, 'open-badge_ldp_vc')
  expect(await take('no proof')).toEqual({ ok: false, refusal: 'proof-is-wrong' })
  const { issuerMetadata } = await phone.read(link)
  const signer = { method: 'jwk', alg: 'ES256', publicJwk: phone.publicJwk } as const
  const made = { issuerMetadata, credentialConfigurationId: 'open-badge_ldp_vc', signer, nonce: 'their own' }
  const theirOwn = await phone.client.createCredentialRequestJwtProof(made)
  expect(await take(theirOwn.jwt)).toEqual({ ok: false, refusal: 'nonce-is-wrong' })
  const late = { ...services, now: new Date(Date.now() + 10 * 60_000) }
  expect(await takeAwardCopy({ ...asked, format: 'ldp_vc', proof: jwt }, late)).toMatchObject({ ok: false })
  expect(await take(jwt)).toMatchObject({ ok: true })
  const other = await aPhone(site).prove(link, 'open-badge_ldp_vc')
  expect(await take(other.jwt)).toEqual({ ok: false, refusal: 'taken-by-another-key' })

  const next = await start()
  const [first, second] = [await anExchangingWallet(site), await anExchangingWallet(site)]
  const present = async (wallet: typeof first, offerId: string) => {
    const challenge = walletOfferChallengeOf(offerId, services.masterKey)
    const presentation = await wallet.present({ challenge, domain: origin })
    return takePresentedCopy({ code: next.code, presentation }, powers())
  }
  // The challenge of a hand-over before.
  expect(await present(first, id)).toEqual({ ok: false, refusal: 'proof-is-wrong' })
  expect(code).not.toBe(next.code)
  expect(await present(first, next.id)).toMatchObject({ ok: true })
  expect(await present(second, next.id)).toEqual({ ok: false, refusal: 'taken-by-another-key' })
})
