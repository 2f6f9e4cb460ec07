import type { Issuer } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { PlacedLine } from './award-line.ts'
import type { AwardList, ListAwarded } from './award-list.ts'
import { deleteListsBefore, lockList, markAwarded, updateList } from './award-list-store.ts'
import type { BadgeRefusal, LineRefusal } from './award-rules.ts'
import { issueAwardLines } from './issue-award-lines.ts'
import { startBulkAwardWithin } from './start-bulk-award.ts'
import { openIn, readyIn, understandList } from './understand-list-rules.ts'

export type CheckedListRefusal = BadgeRefusal | 'list-not-found' | 'lines-to-mend' | 'nobody-is-ready'

/** A line that was understood and that the badge's own rules refuse. */
export interface RefusedPerson {
  line: number
  name: string
  email: string
  refusal: LineRefusal
}

export type CheckedListOutcome =
  | { ok: true; awarded: ListAwarded; refused: RefusedPerson[] }
  | { ok: false; refusal: CheckedListRefusal }

/** As many as are signed while somebody waits; a longer list is worked through by a job that shows how far it is. */
const mostAtOnce = 200

type Context = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { issuer: Issuer; now: Date }

/**
 * Awards a list as it was shown and confirmed. Pressed twice, it awards once and says the same. Lines that the badge's
 * rules refuse stay in the list.
 */
export function issueCheckedList({ listId }: { listId: string }, context: Context): Promise<CheckedListOutcome> {
  const { database, issuer } = context
  return database.transaction().execute(async (tx): Promise<CheckedListOutcome> => {
    const list = await lockList(tx, { id: listId, organisationId: issuer.organisationId })
    if (!list) return { ok: false, refusal: 'list-not-found' }
    if (list.awarded) return { ok: true, awarded: list.awarded, refused: [] }
    const understood = understandList(list)
    if (openIn(understood).length > 0) return { ok: false, refusal: 'lines-to-mend' }
    const lines = readyIn(understood).map(
      ({ line, name, email }): PlacedLine => ({
        position: line,
        recipient: { ...(name && { name }), ...(email && { email }), language: list.locale },
        evidence: list.evidence,
      }),
    )
    if (lines.length === 0) return { ok: false, refusal: 'nobody-is-ready' }
    return lines.length > mostAtOnce ? startLater(tx, { list, lines, context }) : issueNow(tx, { list, lines, context })
  })
}

interface Issuing {
  list: AwardList
  lines: PlacedLine[]
  context: Context
}

const requestOf = ({ badgeId, opportunityId, notify, id }: AwardList) => ({
  badgeId,
  ...(opportunityId && { opportunityId }),
  notify,
  requestId: id,
})

async function startLater(tx: Tx, { list, lines, context }: Issuing): Promise<CheckedListOutcome> {
  const started = await startBulkAwardWithin({ ...requestOf(list), lines }, { ...context, tx })
  if (!started.ok) return started
  const awarded = { bulkAwardId: started.bulkAwardId }
  await markAwarded(tx, list.id, awarded)
  return { ok: true, awarded, refused: [] }
}

async function issueNow(tx: Tx, { list, lines, context }: Issuing): Promise<CheckedListOutcome> {
  const outcome = await issueAwardLines({ ...requestOf(list), lines }, { ...context, tx })
  if (!outcome.ok) return outcome
  const refused = outcome.lines.flatMap((line, index): RefusedPerson[] => {
    if (line.ok || line.refusal === 'given-already') return []
    const { position, recipient } = needed(lines[index], 'the line of an outcome')
    return [{ line: position, name: recipient.name ?? '', email: recipient.email ?? '', refusal: line.refusal }]
  })
  const awardIds = outcome.lines.flatMap((line) => (line.ok ? [line.awardId] : []))
  if (refused.length === 0) await markAwarded(tx, list.id, { awardIds })
  else {
    const stays = new Set(refused.map((one) => one.line))
    await updateList(tx, list.id, {
      ...list,
      rows: list.rows.filter((row) => stays.has(row.line)),
      columns: columnsOf(list),
    })
  }
  return { ok: true, awarded: { awardIds }, refused }
}

/** The headings go with the other lines: what they said is kept. */
function columnsOf(list: AwardList) {
  const { columns } = understandList(list)
  return columns.length > 0 ? columns.map((column) => column.role) : null
}

const keptDays = 7

/** Names and addresses of lists that nobody came back to. */
export async function removeOldLists({ database, now }: { database: Services['database']; now: Date }): Promise<void> {
  await deleteListsBefore(database, new Date(now.getTime() - keptDays * 86_400_000))
}
