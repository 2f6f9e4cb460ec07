import { type RawBuilder, sql } from 'kysely'
import { meetsSafeguarding } from '#capabilities/organisations/find-organisation.ts'
import { type Gift, guardedGifts, type Sector, type StaffBand } from '#capabilities/organisations/giving.ts'
import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import type { PledgeAct } from './pledge.ts'
import { selectShown } from './pledge-store.ts'
import { type PublicEmployer, publicEmployer } from './public-employer.ts'

export interface EmployerFilter {
  placeId: string
  terms?: string
  /** Of what they recognise. */
  theme?: Theme
  /** The slug of a badge that they recognise. */
  badge?: string
  /** What they promise. */
  act?: PledgeAct
  sector?: Sector
  staff?: StaffBand
  /** What they can give. */
  gift?: Gift
  after?: Cursor
  limit: number
}

interface Row {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  badges: number
  pathways: number
  organisations: number
  pledges: number
  acts: PledgeAct[]
  at: Date
}

/** What an organisation of the place says of badges as they are now; pages of them show the same. */
const said = sql`endorsements join badges on badges.id = endorsements.badge_id
    and badges.current_version_id = endorsements.badge_version_id and badges.status = 'published'
  where endorsements.state = 'given' and endorsements.place_id = organisation_places.place_id
    and endorsements.organisation_id = organisations.id`

/** What it says of badges, pathways and organisations of the place as they are now, the three that `listRecognised` shows. */
const spoken = sql`
  select count(*) filter (where endorsements.badge_id is not null)::int as badges,
    count(*) filter (where endorsements.pathway_id is not null)::int as pathways,
    count(*) filter (where endorsements.about_id is not null)::int as organisations, max(answered_at) as spoke_at
  from endorsements
  where endorsements.state = 'given' and endorsements.place_id = organisation_places.place_id
    and endorsements.organisation_id = organisations.id
    and (exists (select from badges where badges.id = badge_id and current_version_id = badge_version_id
        and badges.status = 'published')
      or exists (select from pathways where pathways.id = pathway_id and current_version_id = pathway_version_id
        and pathways.status = 'published')
      or exists (select from organisation_places as about where about.organisation_id = about_id
        and about.place_id = endorsements.place_id and about.status = 'approved'))`

/** What it can give now, as `publicGiving` decides. */
const canGive = (gift: Gift, now: Date) =>
  guardedGifts.includes(gift)
    ? sql`organisations.gives @> array[${gift}]::text[] and ${meetsSafeguarding(now)}`
    : sql`organisations.gives @> array[${gift}]::text[]`

/** Pledges of the organisation that everybody sees now. */
const promised = (database: Reading['database'], { placeId, now }: { placeId: string; now: Date }) =>
  selectShown(database, now)
    .where('pledges.placeId', '=', placeId)
    .clearSelect()
    .select(['pledges.organisationId', 'pledges.act', 'pledges.liveAt'])

/** Employers of a place and other organisations that say what badges are worth there: who spoke last first, then who joined last. */
export async function listEmployers(
  { placeId, terms, theme, badge, act, sector, staff, gift, after, limit }: EmployerFilter,
  { database, now }: Reading & { now: Date },
): Promise<Page<PublicEmployer>> {
  const conditions: RawBuilder<unknown>[] = [sql`(kind = 'employer' or spoke_at is not null or pledges > 0)`]
  if (theme)
    conditions.push(sql`exists (select from ${said} and exists (select from badge_versions
      where badge_versions.id = badges.current_version_id and theme = ${theme}))`)
  if (badge) conditions.push(sql`exists (select from ${said} and badges.slug = ${badge})`)
  if (act)
    conditions.push(
      sql`exists (select from promised where promised.organisation_id = organisations.id and act = ${act})`,
    )
  if (sector) conditions.push(sql`organisations.sector = ${sector}`)
  if (staff) conditions.push(sql`organisations.staff = ${staff}`)
  if (gift) conditions.push(canGive(gift, now))
  if (terms) conditions.push(sql`organisations.search @@ ${searchTerms(terms)}`)
  if (after) conditions.push(sql`(at, organisations.id) < (${after.at}, ${after.id}::uuid)`)
  const { rows } = await sql<Row>`
    with promised as materialized (${promised(database, { placeId, now })})
    select organisations.id, organisations.slug, name, kind, description, description_cy,
      badges, pathways, spoken.organisations, pledges, acts, at
    from organisation_places join organisations on organisations.id = organisation_places.organisation_id
      cross join lateral (${spoken}) as spoken
      cross join lateral (select count(*)::int as pledges, max(live_at) as promised_at,
          coalesce(array_agg(distinct act order by act), '{}') as acts from promised
        where promised.organisation_id = organisations.id) as promises
      -- Who has said nothing comes after all who have.
      cross join lateral (select coalesce(greatest(spoke_at, promised_at),
        coalesce(decided_at, asked_at) - interval '1000 years') as at) as place
    where organisation_places.place_id = ${placeId} and organisation_places.status = 'approved'
      and ${sql.join(conditions, sql` and `)}
    order by at desc, organisations.id desc limit ${limit + 1}`.execute(database)
  const page = pageOf(rows, limit, ({ at, id }) => ({ at, id }))
  return {
    ...page,
    rows: page.rows.map(({ badges, pathways, organisations, ...row }) =>
      publicEmployer({ ...row, recognises: { badges, pathways, organisations } }),
    ),
  }
}

/** Employers of a place that recognise nothing and promise nothing, those that joined last first. */
export async function listQuietEmployers(
  { placeId, limit }: { placeId: string; limit: number },
  { database, now }: Reading & { now: Date },
): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    with promised as materialized (${promised(database, { placeId, now })})
    select organisations.slug, name
    from organisation_places join organisations on organisations.id = organisation_places.organisation_id
    where organisation_places.place_id = ${placeId} and organisation_places.status = 'approved' and kind = 'employer'
      and not exists (select from endorsements where state = 'given' and endorsements.organisation_id = organisations.id
        and endorsements.place_id = organisation_places.place_id and (badge_id is null or exists (select from badges
          where badges.id = badge_id and current_version_id = badge_version_id and badges.status = 'published')))
      and not exists (select from promised where promised.organisation_id = organisations.id)
    order by coalesce(decided_at, asked_at) desc, organisations.id desc limit ${limit}`.execute(database)
  return rows
}
