import { sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Introduction } from './introduction.ts'

const columns = [
  ...(['id', 'placeId', 'organisationId', 'vacancyId', 'personId', 'state', 'title', 'about', 'said'] as const),
  ...(['nameShown', 'addressShown', 'createdAt', 'sentAt', 'endsAt', 'readAt', 'takenBackAt'] as const),
  ...(['guardianAskedAt', 'guardianAgreedAt', 'answeredAt', 'reason', 'answer'] as const),
] as const

/** Introductions that are still kept, with whom they were sent to. */
export const selectIntroductions = (reader: Reader, now: Date) =>
  reader
    .selectFrom('introductions')
    .innerJoin('organisations', 'organisations.id', 'introductions.organisationId')
    .innerJoin('places', 'places.id', 'introductions.placeId')
    .leftJoin('vacancies', 'vacancies.id', 'introductions.vacancyId')
    .select(columns.map((column) => `introductions.${column}` as const))
    .select(['organisations.name as organisationName', 'organisations.slug as organisationSlug'])
    .select(['places.slug as placeSlug', 'vacancies.title as vacancyTitle', 'vacancies.titleCy as vacancyTitleCy'])
    .where('introductions.endsAt', '>', now)
    .$castTo<Introduction>()

/**
 * Those that the employer can read now which they were sent to: while it takes part in the place, takes introductions and
 * meets what it owes young people; of people of 16 and over, with a guardian's yes where the place asks for one at 16 and 17.
 */
export const selectReadable = (reader: Reader, now: Date) =>
  selectIntroductions(reader, now)
    .innerJoin('people', 'people.id', 'introductions.personId')
    .innerJoin('organisationPlaces as membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'introductions.organisationId')
        .onRef('membership.placeId', '=', 'introductions.placeId'),
    )
    .select(['people.name as ownName', 'people.email as ownEmail', 'people.ageBand as ownAge'])
    .where('introductions.sentAt', 'is not', null)
    .where('introductions.state', '!=', 'refused')
    .where('introductions.takenBackAt', 'is', null)
    .where('membership.status', '=', 'approved')
    .where('organisations.introductionsHiddenAt', 'is', null)
    .where(meetsSafeguarding(now))
    .where('people.erasingAt', 'is', null)
    // An account that was joined with another is empty: what it sent as well shows again when the two part.
    .where('people.email', 'is not', null)
    .where('people.ageBand', 'in', ['16-17', '18-24', '25-plus'])
    .where(
      sql<boolean>`(age_band <> '16-17' or introduction_consent = 'own' or introductions.guardian_agreed_at is not null)`,
    )
    .$castTo<Introduction & { ownName: string | null; ownEmail: string | null; ownAge: AgeBand }>()

/** The row, held until the transaction ends. */
export const lockIntroduction = (tx: Tx, id: string) =>
  tx.selectFrom('introductions').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

interface Counted {
  placeId: string
  organisationId: string
  what: 'sent' | 'accepted' | 'declined'
}

/** Adds one to a figure of the month: its number stays when the introduction is gone. */
export async function countOne(tx: Tx, { placeId, organisationId, what }: Counted, now: Date): Promise<void> {
  const column = sql.ref(what)
  await sql`
    insert into introduction_figures as known (place_id, organisation_id, month, ${column})
    values (${placeId}, ${organisationId}, ${`${now.toISOString().slice(0, 7)}-01`}::date, 1)
    on conflict (place_id, organisation_id, month) do update set ${column} = known.${column} + 1`.execute(tx)
}
