/** What can happen to a mail, and to the delivery that it belongs to. */
export const deliveryKinds = [
  /** It waits to be sent. */
  'queued',
  /** A mail server refused it for now: it is tried again. */
  'deferred',
  /** The next mail server has taken it; that is not yet the mailbox. */
  'handed-over',
  /** A mail server refused it for good, at once or by a report afterwards. */
  'bounced',
  /** This process ended while it was sending: nobody knows whether it arrived. */
  'interrupted',
  /** Its own link was opened in a browser. */
  'opened',
  /** The recipient called it unwanted: no more is sent to that address. */
  'complained',
  /** What the mail brings was kept. */
  'kept',
  /** The address was corrected: what was sent before says nothing of the new one. */
  'redirected',
] as const

export type DeliveryKind = (typeof deliveryKinds)[number]
export type DeliveryState = Exclude<DeliveryKind, 'redirected'>

export interface DeliveryEntry {
  at: Date
  kind: DeliveryKind
  /** The mail that it is about; null where it is about the whole delivery. */
  mailId: string | null
  /** What a mail server said. */
  reason: string
}

export interface Delivery {
  state: DeliveryState
  since: Date
  reason: string
}

/** States in which the recipient was not reached by mail, and will not be unless the organisation does something. */
export const notReachedStates = ['bounced', 'interrupted', 'complained'] as const satisfies DeliveryState[]

/** Of one mail the highest of these counts, however its entries came in. Those below are on the way: the latest counts. */
const onTheWay = ['queued', 'deferred', 'handed-over']
const final = ['interrupted', 'bounced', 'opened', 'complained']

/**
 * How far a delivery is by its log. The same entries lead to the same state in whatever order they are read, and an
 * entry that came twice changes nothing. `undefined` where nothing was sent.
 */
export function deliveryOf(entries: readonly DeliveryEntry[]): Delivery | undefined {
  const kept = first(entries.filter(({ kind }) => kind === 'kept'))
  if (kept) return deliveryFrom({ ...kept, kind: 'kept' })
  const redirectedAt = Math.max(...entries.map(({ kind, at }) => (kind === 'redirected' ? at.getTime() : -Infinity)))
  const mails = [...Map.groupBy(entries.filter(isOfMail), (entry) => entry.mailId)]
    .map(([id, ofMail]) => ({ id, begunAt: Math.min(...ofMail.map(({ at }) => at.getTime())), last: lastOf(ofMail) }))
    // A report about the former address may come late: its mail began before the correction.
    .filter(({ begunAt }) => begunAt >= redirectedAt)
    .toSorted((a, b) => a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1))
    .map(({ last }) => last)
  // One mail that was opened, or called unwanted, says it of the address, whatever a reminder meets.
  const decisive = mails.findLast(({ kind }) => kind === 'complained') ?? first(mails.filter(isOpened))
  if (decisive) return deliveryFrom(decisive)
  const newest = mails.at(-1)
  // A reminder that only waits takes nothing back of what was handed over before.
  const isReminderWaiting = newest?.kind === 'queued' && mails.at(-2)?.kind === 'handed-over'
  const shown = isReminderWaiting ? mails.at(-2) : newest
  return shown && deliveryFrom(shown)
}

type MailEntry = DeliveryEntry & { kind: DeliveryState; mailId: string }

const isOfMail = (entry: DeliveryEntry): entry is MailEntry => entry.mailId !== null && entry.kind !== 'redirected'
const isOpened = ({ kind }: DeliveryEntry) => kind === 'opened'

function lastOf(entries: MailEntry[]): MailEntry {
  return entries.reduce((one, other) => (isBefore(one, other) ? other : one))
}

function isBefore(one: DeliveryEntry, other: DeliveryEntry): boolean {
  // What is not final stands before all that is.
  const [rank, otherRank] = [final.indexOf(one.kind), final.indexOf(other.kind)]
  if (rank !== otherRank) return rank < otherRank
  // What is final and came twice holds since the first time.
  if (rank >= 0) return compare(other, one) < 0
  const step = onTheWay.indexOf(one.kind) - onTheWay.indexOf(other.kind)
  return (one.at.getTime() - other.at.getTime() || step || compare(one, other)) < 0
}

function compare(one: DeliveryEntry, other: DeliveryEntry): number {
  return one.at.getTime() - other.at.getTime() || (one.reason < other.reason ? -1 : 1)
}

function first<Entry extends DeliveryEntry>(entries: Entry[]): Entry | undefined {
  return entries.toSorted(compare)[0]
}

function deliveryFrom({ kind, at, reason }: { kind: DeliveryState; at: Date; reason: string }): Delivery {
  return { state: kind, since: at, reason }
}

const secondsOfScanners = 60

/**
 * Whether following a mail's own link counts as its recipient's. Mail scanners follow links too, most of them within
 * seconds of the delivery: a link that is followed within the first minute counts for nobody.
 */
export function isOpenedByRecipient({ handedOverAt, now }: { handedOverAt: Date; now: Date }): boolean {
  return now.getTime() - handedOverAt.getTime() >= secondsOfScanners * 1000
}
