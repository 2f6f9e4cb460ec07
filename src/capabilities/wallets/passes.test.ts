import { createHash, createPublicKey, generateKeyPairSync, KeyObject, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { X509CertificateGenerator } from '@peculiar/x509'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { needed } from '#infrastructure/needed.ts'
import { readPasses } from '#infrastructure/read-passes.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkPass } from './check-pass.ts'
import { drawApplePass } from './draw-apple-pass.ts'
import { signGooglePass } from './sign-google-pass.ts'

/** A learner with a badge that they have kept. */
async function aLearner(ageBand: AgeBand | null) {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { validForMonths: 12 })
  const email = 'sian@home.example'
  const personId = needed((await addPeople([{ name: 'Siân', email }], { ...town, now })).get(email), 'a person')
  await town.database.updateTable('people').set({ ageBand }).where('id', '=', personId).execute()
  const given = await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Siân', email }, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const awardId = given.ok && given.lines[0]?.ok ? given.lines[0].awardId : ''
  const signedIn = mintSignedIn({ personId, email, name: 'Siân' })
  await keepAwards({ ...town.services, signedIn, now })
  const check = (by = signedIn) => checkPass({ awardId }, { ...town.services, signedIn: by, now })
  return { town, library, awardId, signedIn, check }
}

const rsa = {
  ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** Files as Apple would give them, made here: a certificate for passes of a type with its key, and another certificate. */
async function certificates() {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-pass-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const at = (name: string) => path.join(folder, name)
  const day = 86_400_000
  const notBefore = new Date(Date.now() - day)
  const notAfter = new Date(Date.now() + day)
  for (const [name, serialNumber] of [
    ['ca', '01'],
    ['pass', '02'],
  ] as const) {
    const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
    const asked = { serialNumber, name: `CN=${name}`, notBefore, notAfter, signingAlgorithm: rsa, keys }
    const certificate = await X509CertificateGenerator.createSelfSigned(asked)
    await writeFile(at(`${name}.pem`), certificate.toString('pem'))
    const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
    await writeFile(at(`${name}.key`), key)
  }
  return { at }
}

const hashes: Record<string, string> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }

/** Whether a detached CMS signature (RFC 5652) is of these bytes, by the key of this certificate. */
function isSigned(bytes: Uint8Array, { signature, certificate }: { signature: Uint8Array; certificate: Buffer }) {
  const { content } = AsnConvert.parse(signature, ContentInfo)
  const [signer] = AsnConvert.parse(content, SignedData).signerInfos
  const attributes = needed(signer?.signedAttrs, 'signed attributes')
  const digest = attributes.find(({ attrType }) => attrType === '1.2.840.113549.1.9.4')?.attrValues[0]
  const said = AsnConvert.parse(needed(digest, 'the digest'), OctetString)
  // What is signed is the set of them (§5.4).
  const each = Buffer.concat(attributes.map((one) => Buffer.from(AsnConvert.serialize(one))))
  const raw = Buffer.concat([Buffer.from(each.length < 128 ? [0x31, each.length] : [0x31, 0x81, each.length]), each])
  const hash = needed(hashes[signer?.digestAlgorithm.algorithm ?? ''], 'the hash')
  const key = new X509Certificate(certificate).publicKey
  const holds = verify(hash, raw, key, Buffer.from(needed(signer, 'the signer').signature.buffer))
  return holds && createHash(hash).update(bytes).digest().equals(Buffer.from(said.buffer))
}

test('a pass for Apple holds the badge and nobody’s name, and its signature is one that others read', async () => {
  const { town, awardId, check } = await aLearner('18-24')
  const { at } = await certificates()
  const apple = {
    ...{ passType: 'pass.org.waymark', team: 'ABCDE12345' },
    ...{ certificateFile: at('pass.pem'), keyFile: at('pass.key'), wwdrFile: at('ca.pem') },
  }
  const signers = await readPasses({ apple })
  const checked = await check()
  if (!checked.ok) throw new Error(checked.refusal)
  const made = await drawApplePass(
    { award: checked.award, language: 'cy' },
    { ...town.services, apple: needed(signers.apple, 'what signs') },
  )
  const files = unzipSync(made)
  const text = (name: string) => Buffer.from(needed(files[name], name)).toString()
  const pass = JSON.parse(text('pass.json'))
  const address = `https://waymark.test/awards/${awardId}`
  expect(pass).toMatchObject({
    ...{ passTypeIdentifier: 'pass.org.waymark', teamIdentifier: 'ABCDE12345', serialNumber: awardId },
    ...{ organizationName: 'Jubilee Library', description: 'Clwb Codio', expirationDate: expect.any(String) },
    barcodes: [expect.objectContaining({ format: 'PKBarcodeFormatQR', message: address })],
    generic: { primaryFields: [{ key: 'badge', label: 'Jubilee Library', value: 'Clwb Codio' }] },
  })
  expect(JSON.stringify(pass)).not.toMatch(/Siân|sian@/)
  const manifest = JSON.parse(text('manifest.json'))
  expect(Object.keys(manifest).toSorted()).toEqual(
    ['icon.png', 'icon@2x.png', 'pass.json', 'thumbnail.png', 'thumbnail@2x.png'].toSorted(),
  )
  for (const [name, hash] of Object.entries(manifest))
    expect(createHash('sha1').update(needed(files[name], name)).digest('hex')).toBe(hash)
  const [bytes, signature] = [needed(files['manifest.json'], 'manifest'), needed(files.signature, 'signature')]
  const certificate = await readFile(at('pass.pem'))
  expect(isSigned(bytes, { signature, certificate })).toBe(true)
  const changed = Buffer.from(text('manifest.json').replace('pass.json', 'pass.jsom'))
  expect(isSigned(changed, { signature, certificate })).toBe(false)
  expect(isSigned(bytes, { signature, certificate: await readFile(at('ca.pem')) })).toBe(false)
})

