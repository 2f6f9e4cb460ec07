import legacy from '../../vectors/ed25519-signature-2020.json' with { type: 'json' }
import { aBadge, aSmallBadge, NOW, STATUS_LIST_URL } from '../fixtures/badge.ts'
import { anIssuer, type TestIssuer } from '../fixtures/issuer.ts'
import { didDocument } from '../identity/did-document.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { JsonObject } from '../model/json.ts'
import { addProof, type SigningOptions, signCredential } from '../proof/sign-credential.ts'
import { encodeStatusList } from '../status/encode-bitstring.ts'
import { buildStatusListCredential } from '../status/status-list-credential.ts'
import type { ForeignCase } from './case.ts'

const V1 = 'https://www.w3.org/2018/credentials/v1'
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2'

const issuer = await anIssuer()
const stranger = await anIssuer()
const college = await anIssuer('did:web:college.example:issuers:1')
const site = await anIssuer('https://college.example/issuer')

async function signed(badge: object, by: TestIssuer = issuer, options: Partial<SigningOptions> = {}) {
  return signCredential(badge as JsonObject, { ...by, created: NOW, ...options })
}

async function text(badge: object, by?: TestIssuer, options?: Partial<SigningOptions>): Promise<string> {
  return JSON.stringify(await signed(badge, by, options))
}

/** A badge of Verifiable Credentials 1.1, as most software wrote until 2024. */
function anOldBadge(context = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json') {
  const { validFrom, awardedDate: _, ...badge } = aSmallBadge(issuer)
  return { ...badge, '@context': [V1, context, DATA_INTEGRITY], issuanceDate: validFrom }
}

async function aList(set: number[], by = issuer): Promise<JsonObject> {
  const encodedList = encodeStatusList(set)
  const list = { id: STATUS_LIST_URL, issuer: by.did, encodedList, purpose: 'revocation' as const, validFrom: NOW }
  return signCredential({ ...buildStatusListCredential(list) } as JsonObject, { ...by, created: NOW })
}

function publishedKeys({ did, key }: TestIssuer): JsonObject {
  return didDocument({ did, keys: [key.publicKeyMultibase] })
}

const small = aSmallBadge(issuer)
const webOfCollege = { 'https://college.example/issuers/1/did.json': publishedKeys(college) }
const p256 = await generateKeyPair('P-256')
const nist = { ...issuer, key: p256, did: `did:key:${p256.publicKeyMultibase}` }
const nistSigner = { ...nist, verificationMethod: `${nist.did}#${p256.publicKeyMultibase}` }
const extraTerm = { ...(await signed(small)), favouriteColour: 'green' }
const unknownContext = { ...small, '@context': [...small['@context'], 'https://college.example/context.json'] }
const withDid = (did: string) => ({ ...small, issuer: { ...issuer.profile, id: did } })
const proofOf = async (changes: JsonObject) => {
  const badge = await signed(small)
  return JSON.stringify({ ...badge, proof: { ...badge.proof, ...changes } })
}
const twice = (await text(small)).replace('{', '{"name":"Another",')

