/** What can wait for those who work for an organisation, or for a list of people. */
type OnOrganisationsDesk =
  | 'standing-waiting'
  | 'standing-more-asked'
  | 'standing-refused'
  | 'standing-suspended'
  | 'standing-left'
  | 'safeguarding-gap'
  | 'badges-end'
  | 'renewals-asked'
  | 'renewals-lapsed'
  | 'correction-refused'
  | 'mails-refused'
  | 'evidence-waits'
  | 'date-is-gone'
  | 'interests-wait'
  | 'bookings-to-confirm'
  | 'bookings-ran-out'
  | 'tell-in-person'
  | 'badge-earned'
  | 'leavers-wait'
  | 'listings-to-confirm'
  | 'badge-returned'
  | 'badge-offered'
  | 'library-offered'
  | 'library-shares-yours'
  | 'endorsements-asked'
  | 'introductions-wait'
  | 'succession-asked'
  | 'succession-coming'
  | 'pledges-due'
  | 'pledges-suspended'
  | 'pathway-asks'
  | 'list-unfinished'

/** Everything that can wait on a desk; each has its words in `locales/…/desks/desk.json`. */
export type QueuedKind =
  | OnOrganisationsDesk
  | 'organisation-asks'
  | 'more-organisations-ask'
  | 'safeguarding-lapsed'
  | 'badge-reviews'
  | 'pledges-offered'
  | 'pledges-reported'
  | 'not-reached'
  | 'feed-waits'
  | 'pathway-broken'
  | 'listings-stale'
  | 'report-due'
  | 'growth-asked'
  | 'pair-asked'
  | 'network-due'
  | 'network-ending'
  | 'jobs-failed'
  | 'call-questions-wait'
  | 'complaints-wait'
  | 'library-reported'
  | 'collections-reported'

/** One thing that waits: what, since when, where it is done. */
export interface Queued {
  kind: QueuedKind
  /** Tells things of one kind apart. */
  id: string
  href: string
  /** What its words speak of. */
  name?: string
  nameCy?: string | null
  count?: number
  /** Of how many the count is. */
  of?: number
  daysLeft?: number
  /** What its second line says instead of the usual words: names, a note. */
  note?: string | null
  noteCy?: string | null
  since?: Date | null
  isUrgent?: boolean
}
