import * as z from 'zod'
import { CREDENTIALS_V1_CONTEXT } from '../contexts/context-names.ts'
import { verificationMethodOf } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { decodePublicMultikey } from '../keys/multikey.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import {
  achievementCredentialSchema,
  endorsementCredentialSchema,
  shapeProblemOf,
  verifiableCredentialSchema,
} from '../model/credential.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { learnerRecordSchema } from '../model/learner-record.ts'
import { vocabularyProblemOf } from '../model/vocabularies.ts'
import { type Cryptosuite, isCryptosuite, suiteNamed, takesKey } from '../proof/cryptosuites.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { standardOf } from '../reading/standard-of.ts'
import { signCredentialAsSdJwt } from '../sd-jwt/sign-credential-as-sd-jwt.ts'
import type { CliOptions } from './command.ts'
import { UsageFault } from './exit-codes.ts'
import { type Made, makeEach } from './make-each.ts'
import { readJsonInput } from './read-input.ts'

const keyFileSchema = z.object({
  publicKeyMultibase: z.string(),
  secretKeyMultibase: z.string(),
  did: z.string().optional(),
})

type Key = z.infer<typeof keyFileSchema>

/** Signs the badges in files. A missing date of issue becomes now; the issuer's id becomes that of the key. */
export async function issue(sources: string[], options: CliOptions): Promise<number> {
  const key = await readKey(options)
  const did = options.did ?? key.did ?? didKeyOf(key.publicKeyMultibase)
  const format = formatOf(options)
  const suite = suiteOf(options, { format, key })
  const verificationMethod = verificationMethodOf(did, key.publicKeyMultibase)
  const rules = { allowPrivate: options['allow-private'] }
  const make = async (source: string): Promise<Made> => {
    const now = new Date()
    const credential = prepared(await readJsonInput(source, rules), { did, now })
    const problem = shapeProblemOf(schemaFor(credential), credential) ?? vocabularyProblemOf(credential)
    if (problem) throw new UsageFault(`The badge is not complete. ${problem.path}: ${problem.message}`)
    const contents = await signedAs(format, credential, { key, verificationMethod, now, suite })
    return { ok: true, contents, extension: format }
  }
  return makeEach(sources, options, { make, done: 'signed' })
}

async function readKey({ key: file }: CliOptions): Promise<Key> {
  if (!file) throw new UsageFault('Name the key to sign with: --key key.json (make one with open-badges keygen).')
  const parsed = keyFileSchema.safeParse(await readJsonInput(file))
  if (!parsed.success) throw new UsageFault(`${file} is not a key file. Make one with open-badges keygen.`)
  return parsed.data
}

function suiteOf({ suite }: CliOptions, { format, key }: { format: Format; key: Key }): Cryptosuite | undefined {
  if (suite === undefined) return undefined
  if (!isCryptosuite(suite)) {
    throw new UsageFault('Cryptosuites are eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 and ecdsa-jcs-2019.')
  }
  if (format !== 'json') throw new UsageFault(`--suite is for a proof inside the badge; ${format} has none.`)
  const kind = decodePublicMultikey(key.publicKeyMultibase)?.kind
  if (kind && !takesKey(suiteNamed(suite), kind))
    throw new UsageFault(`${suite} does not sign by a key of the kind ${kind}.`)
  return suite
}

const FORMATS = ['json', 'jwt', 'sd-jwt'] as const
type Format = (typeof FORMATS)[number]

function formatOf({ format, jwt }: CliOptions): Format {
  const asked = format ?? (jwt ? 'jwt' : 'json')
  const known = FORMATS.find((one) => one === asked)
  if (!known) throw new UsageFault(`Formats are ${FORMATS.join(', ')}.`)
  return known
}

type Signer = { key: KeyPair; verificationMethod: string; now: Date; suite: Cryptosuite | undefined }

async function signedAs(format: Format, credential: JsonObject, { key, verificationMethod, now, suite }: Signer) {
  if (format === 'jwt') return signCredentialAsJwt(credential, { key, keyId: verificationMethod })
  if (format === 'sd-jwt') return signCredentialAsSdJwt(credential, { key, keyId: verificationMethod, issuedAt: now })
  const signed = await signCredential(credential, { key, verificationMethod, created: now, cryptosuite: suite })
  return JSON.stringify(signed, null, 2)
}

function prepared(document: unknown, { did, now }: { did: string; now: Date }): JsonObject {
  if (!isJsonObject(document)) throw new UsageFault('A badge is one JSON object.')
  const isOld = asArray(document['@context'])[0] === CREDENTIALS_V1_CONTEXT
  const date = isOld ? 'issuanceDate' : 'validFrom'
  return { ...document, [date]: document[date] ?? dateTimeOf(now), issuer: issuerOf(document, did) }
}

/** A badge describes its issuer; another credential, such as a status list, may not know the word. */
function issuerOf(document: JsonObject, did: string): JsonObject | string {
  if (isJsonObject(document.issuer)) return { ...document.issuer, id: did }
  return standardOf(document) === 'open-badges-3' ? { id: did, type: ['Profile'] } : did
}

function schemaFor(credential: JsonObject) {
  const types = asArray(credential.type)
  if (types.includes('EndorsementCredential')) return endorsementCredentialSchema
  if (types.includes('ClrCredential')) return learnerRecordSchema
  return standardOf(credential) === 'open-badges-3' ? achievementCredentialSchema : verifiableCredentialSchema
}