/** Open Badges 3.0 with proofs, good and bad, as they are met in the wild. */
export const openBadges3: ForeignCase[] = [
  { name: 'the least badge, by a did:key', input: await text(small), verdict: 'genuine' },
  {
    name: 'an issuer that is only an address',
    input: await text({ ...small, issuer: issuer.did }),
    verdict: 'genuine',
  },
  { name: 'of Verifiable Credentials 1.1', input: await text(anOldBadge()), verdict: 'genuine' },
  { name: 'of 2022, signed with Ed25519Signature2020', input: JSON.stringify(legacy.credential), verdict: 'genuine' },
  {
    name: 'the same with its name changed',
    input: JSON.stringify({ ...legacy.credential, name: 'Other' }),
    verdict: 'not-genuine',
  },
  {
    name: 'under the context of 3.0.1',
    input: await text(anOldBadge('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json')),
    verdict: 'genuine',
  },
  {
    name: 'an AchievementCredential by its other name',
    input: await text({ ...small, type: ['VerifiableCredential', 'AchievementCredential'] }),
    verdict: 'genuine',
  },
  { name: 'signed by ecdsa-rdfc-2019', input: await text(withDid(nist.did), nistSigner), verdict: 'genuine' },
  {
    name: 'signed by eddsa-jcs-2022',
    input: await text(small, issuer, { cryptosuite: 'eddsa-jcs-2022' }),
    verdict: 'genuine',
  },
  {
    name: 'with a second proof by a witness',
    input: JSON.stringify(await addProof((await signed(small)) as JsonObject, { ...stranger, created: NOW })),
    verdict: 'genuine',
  },
  {
    name: 'by a did:web',
    input: await text(withDid(college.did), college),
    web: webOfCollege,
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'by a did:web that now has other keys',
    input: await text(withDid(college.did), college),
    web: { 'https://college.example/issuers/1/did.json': publishedKeys({ ...stranger, did: college.did }) },
    verdict: 'not-genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'by an issuer that is a web page',
    input: await text(withDid(site.did), site),
    web: { [site.did]: publishedKeys(site) },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'not revoked',
    input: await text(aBadge(issuer)),
    web: { [STATUS_LIST_URL]: await aList([1]) },
    verdict: 'genuine',
    offline: 'cannot-tell',
  },
  {
    name: 'revoked',
    input: await text(aBadge(issuer)),
    web: { [STATUS_LIST_URL]: await aList([4711]) },
    verdict: 'genuine-but-no-longer-valid',
    offline: 'cannot-tell',
  },
  {
    name: 'with a list by somebody else',
    input: await text(aBadge(issuer)),
    web: { [STATUS_LIST_URL]: await aList([], stranger) },
    verdict: 'cannot-tell',
  },
  {
    name: 'ended',
    input: await text(aSmallBadge(issuer, { validFrom: new Date('2020-01-01'), validUntil: new Date('2021-01-01') })),
    verdict: 'genuine-but-no-longer-valid',
  },
  {
    name: 'ended, under 1.1',
    input: await text({
      ...anOldBadge(),
      issuanceDate: '2020-01-01T00:00:00Z',
      expirationDate: '2021-01-01T00:00:00Z',
    }),
    verdict: 'genuine-but-no-longer-valid',
  },
  {
    name: 'not begun',
    input: await text(aSmallBadge(issuer, { validFrom: new Date('2126-01-01') })),
    verdict: 'genuine-but-no-longer-valid',
  },
  {
    name: 'with its end taken away',
    input: JSON.stringify({ ...(await signed(aSmallBadge(issuer, { validUntil: NOW }))), validUntil: undefined }),
    verdict: 'not-genuine',
  },
  {
    name: 'with another person in it',
    input: (await text(small)).replaceAll('did:example:learner', 'did:example:thief'),
    verdict: 'not-genuine',
  },
  { name: 'signed by another key in the issuer’s name', input: await text(small, stranger), verdict: 'not-genuine' },
  {
    name: 'with a did:key that does not name its key',
    input: await text(small, { ...issuer, verificationMethod: issuer.did }),
    verdict: 'genuine',
  },
  {
    name: 'with the did:key of another that does not name its key',
    input: await text(small, { ...stranger, verificationMethod: stranger.did }),
    verdict: 'not-genuine',
  },
  {
    name: 'with a key that is not in the did:key',
    input: await proofOf({ verificationMethod: `${issuer.did}#${stranger.key.publicKeyMultibase}` }),
    verdict: 'not-genuine',
  },
  {
    name: 'with a proof for another purpose',
    input: await proofOf({ proofPurpose: 'authentication' }),
    verdict: 'not-genuine',
  },
  { name: 'without a proof', input: JSON.stringify(small), verdict: 'not-genuine' },
  {
    name: 'with a proof value that is cut short',
    input: await proofOf({ proofValue: 'z3abc' }),
    verdict: 'not-genuine',
  },
  { name: 'with a word that nobody signed', input: JSON.stringify(extraTerm), verdict: 'not-genuine' },
  { name: 'that says one thing twice', input: twice, verdict: 'not-genuine' },
  {
    name: 'without an achievement',
    input: await text({ ...small, credentialSubject: { id: 'did:example:learner', type: ['AchievementSubject'] } }),
    verdict: 'not-genuine',
  },
  { name: 'without a beginning', input: await text({ ...small, validFrom: undefined }), verdict: 'not-genuine' },
  {
    name: 'under a context that nobody knows',
    input: JSON.stringify({ ...unknownContext, proof: (await signed(small)).proof }),
    verdict: 'cannot-tell',
  },
  {
    name: 'by a DID method that nobody knows',
    input: JSON.stringify({
      ...withDid('did:ebsi:zfEmv'),
      proof: { ...(await signed(small)).proof, verificationMethod: 'did:ebsi:zfEmv#1' },
    }),
    verdict: 'cannot-tell',
  },
  { name: 'signed by bbs-2023', input: await proofOf({ cryptosuite: 'bbs-2023' }), verdict: 'cannot-tell' },
  {
    name: 'signed by JsonWebSignature2020',
    input: await proofOf({ type: 'JsonWebSignature2020' }),
    verdict: 'cannot-tell',
  },
]
