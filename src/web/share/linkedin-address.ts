import { stateOf } from '#capabilities/awards/award-rules.ts'
import type { AwardWithBadge } from '#capabilities/awards/find-award.ts'
import type { Person } from '#capabilities/people/person.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'

interface Shown {
  award: Pick<
    AwardWithBadge,
    'id' | 'visibility' | 'revokedAt' | 'suspendedAt' | 'validUntil' | 'awardedAt' | 'organisationName'
  > & { badge: Pick<AwardWithBadge['badge'], 'name' | 'nameCy'> }
  person: Pick<Person, 'ageBand'>
}

interface Seen {
  now: Date
  language: Language
  origin: string
}

/**
 * The form of a new certificate at LinkedIn, filled in: nothing is told them before the learner follows it. None for who is
 * under 16, whom LinkedIn does not take, and none for what not everybody may see: readers there follow the address.
 */
export function linkedInAddress({ award, person }: Shown, { now, language, origin }: Seen): string | undefined {
  const isOldEnough = person.ageBand !== undefined && person.ageBand !== '13-15'
  if (!isOldEnough || award.visibility !== 'public' || stateOf(award, now) !== 'valid') return undefined
  const monthOf = (date: Date) => localParts(date).date.split('-').map(Number)
  const [issueYear, issueMonth] = monthOf(award.awardedAt)
  const [expirationYear, expirationMonth] = award.validUntil ? monthOf(award.validUntil) : []
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: inLanguage(language, award.badge.name, award.badge.nameCy),
    organizationName: award.organisationName,
    ...{ issueYear, issueMonth },
    ...(expirationYear && { expirationYear, expirationMonth }),
    certUrl: `${origin}/awards/${award.id}`,
    certId: award.id,
  }
  return `https://www.linkedin.com/profile/add?${new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))}`
}