test('a link for Google holds the same, signed by the operator’s account', async () => {
  const { town, awardId, check } = await aLearner('25-plus')
  const { at } = await certificates()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const account = {
    client_email: 'passes@waymark.iam.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
  await writeFile(at('account.json'), JSON.stringify(account))
  const { google } = await readPasses({ google: { issuerId: '3388000000012345678', keyFile: at('account.json') } })
  const checked = await check()
  if (!checked.ok) throw new Error(checked.refusal)
  const link = signGooglePass(
    { award: checked.award, language: 'en' },
    { ...town.services, google: needed(google, 'what signs'), now },
  )
  const [header = '', payload = '', signature = ''] = link.replace('https://pay.google.com/gp/v/save/', '').split('.')
  const spki = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), spki, Buffer.from(signature, 'base64url'))).toBe(true)
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
  expect(said).toMatchObject({
    ...{ iss: 'passes@waymark.iam.example', aud: 'google', typ: 'savetowallet', origins: ['https://waymark.test'] },
    payload: {
      genericObjects: [
        {
          id: `3388000000012345678.${awardId}`,
          header: { defaultValue: { language: 'en', value: 'Coding Club' } },
          barcode: { type: 'QR_CODE', value: `https://waymark.test/awards/${awardId}` },
        },
      ],
    },
  })
  expect(JSON.stringify(said)).not.toMatch(/Siân|sian@/)
})

test('nobody has a pass of another’s badge, of one that counts no more, or before they are grown up', async () => {
  const { town, library, awardId, signedIn, check } = await aLearner('18-24')
  expect(await check()).toMatchObject({ ok: true })
  const stranger = mintSignedIn({
    personId: needed(town.lead.personId, 'the lead'),
    email: 'lena@waymark.test',
    name: 'Lena',
  })
  expect(await check(stranger)).toEqual({ ok: false, refusal: 'not-yours' })
  const guardian = { email: signedIn.email, personId: signedIn.personId, name: 'Siân', guardianId: signedIn.personId }
  expect(await check(mintSignedIn(guardian))).toEqual({ ok: false, refusal: 'not-yours' })
  for (const [ageBand, refusal] of [
    ['13-15', 'not-at-your-age'],
    ['16-17', 'not-at-your-age'],
    [null, 'age-is-missing'],
  ] as const) {
    await town.database.updateTable('people').set({ ageBand }).where('id', '=', signedIn.personId).execute()
    expect(await check()).toEqual({ ok: false, refusal })
  }
  await town.database.updateTable('people').set({ ageBand: '25-plus' }).where('id', '=', signedIn.personId).execute()
  await withdrawAward({ awardId, reason: 'By mistake.' }, { ...town.services, issuer: library.issuer, now })
  expect(await check()).toEqual({ ok: false, refusal: 'award-does-not-count' })
})

test('a setting that names the wrong file says which, and what it must be', async () => {
  const { at } = await certificates()
  const apple = {
    passType: 'pass.org.waymark',
    team: 'ABCDE12345',
    certificateFile: at('pass.pem'),
    keyFile: at('pass.key'),
  }
  await expect(readPasses({ apple: { ...apple, wwdrFile: at('none.pem') } })).rejects.toMatchObject({
    ...{ code: 'settings-invalid', message: expect.stringContaining('WAYMARK_APPLE_PASS_WWDR') },
  })
  await expect(readPasses({ apple: { ...apple, keyFile: at('ca.pem'), wwdrFile: at('ca.pem') } })).rejects.toThrow(
    'WAYMARK_APPLE_PASS_KEY',
  )
  await expect(readPasses({ google: { issuerId: '12345', keyFile: at('ca.pem') } })).rejects.toThrow(
    'WAYMARK_GOOGLE_WALLET_KEY',
  )
  expect(await readPasses({})).toEqual({ apple: undefined, google: undefined })
})
