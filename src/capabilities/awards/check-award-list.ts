import { findBadge } from '#capabilities/badges/find-badge.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { AwardList } from './award-list.ts'
import { listGivenFromSource } from './list-given-from-source.ts'
import { matchRecipient } from './recipient-rules.ts'
import { listStoppedAmong, selectHoldersSince, selectKnownTo } from './recipient-store.ts'
import { type ListedPerson, readyIn, type UnderstoodList, understandList } from './understand-list-rules.ts'

/** A person of a list beside what the organisation has given before. */
export interface CheckedPerson extends ListedPerson {
  /** They have this badge, which is earned once, or were given it for this very session or by this very rule: this line gives nothing. */
  holdsSince: Date | undefined
}

export interface CheckedList extends UnderstoodList {
  people: CheckedPerson[]
}

/**
 * What a list would give, before anything is signed. It is compared with awards of its own organisation alone: a list tells
 * nobody whom others know under an address.
 */
export async function checkAwardList(
  list: Pick<
    AwardList,
    'organisationId' | 'badgeId' | 'registerId' | 'earningRuleId' | 'evidence' | 'rows' | 'columns' | 'mended'
  >,
  { database, now }: Reading & { now: Date },
): Promise<CheckedList> {
  const { organisationId, badgeId, registerId, earningRuleId } = list
  const sourceId = registerId ?? earningRuleId
  const today = localParts(now).date
  const badge = await findBadge({ id: badgeId }, { database })
  const emails = understandList(list, { today }).people.flatMap((one) => (one.email ? [one.email.toLowerCase()] : []))
  const known = await selectKnownTo(database, { organisationId, emails: [...new Set(emails)] })
  const names = new Map([...known].map(([email, some]) => [email, some.flatMap((one) => one.name ?? [])]))
  const { people, columns } = understandList(list, { today, known: names })
  const needsEvidence = badge?.evidenceRequired === true && list.evidence.length === 0
  const stopped = await listStoppedAmong({ organisationId, emails: [...new Set(emails)] }, { database })
  const reached = people.map((person) =>
    !person.problem && person.email && stopped.has(person.email.toLowerCase())
      ? { ...person, problem: 'address-is-stopped' as const }
      : person,
  )
  const asked = reached.map((person) =>
    needsEvidence && !person.problem && !person.extras.evidence
      ? { ...person, problem: 'evidence-is-missing' as const }
      : person,
  )
  const recipientOf = ({ name, email }: ListedPerson) =>
    email ? matchRecipient({ ...(name && { name }), email }, known.get(email.toLowerCase()) ?? [])?.id : undefined
  const ids = asked.flatMap((person) => recipientOf(person) ?? [])
  const holders =
    badge && !badge.repeatable && ids.length > 0
      ? await selectHoldersSince(database, { badgeId, recipientIds: ids, now })
      : new Map<string, Date>()
  const given = sourceId ? await listGivenFromSource({ sourceId, badgeId }, { database }) : undefined
  return {
    columns,
    people: asked.map((person) => ({
      ...person,
      holdsSince: given?.get(person.line) ?? holders.get(recipientOf(person) ?? ''),
    })),
  }
}

/** Those whom confirming the list would give the badge. */
export function listGivenTo({ people }: CheckedList): CheckedPerson[] {
  return readyIn({ people }).filter((one) => !one.holdsSince)
}
