import { expect, test } from 'vitest'
import { STATUS_LIST_URL } from '../fixtures/badge.ts'
import { aVcApiIssuer, MINIMAL, V2 } from '../fixtures/vc-api.ts'
import type { JsonObject } from '../model/json.ts'
import { statusEntry } from '../status/status-entry.ts'
import { issueVerifiableCredential } from '../vc-api/issue-verifiable-credential.ts'
import { verifyVerifiableCredential } from '../vc-api/verify-verifiable-credential.ts'

const issuer = await aVcApiIssuer()
const example = 'https://example.org/examples#'

async function issued(changes: JsonObject) {
  return issueVerifiableCredential({ credential: { ...MINIMAL, issuer: issuer.did, ...changes } }, issuer)
}

/** What the data model's test suite says must be issued. */
test.each<[string, JsonObject]>([
  ['the least credential', {}],
  ['contexts by address', { '@context': [V2, 'https://www.w3.org/ns/credentials/examples/v2'] }],
  ['a context in place', { '@context': [V2, { Mine: `${example}Mine` }], type: ['VerifiableCredential', 'Mine'] }],
  ['an id', { id: 'urn:uuid:1' }],
  ['a type that is an address', { type: [`${example}A`, `${example}B`, 'VerifiableCredential'] }],
  ['a name in English', { name: { '@value': 'Dog', '@language': 'en' } }],
  ['a name with a direction', { name: { '@value': 'Dog', '@language': 'en', '@direction': 'ltr' } }],
  [
    'names in several languages',
    {
      name: [
        { '@value': 'Dog', '@language': 'en' },
        { '@value': 'Ci', '@language': 'cy' },
      ],
    },
  ],
  ['a description', { description: 'A dog.' }],
  ['an issuer that is an object', { issuer: { id: issuer.did, name: 'Library' } }],
  ['an issuer without an id, which gets ours', { issuer: { name: { '@value': 'Library', '@language': 'en' } } }],
  ['several subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
  ['a beginning with milliseconds', { validFrom: '2023-02-25T19:10:39.123Z' }],
  ['a beginning in another time zone', { validFrom: '2023-02-25T19:10:39-06:00' }],
  ['a beginning far in the future', { validFrom: '3023-02-25T19:10:39Z' }],
  ['an end', { validUntil: '2033-02-25T19:10:39-06:00' }],
  ['a status of another kind', { credentialStatus: { id: 'did:example:status', type: `${example}Status` } }],
  ['a status without an id', { credentialStatus: { type: `${example}Status` } }],
  ['a schema', { credentialSchema: { id: 'did:example:schemas/1', type: `${example}Schema` } }],
  [
    'two schemas',
    { credentialSchema: ['1', '2'].map((at) => ({ id: `did:example:${at}`, type: `${example}Schema` })) },
  ],
  ['terms of use', { termsOfUse: [{ type: `${example}Policy` }, { type: `${example}Policy`, id: 'urn:p' }] }],
  ['evidence', { evidence: [{ type: `${example}Evidence` }, { type: `${example}Evidence` }] }],
  ['a refresh service', { refreshService: { type: `${example}Refresh`, id: 'did:example:refresh/1' } }],
  [
    'a related resource',
    {
      relatedResource: [
        { id: V2, mediaType: 'application/ld+json', digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ' },
        {
          id: 'https://a.example/x',
          digestSRI: 'sha256-ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356',
        },
      ],
    },
  ],
])('issues a credential with %s', async (_, changes) => {
  const outcome = await issued(changes)
  expect(outcome).toMatchObject({ ok: true, status: 201 })
  if (!outcome.ok) return
  const { verifiableCredential } = outcome
  expect(verifiableCredential).toMatchObject({ proof: { type: 'DataIntegrityProof', proofPurpose: 'assertionMethod' } })
  expect(
    await verifyVerifiableCredential({ verifiableCredential, options: { checks: ['proof'] } }, issuer.powers),
  ).toMatchObject({
    verified: true,
    errors: [],
  })
})

/** What it says must be refused, and where the fault is. */
test.each<[string, JsonObject, string]>([
  ['no contexts', { '@context': undefined }, "$['@context']"],
  ['a context that is a number', { '@context': 4 }, "$['@context']"],
  ['contexts that are none', { '@context': [4, false, null, []] }, "$['@context']"],
  [
    'contexts in the wrong order',
    { '@context': ['https://www.w3.org/ns/credentials/examples/v2', V2] },
    "$['@context']",
  ],
  ['an unknown context', { '@context': [V2, 'https://example.com'] }, "$['@context']"],
  ['a context at no address', { '@context': [V2, 'https ://not-a-url/v1'] }, "$['@context'][1]"],
  ['a context that takes a word of ours', { '@context': [V2, { VerifiableCredential: `${example}Bad` }] }, '$'],
  [
    'a context that hides a status',
    { '@context': [V2, { x: 'https://www.w3.org/2018/credentials#credentialStatus' }] },
    "$['@context']",
  ],
  [
    'a word defined twice',
    {
      '@context': [V2, { '@protected': true, A: `${example}A` }, { A: `${example}B` }],
      type: ['VerifiableCredential', 'A'],
    },
    '$',
  ],
  ['an id that is null', { id: null }, '$.id'],
  ['two ids', { id: ['urn:a', 'urn:b'] }, '$.id'],
  ['an id that is no address', { id: 'not a url' }, '$.id'],
  ['a subject with two ids', { credentialSubject: { id: ['urn:a', 'urn:b'] } }, '$.credentialSubject'],
  ['no type', { type: undefined }, '$.type'],
  ['a type that is a number', { type: 4 }, '$.type'],
  ['types that are none', { type: [2, null, { foo: true }, false] }, '$.type'],
  ['no required type', { type: [`${example}Other`] }, '$.type'],
  [
    'a type that no context defines',
    { '@context': [V2, { '@vocab': null }], type: ['VerifiableCredential', 'Mine'] },
    '$',
  ],
  [
    'a type at no address',
    { '@context': [V2, { Mine: 'https ://no-url#M' }], type: ['VerifiableCredential', 'Mine'] },
    "$['@context']",
  ],
  ['a word that no context defines', { favouriteColour: 'green' }, '$'],
  ['a status entry in the wrong place', { statusEntry: { type: 'BitstringStatusListEntry' } }, '$'],
  ['a name with other fields', { name: { '@value': 'Dog', '@language': 'en', url: 'did:example:x' } }, '$.name'],
  [
    'an issuer’s name with other fields',
    { issuer: { id: issuer.did, name: { '@value': 'x', url: 'did:example:x' } } },
    '$.issuer',
  ],
  ['no issuer', { issuer: undefined }, '$.issuer'],
  ['an issuer that is null', { issuer: null }, '$.issuer'],
  ['an issuer that is a number', { issuer: 4 }, '$.issuer'],
  ['an issuer that is a list', { issuer: [] }, '$.issuer'],
  ['an issuer whose id is null', { issuer: { id: null } }, '$.issuer.id'],
  ['an issuer at no address', { issuer: 'not-a-url' }, '$.issuer'],
  ['somebody else as issuer', { issuer: 'did:example:other' }, '$.issuer'],
  ['no subject', { credentialSubject: undefined }, '$.credentialSubject'],
  ['a subject without claims', { credentialSubject: {} }, '$.credentialSubject'],
  ['one empty subject among two', { credentialSubject: [{ id: 'did:example:a' }, {}] }, '$.credentialSubject'],
  ['no subject in the list', { credentialSubject: [] }, '$.credentialSubject'],
  ['a subject that is text', { credentialSubject: 'did:example:a' }, '$.credentialSubject'],
  ['a beginning in words', { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' }, '$.validFrom'],
  ['an end without its offset', { validUntil: '2023-02-25T19:10:39' }, '$.validUntil'],
  [
    'an end before the beginning',
    { validFrom: '2030-01-01T00:00:00Z', validUntil: '2020-01-01T00:00:00Z' },
    '$.validUntil',
  ],
  ['a status without a type', { credentialStatus: { id: 'did:example:status' } }, '$.credentialStatus'],
  [
    'a status with two ids',
    { credentialStatus: { id: ['urn:a', 'urn:b'], type: `${example}S` } },
    '$.credentialStatus',
  ],
  ['a status whose type is a number', { credentialStatus: { id: 'urn:a', type: 2 } }, '$.credentialStatus'],
  [
    'a place in a list that is no number',
    { credentialStatus: { ...aPlace(), statusListIndex: '-1' } },
    '$.credentialStatus',
  ],
  [
    'a place in a list at no address',
    { credentialStatus: { ...aPlace(), statusListCredential: 'no url' } },
    '$.credentialStatus',
  ],
  ['a status of two bits without messages', { credentialStatus: { ...aPlace(), statusSize: 2 } }, '$.credentialStatus'],
  ['a schema without an id', { credentialSchema: { type: `${example}S` } }, '$.credentialSchema'],
  ['a schema without a type', { credentialSchema: { id: 'urn:s' } }, '$.credentialSchema'],
  ['a schema at no address', { credentialSchema: { id: 'https ://no', type: `${example}S` } }, '$.credentialSchema'],
  ['terms of use without a type', { termsOfUse: { id: 'urn:p' } }, '$.termsOfUse'],
  ['evidence without a type', { evidence: { id: 'urn:p' } }, '$.evidence'],
  ['a refresh service without a type', { refreshService: { id: 'urn:p' } }, '$.refreshService'],
  ['related resources that are texts', { relatedResource: ['https://a.example'] }, '$.relatedResource'],
  ['a related resource without an id', { relatedResource: [{ digestSRI: 'sha256-AA' }] }, '$.relatedResource'],
  ['a related resource twice', { relatedResource: [aResource(), aResource()] }, '$.relatedResource'],
  ['a related resource without a digest', { relatedResource: [{ id: 'https://a.example/x' }] }, '$.relatedResource'],
  [
    'a related resource of other content',
    { relatedResource: [{ id: V2, digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k' }] },
    '$.relatedResource',
  ],
  [
    'a related resource that is itself',
    { id: 'https://a.example/x', relatedResource: [aResource()] },
    '$.relatedResource',
  ],
])('refuses %s, and says where', async (_, changes, path) => {
  const outcome = await issued(changes)
  expect(outcome).toMatchObject({ ok: false, status: 400 })
  if (outcome.ok) return
  expect(outcome.problems[0]?.path?.startsWith(path), JSON.stringify(outcome.problems)).toBe(true)
  expect(outcome.problems[0]?.type).toBe('https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR')
})

function aPlace(): JsonObject {
  return { ...statusEntry({ statusListUrl: STATUS_LIST_URL, index: 7, purpose: 'revocation' }) }
}

function aResource(): JsonObject {
  return { id: 'https://a.example/x', digestSRI: 'sha256-MIwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=' }
}
