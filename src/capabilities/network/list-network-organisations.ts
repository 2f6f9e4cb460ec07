import { sql } from 'kysely'
import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { countedPage } from '#infrastructure/database/counted-page.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type NetworkOrganisation, type NetworkStage, networkOrganisation } from './network-organisation.ts'
import { daysLater, monthsLater } from './network-rules.ts'
import { selectNetwork } from './network-store.ts'

export const networkSorts = ['name', 'due', 'last'] as const
export type NetworkSort = (typeof networkSorts)[number]

export const dueFilters = ['week', 'late', 'none', 'ending'] as const
export type DueFilter = (typeof dueFilters)[number]

export interface NetworkFilter {
  terms?: string | undefined
  stage?: NetworkStage | undefined
  sector?: OrganisationKind | undefined
  /** A next step within a week or late; late; none at all; or what is deleted soon. */
  due?: DueFilter | undefined
  sort: NetworkSort
  descending: boolean
  /** From 1. */
  page: number
  limit: number
}

type Powers = Reading & { lead: CityLead; now: Date }

/** The last entry of what is deleted within the days in which that is told. */
const endingBefore = (now: Date) =>
  daysLater(monthsLater(localParts(now).date, -networkOrganisation.keptMonths), networkOrganisation.toldDays)

/** Organisations in the network of the lead’s place. A contact is found by name too. */
export function listNetworkOrganisations(
  { terms, stage, sector, due, sort, descending, page, limit }: NetworkFilter,
  { database, lead, now }: Powers,
): Promise<{ rows: NetworkOrganisation[]; total: number }> {
  let query = selectNetwork(database, lead.placeId)
  if (stage) query = query.where('known.stage', '=', stage)
  if (sector) query = query.where('known.sector', '=', sector)
  const today = localParts(now).date
  if (due === 'week') query = query.where('nextStepOn', '<=', daysLater(today, 7))
  if (due === 'late') query = query.where('nextStepOn', '<', today)
  if (due === 'none') query = query.where('nextStepOn', 'is', null)
  if (due === 'ending') query = query.where('lastEntryOn', '<=', endingBefore(now))
  for (const word of (terms ?? '').split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<boolean>`(known.name ilike ${part} or next_step ilike ${part} or exists (
        select from network_contacts where network_organisation_id = known.id and network_contacts.name ilike ${part}))`,
    )
  }
  const order = { name: sql`known.name_key`, due: sql`next_step_on`, last: sql`last_entry_on` }[sort]
  return countedPage(query, { order, id: sql`known.id`, descending, page, limit })
}

/** How many organisations stand at which stage. */
export async function countStages({
  database,
  lead,
}: Omit<Powers, 'now'>): Promise<Partial<Record<NetworkStage, number>>> {
  const rows = await database
    .selectFrom('networkOrganisations')
    .select(['stage', (row) => row.fn.countAll<number>().as('count')])
    .where('placeId', '=', lead.placeId)
    .groupBy('stage')
    .execute()
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, Number(count)]))
}

/** What waits on the lead’s desk: next steps that are due within a week or late, and what is deleted soon. */
export async function countDue({ database, lead, now }: Powers): Promise<{ due: number; ending: number }> {
  const { rows } = await sql<{ due: number; ending: number }>`
    select count(*) filter (where next_step_on <= ${daysLater(localParts(now).date, 7)}::date)::int as due,
      count(*) filter (where last_entry_on <= ${endingBefore(now)}::date)::int as ending
    from network_organisations where place_id = ${lead.placeId}`.execute(database)
  return rows[0] ?? { due: 0, ending: 0 }
}
