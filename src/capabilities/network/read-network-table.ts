import { readMoment } from '#capabilities/feeds/date-rules.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { headingRow, type TableIn } from '#infrastructure/files/table-in.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { nameKeyOf, perhapsSame } from './network-rules.ts'
import {
  isNetworkHeading,
  type NetworkColumn,
  type NetworkLine,
  type NetworkLineProblem,
  networkColumnsOf,
  readNetworkLine,
} from './network-table-rules.ts'

/** More lines than one list holds: they are read as several. */
export const mostNetworkLines = 500

export interface NetworkRead extends NetworkLine {
  /** As an editor counts. */
  line: number
  /** Where its organisation stands: here already, new, or perhaps one of those that are here. */
  is: { kind: 'here'; id: string } | { kind: 'new' } | { kind: 'perhaps'; of: { id: string; name: string }[] }
  /** Whether the contact is kept already. */
  knowsContact: boolean
}

export interface NetworkTableRead {
  read: NetworkRead[]
  problems: {
    line: number
    column: NetworkColumn | null
    why: NetworkLineProblem | 'no-table' | 'no-name-column' | 'row-unreadable' | 'too-many-rows'
  }[]
}

interface Request {
  table: TableIn
  /** What stands for the source where a line names none. */
  source: string
}

/** What a list says, line by line, beside what is kept already. Nothing is kept. */
export async function readNetworkTable(
  { table, source }: Request,
  { database, lead, now }: Reading & { lead: CityLead; now: Date },
): Promise<NetworkTableRead> {
  const problems: NetworkTableRead['problems'] = table.problems.map(({ line, why }) => ({
    ...{ line, column: null, why: why === 'quote-not-closed' ? 'row-unreadable' : why },
  }))
  const heading = headingRow(table.rows, isNetworkHeading)
  const columns = networkColumnsOf(heading?.cells ?? [])
  if (!heading || !columns.has('name'))
    return { read: [], problems: [...problems, { line: heading?.line ?? 1, column: null, why: 'no-name-column' }] }
  const { kept, contacts } = await keptHere(lead.placeId, { database })
  const today = localParts(now).date
  const dayOf = (text: string) => {
    const moment = readMoment(text)
    return moment && localParts(moment.at).date
  }
  const read: NetworkRead[] = []
  for (const { line, cells } of table.rows.filter((row) => row.line > heading.line)) {
    if (read.length >= mostNetworkLines) {
      problems.push({ line, column: null, why: 'too-many-rows' })
      break
    }
    const said = readNetworkLine(cells, { columns, today, source, dayOf })
    if (!said.ok) {
      problems.push({ line, column: said.column, why: said.why })
      continue
    }
    const { organisation, contact } = said.line
    const nameKey = nameKeyOf(organisation.name)
    const same = kept.find((one) => one.nameKey === nameKey)
    const close = same ? [] : kept.filter(({ name }) => perhapsSame(name, organisation.name)).slice(0, 5)
    const is = same
      ? ({ kind: 'here', id: same.id } as const)
      : close.length > 0
        ? ({ kind: 'perhaps', of: close.map(({ id, name }) => ({ id, name })) } as const)
        : ({ kind: 'new' } as const)
    const knowsContact = Boolean(contact && same && contacts.get(same.id)?.some((one) => isOne(one, contact)))
    read.push({ ...said.line, line, is, knowsContact })
  }
  return { read, problems: problems.toSorted((one, other) => one.line - other.line) }
}

interface Named {
  name: string
  email: string | null
}

/** By address where both have one, else by name. */
export const isOne = (one: Named, other: Named): boolean =>
  one.email && other.email ? one.email === other.email : nameKeyOf(one.name) === nameKeyOf(other.name)

/** What is kept of the place, to compare with. */
export async function keptHere(placeId: string, { database }: Reading) {
  const kept = await database
    .selectFrom('networkOrganisations')
    .select(['id', 'name', 'nameKey', 'nextStep'])
    .where('placeId', '=', placeId)
    .orderBy('nameKey')
    .execute()
  const rows = await database
    .selectFrom('networkContacts')
    .innerJoin('networkOrganisations as known', 'known.id', 'networkOrganisationId')
    .select(['networkOrganisationId', 'networkContacts.name', 'email'])
    .where('known.placeId', '=', placeId)
    .orderBy('networkContacts.id')
    .execute()
  return { kept, contacts: Map.groupBy(rows, ({ networkOrganisationId }) => networkOrganisationId) }
}
