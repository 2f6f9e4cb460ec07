import { bakePng, bakeSvg, signCredentialAsJwt } from '@waymark/open-badges'
import { drawBadge, drawBadgeSvg } from '#capabilities/badges/draw-badge.ts'
import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { AwardFormat } from './award-format.ts'
import { drawCertificate } from './draw-certificate.ts'
import { findAward, findCredential } from './find-award.ts'
import { prepareCertificate } from './prepare-certificate.ts'

export interface AwardFile {
  body: string | Uint8Array
  contentType: string
  /** What the file is called when it is saved. */
  fileName: string
}

export interface AwardFileRequest {
  awardId: string
  format: AwardFormat
  language: Language
  /** The holder wants their name on the page to print, whatever others see. Only on the holder's own word. */
  holderNamed?: boolean
}

const contentTypes: Record<AwardFormat, string> = {
  json: 'application/vc',
  jwt: 'application/vc+jwt',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
}

/**
 * One award as a file that proves itself anywhere: the credential, plain, baked into the badge's picture, or attached to a page
 * to print, which is the only one with a language.
 */
export async function downloadAward(
  { awardId, format, language, holderNamed }: AwardFileRequest,
  services: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<AwardFile | undefined> {
  const [award, credential] = await Promise.all([
    findAward(awardId, { database: services.database }),
    findCredential(awardId, { database: services.database }),
  ])
  if (!award || !credential) return undefined
  const { badge } = award
  const file = { contentType: contentTypes[format], fileName: `${badge.slug}.${format}` }
  switch (format) {
    case 'json':
      return { ...file, body: credential }
    case 'png':
      return { ...file, body: bakePng(await drawBadge(badge.artwork, services), credential) }
    case 'svg':
      return {
        ...file,
        body: bakeSvg(await drawBadgeSvg(badge.artwork, { ...services, title: badge.name }), credential),
      }
    case 'pdf':
      return {
        ...file,
        body: await drawCertificate(await prepareCertificate({ award, credential, language, holderNamed }, services)),
      }
    case 'jwt':
      return { ...file, body: await asJwt(credential, { ...services, organisationId: award.organisationId }) }
  }
}

/** Signed by the key that signed the original, so that both name the same issuer. */
async function asJwt(
  credential: string,
  {
    database,
    masterKey,
    site,
    organisationId,
  }: Pick<Services, 'database' | 'masterKey' | 'site'> & { organisationId: string },
): Promise<string> {
  const { proof, ...unsigned } = JSON.parse(credential) as { proof: { verificationMethod: string } } & Record<
    string,
    never
  >
  const publicKeyMultibase = needed(proof.verificationMethod.split('#')[1], 'the key of the proof')
  const signer = await database
    .selectFrom('issuerKeys')
    .select('id')
    .where('publicKeyMultibase', '=', publicKeyMultibase)
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  const identity = await findIssuerIdentity({ organisationId, keyId: signer.id }, { database, masterKey, site })
  return signCredentialAsJwt(unsigned, { key: identity.key, keyId: proof.verificationMethod })
}
