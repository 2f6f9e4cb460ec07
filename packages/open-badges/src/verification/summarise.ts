import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { wordsOf } from '../model/text.ts'
import { dateText } from '../open-badges-2/check-assertion-dates.ts'
import type { AlignmentSummary, BadgeSummary, EvidenceSummary } from './report.ts'

/** What a page can show of a credential. Takes only fields of the right kind, so it is safe on any document. */
export function summariseCredential(document: JsonObject, language?: string): BadgeSummary {
  const wording = (value: unknown) => wordsOf(value, language) || undefined
  const subject = asArray(document.credentialSubject).find(isJsonObject) ?? {}
  const achievement = objectOf(subject.achievement)
  const criteria = objectOf(achievement.criteria)
  return compact({
    name: wording(achievement.name) ?? wording(document.name),
    description: wording(achievement.description) ?? wording(document.description),
    imageUrl: imageOf(achievement.image) ?? imageOf(document.image),
    criteria: wording(criteria.narrative),
    criteriaUrl: textOf(criteria.id),
    achievementId: textOf(achievement.id),
    ...issuerOf(document.issuer, language),
    recipientId: textOf(subject.id),
    recipientName: nameAmong(subject.identifier),
    awardedDate: textOf(document.awardedDate) ?? textOf(document.validFrom) ?? textOf(document.issuanceDate),
    validFrom: textOf(document.validFrom) ?? textOf(document.issuanceDate),
    validUntil: textOf(document.validUntil) ?? textOf(document.expirationDate),
    evidence: evidenceOf(document.evidence, language),
    alignments: alignmentsOf(achievement.alignment, language),
  })
}

/** What a page can show of an Open Badges 2.0 assertion with its badge class and issuer. */
export function summariseAssertion(parts: {
  assertion: JsonObject
  badge?: JsonObject
  issuer?: JsonObject
}): BadgeSummary {
  const { assertion, badge = {}, issuer = {} } = parts
  return compact({
    name: textOf(badge.name),
    description: textOf(badge.description),
    imageUrl: imageOf(badge.image) ?? imageOf(assertion.image),
    criteria: textOf(objectOf(badge.criteria).narrative),
    criteriaUrl: textOf(badge.criteria) ?? textOf(objectOf(badge.criteria).id),
    achievementId: textOf(badge.id) ?? textOf(assertion.badge),
    issuerId: textOf(issuer.id) ?? textOf(badge.issuer),
    issuerName: textOf(issuer.name),
    issuerUrl: textOf(issuer.url),
    awardedDate: dateText(assertion.issuedOn ?? assertion.issued_on),
    validUntil: dateText(assertion.expires),
    alignments: alignmentsOf(badge.alignment),
  })
}

function issuerOf(issuer: unknown, language: string | undefined): BadgeSummary {
  if (typeof issuer === 'string') return { issuerId: issuer }
  const profile = objectOf(issuer)
  return {
    issuerId: textOf(profile.id),
    issuerName: wordsOf(profile.name, language) || undefined,
    issuerUrl: textOf(profile.url),
  }
}

function nameAmong(identifier: unknown): string | undefined {
  const named = asArray(identifier).find(
    (one) => isJsonObject(one) && one.identityType === 'name' && one.hashed === false,
  )
  return isJsonObject(named) ? textOf(named.identityHash) : undefined
}

const EVIDENCE_FIELDS = ['id', 'name', 'description', 'narrative', 'genre', 'audience'] as const

function evidenceOf(evidence: unknown, language: string | undefined): EvidenceSummary[] | undefined {
  const list = asArray(evidence).filter(isJsonObject)
  if (list.length === 0) return undefined
  return list.map((one) => {
    const summary: EvidenceSummary = {}
    for (const field of EVIDENCE_FIELDS) {
      const wording = wordsOf(one[field], language)
      if (wording) summary[field] = wording
    }
    return summary
  })
}

/** More is no description of one achievement. */
const MOST_ALIGNMENTS = 50

/** As Open Badges 2.0 and 3.0 write it, and 1.1, which had other names for the same (§Alignment). */
function alignmentsOf(alignment: unknown, language?: string): AlignmentSummary[] | undefined {
  const list = asArray(alignment).filter(isJsonObject).slice(0, MOST_ALIGNMENTS)
  const named = list.flatMap((one) => {
    const name = wordsOf(one.targetName, language) || wordsOf(one.name, language)
    if (!name) return []
    const uri = textOf(one.targetUrl) ?? textOf(one.url)
    const framework = wordsOf(one.targetFramework, language)
    return [{ name, ...(uri ? { uri } : {}), ...(framework ? { framework } : {}) }]
  })
  return named.length > 0 ? named : undefined
}

function imageOf(image: unknown): string | undefined {
  return textOf(image) ?? textOf(objectOf(image).id)
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function compact(summary: BadgeSummary): BadgeSummary {
  const said: Record<string, unknown> = {}
  for (const name in summary) {
    const value = summary[name as keyof BadgeSummary]
    if (value !== undefined) said[name] = value
  }
  return said
}
