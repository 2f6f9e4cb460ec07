import * as z from 'zod'
import { verificationMethodOf } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import type { KeyPair } from '../keys/key-pair.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import {
  achievementCredentialSchema,
  endorsementCredentialSchema,
  shapeProblemOf,
  verifiableCredentialSchema,
} from '../model/credential.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { learnerRecordSchema } from '../model/learner-record.ts'
import { type Cryptosuite, isCryptosuite } from '../proof/cryptosuites.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { standardOf } from '../reading/standard-of.ts'
import { signCredentialAsSdJwt } from '../sd-jwt/sign-credential-as-sd-jwt.ts'
import type { CliOptions } from './command.ts'
import { UsageFault } from './exit-codes.ts'
import { readJsonInput } from './read-input.ts'
import { writeOutput } from './write-output.ts'

const keyFileSchema = z.object({
  publicKeyMultibase: z.string(),
  secretKeyMultibase: z.string(),
  did: z.string().optional(),
})

/** Signs the badge in a file. A missing `validFrom` becomes now; the issuer's id becomes that of the key. */
export async function issue([source]: string[], options: CliOptions): Promise<number> {
  if (!options.key)
    throw new UsageFault('Name the key to sign with: --key key.json (make one with open-badges keygen).')
  const parsedKey = keyFileSchema.safeParse(await readJsonInput(options.key))
  if (!parsedKey.success) throw new UsageFault(`${options.key} is not a key file. Make one with open-badges keygen.`)
  const key = parsedKey.data
  const did = options.did ?? key.did ?? didKeyOf(key.publicKeyMultibase)
  const now = new Date()
  const credential = prepared(await readJsonInput(source), { did, now })
  const problem = shapeProblemOf(schemaFor(credential), credential)
  if (problem) throw new UsageFault(`The badge is not complete. ${problem.path}: ${problem.message}`)
  const { suite } = options
  if (suite !== undefined && !isCryptosuite(suite)) {
    throw new UsageFault('Cryptosuites are eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 and ecdsa-jcs-2019.')
  }
  const verificationMethod = verificationMethodOf(did, key.publicKeyMultibase)
  const signed = await signedAs(formatOf(options), credential, { key, verificationMethod, now, suite })
  await writeOutput({ contents: signed, out: options.out })
  return 0
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
  const profile = isJsonObject(document.issuer) ? document.issuer : { type: ['Profile'] }
  return { ...document, validFrom: document.validFrom ?? dateTimeOf(now), issuer: { ...profile, id: did } }
}

function schemaFor(credential: JsonObject) {
  const types = asArray(credential.type)
  if (types.includes('EndorsementCredential')) return endorsementCredentialSchema
  if (types.includes('ClrCredential')) return learnerRecordSchema
  return standardOf(credential) === 'open-badges-3' ? achievementCredentialSchema : verifiableCredentialSchema
}
