import type { ListRow } from '#capabilities/awards/award-list.ts'
import { listRunPeople } from '#capabilities/awards/list-run-people.ts'
import type { ListProblem } from '#capabilities/awards/listed-person-rules.ts'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { noListReason, understandList } from '#capabilities/awards/understand-list-rules.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mostOnARegister, notYetOn } from './register-rules.ts'
import { insertPeople, lockRegister, recountRegister, selectAttendance, selectPeople } from './register-store.ts'

/** Where the people come from: a box or a file, an earlier run of the organisation, an earlier register of it. */
export type PeopleSource = { rows: ListRow[]; typed: boolean } | { fromRunId: string } | { fromRegisterId: string }

/** A line that names nobody whom a register could show; what stands in it is given back. */
export interface UnreadLine {
  line: number
  text: string
  problem: ListProblem | 'name-is-missing'
}

export type AddPeopleRefusal =
  | 'register-not-found'
  | 'names-are-removed'
  | 'nobody-in-it'
  | 'no-list-of-people'
  | 'too-many'

export type AddPeopleOutcome =
  | { ok: true; added: number; known: number; unread: UnreadLine[] }
  | { ok: false; refusal: AddPeopleRefusal }

interface Context {
  database: Database
  issuer: Issuer
  now: Date
}

/** Puts people onto a register. Who is on it already stays once; lines that cannot be read are given back, not guessed. */
export function addRegisterPeople(
  { registerId, ...source }: { registerId: string } & PeopleSource,
  { database, issuer, now }: Context,
): Promise<AddPeopleOutcome> {
  const { organisationId } = issuer
  return database.transaction().execute(async (tx): Promise<AddPeopleOutcome> => {
    const register = await lockRegister(tx, { id: registerId, organisationId })
    if (!register) return { ok: false, refusal: 'register-not-found' }
    if (register.namesRemovedAt) return { ok: false, refusal: 'names-are-removed' }
    const found = await peopleOf(tx, { source, organisationId, now })
    if ('refusal' in found) return { ok: false, refusal: found.refusal }
    const stored = await selectPeople(tx, registerId)
    const onIt = stored.filter((one) => !one.removedAt && !one.sameAs)
    const { added, addressed } = notYetOn(found.people, onIt, nameKeyOf)
    if (onIt.length + added.length > mostOnARegister) return { ok: false, refusal: 'too-many' }
    const people = added.map((one) => ({ ...one, id: newId(now), isLate: false, sameAs: null }))
    await insertPeople(tx, { registerId, people, stored, now })
    for (const { known, email } of addressed)
      await tx
        .updateTable('registerPeople')
        .set({ email })
        .where('registerId', '=', registerId)
        .where('id', '=', known.id)
        .execute()
    await recountRegister(tx, registerId)
    return { ok: true, added: added.length, known: found.people.length - added.length, unread: found.unread }
  })
}

interface Found {
  people: { name: string; email: string | null }[]
  unread: UnreadLine[]
}

async function peopleOf(
  tx: Tx,
  { source, organisationId, now }: { source: PeopleSource; organisationId: string; now: Date },
): Promise<Found | { refusal: 'nobody-in-it' | 'no-list-of-people' }> {
  if ('rows' in source) {
    const reason = noListReason(source.rows, { typed: source.typed })
    return reason ? { refusal: reason } : readRows(source, localParts(now).date)
  }
  const earlier =
    'fromRunId' in source
      ? await listRunPeople({ runId: source.fromRunId, organisationId }, { database: tx })
      : await peopleOfRegister(tx, { id: source.fromRegisterId, organisationId })
  const named = earlier.filter(({ name }) => name !== '')
  if (named.length === 0) return { refusal: 'nobody-in-it' }
  const people = named.map(({ name, email }) => ({ name, email: email || null }))
  return { people, unread: nameless(earlier.filter(({ name }) => name === '').map(({ email }) => email)) }
}

const nameless = (emails: (string | null)[]): UnreadLine[] =>
  emails.map((email, index) => ({
    line: index + 1,
    text: email === null ? '' : email,
    problem: 'name-is-missing' as const,
  }))

async function peopleOfRegister(tx: Tx, { id, organisationId }: { id: string; organisationId: string }) {
  const register = await tx
    .selectFrom('registers')
    .select('id')
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return register ? (await selectAttendance(tx, id)).people : []
}

/** By the rules that read a list for awarding, so that a name is the same name there. */
function readRows({ rows, typed }: { rows: ListRow[]; typed: boolean }, today: string): Found {
  const { people } = understandList({ rows, columns: null, mended: {} }, { today })
  const textAt = new Map(rows.map(({ line, cells }) => [line, cells.filter(Boolean).join(', ')]))
  const problemOf = ({ problem, name }: (typeof people)[number]) => {
    // In a box of names the first line is a person: a mistake there is taken off again.
    if (problem && !(typed && problem === 'perhaps-a-heading')) return problem
    return name === '' ? 'name-is-missing' : undefined
  }
  return {
    people: people
      .filter((one) => !problemOf(one) && one.repeats === undefined)
      .map(({ name, email }) => ({ name, email: email.toLowerCase() || null })),
    unread: people.flatMap((one) => {
      const problem = problemOf(one)
      return problem ? [{ line: one.line, text: needed(textAt.get(one.line), 'the line that was read'), problem }] : []
    }),
  }
}
