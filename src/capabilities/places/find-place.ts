import type { Reading } from '#infrastructure/database/database.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import type { BadgeStandard, LevelWording } from './badge-standard.ts'
import type { Cohort, Neighbourhood, Place, SchoolTerm } from './place.ts'

const columns = [
  'id',
  'slug',
  'name',
  'nameCy',
  'summary',
  'summaryCy',
  'hue',
  'pattern',
  'latitude',
  'longitude',
  'joinedAt',
  'firstLanguage',
  'guardianProof',
  'introductionConsent',
  'closedAt',
] as const

export async function findPlace(
  by: { slug: string } | { id: string },
  { database }: Reading,
): Promise<Place | undefined> {
  const row = await database
    .selectFrom('places')
    .select(columns)
    .where((where) => ('slug' in by ? where('slug', '=', by.slug) : where('id', '=', by.id)))
    .executeTakeFirst()
  return row && placeOf(row)
}

/** Every place of the installation, those with the longest history first. There are hundreds at most, not thousands. */
export async function listPlaces({ database }: Reading): Promise<Place[]> {
  const rows = await database.selectFrom('places').select(columns).orderBy('joinedAt').orderBy('name').execute()
  return rows.map(placeOf)
}

/** When the schools of a place are open: first and last day of each term, in order. */
export async function listSchoolTerms(placeId: string, { database }: Reading): Promise<SchoolTerm[]> {
  const place = await database.selectFrom('places').select('schoolTerms').where('id', '=', placeId).executeTakeFirst()
  return (place?.schoolTerms ?? []) as unknown as SchoolTerm[]
}

export async function findCohort(
  slug: string,
  { database }: Reading,
): Promise<(Cohort & { places: Place[] }) | undefined> {
  const cohort = await database
    .selectFrom('cohorts')
    .select(['id', 'slug', 'name', 'nameCy'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!cohort) return undefined
  const members = await database
    .selectFrom('cohortPlaces')
    .select('placeId')
    .where('cohortId', '=', cohort.id)
    .execute()
  const ids = new Set(members.map((member) => member.placeId))
  return { ...cohort, places: (await listPlaces({ database })).filter((place) => ids.has(place.id)) }
}

export async function listCohorts({ database }: Reading): Promise<Cohort[]> {
  return database.selectFrom('cohorts').select(['id', 'slug', 'name', 'nameCy']).orderBy('name').execute()
}

export async function listNeighbourhoods(placeId: string, { database }: Reading): Promise<Neighbourhood[]> {
  return database
    .selectFrom('neighbourhoods')
    .select(['id', 'slug', 'name', 'nameCy', 'latitude', 'longitude'])
    .where('placeId', '=', placeId)
    .orderBy('name')
    .execute()
}

/** The version in force, or the one with this id. */
export async function findBadgeStandard(
  by: { placeId: string } | { id: string },
  { database }: Reading,
): Promise<BadgeStandard | undefined> {
  const row = await database
    .selectFrom('badgeStandards')
    .select(['id', 'placeId', 'version', 'levels', 'publishedAt'])
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('placeId', '=', by.placeId)))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, levels: row.levels as unknown as LevelWording[] }
}

/** The places that this person leads. */
export async function listPlacesLedBy(
  personId: string,
  { database }: Reading,
): Promise<Pick<Place, 'id' | 'slug' | 'name' | 'nameCy'>[]> {
  return database
    .selectFrom('placeLeads')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .select(['places.id', 'places.slug', 'places.name', 'places.nameCy'])
    .where('placeLeads.personId', '=', personId)
    .orderBy('places.name')
    .execute()
}

function placeOf<
  Row extends { pattern: string; firstLanguage: string; guardianProof: string; introductionConsent: string },
>(row: Row) {
  return {
    ...row,
    pattern: patternOf(row.pattern),
    firstLanguage: isLanguage(row.firstLanguage) ? row.firstLanguage : ('en' as const),
    guardianProof: row.guardianProof === 'organisation' ? ('organisation' as const) : ('address' as const),
    introductionConsent: row.introductionConsent === 'guardian' ? ('guardian' as const) : ('own' as const),
  }
}

function patternOf(text: string): Place['pattern'] {
  return text === 'waves' || text === 'streets' ? text : 'contours'
}

/** Who leads the place. */
export async function listLeads(placeId: string, { database }: Reading): Promise<{ personId: string }[]> {
  return database.selectFrom('placeLeads').select('personId').where('placeId', '=', placeId).orderBy('since').execute()
}
