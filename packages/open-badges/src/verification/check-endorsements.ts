import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { wordsOf } from '../model/text.ts'
import { envelopedBadge } from '../reading/envelope.ts'
import { checkCredential } from './check-credential.ts'
import { type EndorsementReport, verdictOf } from './report.ts'
import { summariseCredential } from './summarise.ts'
import type { VerificationContext } from './verification-context.ts'

/** More endorsements than this in one badge are not looked at one by one. */
const MAX_ENDORSEMENTS = 8

/** An endorsement as it stands in a badge, and what carries it. */
type Found = { about: unknown; given: unknown }

/**
 * Checks the endorsements inside a badge, each as the credential that it is (Open Badges 3.0 §B.1.5). The badge's own
 * signature says only that the issuer put them there. One about something else than what carries it endorses nothing.
 */
export async function checkEndorsements(
  document: JsonObject,
  context: VerificationContext,
): Promise<EndorsementReport[]> {
  const found = endorsementsIn(document)
  const reports: EndorsementReport[] = []
  for (const { about, given } of found.slice(0, MAX_ENDORSEMENTS)) reports.push(await checkOne(given, about, context))
  const rest = found.slice(MAX_ENDORSEMENTS).map((): EndorsementReport => ({ verdict: 'cannot-tell' }))
  return [...reports, ...rest]
}

/** The endorsements of the badge, its issuer, the achievement, who made it and who vouches for it. */
function endorsementsIn(document: JsonObject): Found[] {
  const subject = objectOf(asArray(document.credentialSubject)[0])
  const achievement = objectOf(subject.achievement)
  const found: Found[] = []
  const { issuer } = document
  for (const carrier of [
    document,
    objectOf(issuer),
    achievement,
    objectOf(achievement.creator),
    objectOf(subject.source),
  ]) {
    for (const given of asArray(carrier.endorsement)) found.push({ about: carrier.id, given })
    for (const given of asArray(carrier.endorsementJwt)) found.push({ about: carrier.id, given })
  }
  return found
}

async function checkOne(given: unknown, about: unknown, context: VerificationContext): Promise<EndorsementReport> {
  const enveloped = envelopedBadge(given)
  const document = enveloped?.document ?? (isJsonObject(given) ? given : undefined)
  if (!document) return { verdict: 'not-genuine' }
  const { issuerId, issuerName } = summariseCredential(document, context.language)
  const subject = objectOf(asArray(document.credentialSubject)[0])
  const isEndorsement = asArray(document.type).includes('EndorsementCredential') && subject.id === about
  const comment = wordsOf(subject.endorsementComment, context.language)
  const about_ = typeof subject.id === 'string' ? subject.id : undefined
  const parts = { issuerId, issuerName, about: about_, comment }
  if (!isEndorsement) return { ...parts, verdict: 'not-genuine' }
  const { jwt, holderProof } = enveloped ?? {}
  const checks = await checkCredential({ document, standard: 'open-badges-3', jwt, holderProof, context })
  return { ...parts, verdict: verdictOf(checks) }
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
