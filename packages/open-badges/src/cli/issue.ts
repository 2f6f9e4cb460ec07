import * as z from 'zod'
import { verificationMethodOf } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { signCredentialAsJwt } from '../jwt/sign-credential-as-jwt.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import {
  achievementCredentialSchema,
  endorsementCredentialSchema,
  shapeProblemOf,
  verifiableCredentialSchema,
} from '../model/credential.ts'
import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { isCryptosuite } from '../proof/cryptosuites.ts'
import { signCredential } from '../proof/sign-credential.ts'
import { standardOf } from '../reading/standard-of.ts'
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
  if (options.suite !== undefined && !isCryptosuite(options.suite)) {
    throw new UsageFault('Cryptosuites are eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 and ecdsa-jcs-2019.')
  }
  const verificationMethod = verificationMethodOf(did, key.publicKeyMultibase)
  const signed = options.jwt
    ? await signCredentialAsJwt(credential, { key, keyId: verificationMethod })
    : JSON.stringify(
        await signCredential(credential, { key, verificationMethod, created: now, cryptosuite: options.suite }),
        null,
        2,
      )
  await writeOutput({ contents: signed, out: options.out })
  return 0
}

function prepared(document: unknown, { did, now }: { did: string; now: Date }): JsonObject {
  if (!isJsonObject(document)) throw new UsageFault('A badge is one JSON object.')
  const profile = isJsonObject(document.issuer) ? document.issuer : { type: ['Profile'] }
  return { ...document, validFrom: document.validFrom ?? dateTimeOf(now), issuer: { ...profile, id: did } }
}

function schemaFor(credential: JsonObject) {
  if (asArray(credential.type).includes('EndorsementCredential')) return endorsementCredentialSchema
  return standardOf(credential) === 'open-badges-3' ? achievementCredentialSchema : verifiableCredentialSchema
}
