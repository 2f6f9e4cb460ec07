import { type RawBuilder, sql } from 'kysely'
import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { type Cursor, type Page, pageOf } from '#infrastructure/database/keyset.ts'
import { searchTerms } from '#infrastructure/database/search-terms.ts'
import { type PublicEmployer, publicEmployer } from './public-employer.ts'

export interface EmployerFilter {
  placeId: string
  terms?: string
  /** Of what they recognise. */
  theme?: Theme
  /** The slug of a badge that they recognise. */
  badge?: string
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
  recognises: number
  at: Date
}

/** What an organisation of the place says of badges as they are now; pages of them show the same. */
const said = sql`endorsements join badges on badges.id = endorsements.badge_id
    and badges.current_version_id = endorsements.badge_version_id and badges.status = 'published'
  where endorsements.state = 'given' and endorsements.place_id = organisation_places.place_id
    and endorsements.organisation_id = organisations.id`

/** Employers of a place and other organisations that say what badges are worth there: who spoke last first, then who joined last. */
export async function listEmployers(
  { placeId, terms, theme, badge, after, limit }: EmployerFilter,
  { database }: Reading,
): Promise<Page<PublicEmployer>> {
  const conditions: RawBuilder<unknown>[] = [sql`(kind = 'employer' or recognises > 0)`]
  if (theme)
    conditions.push(sql`exists (select from ${said} and exists (select from badge_versions
      where badge_versions.id = badges.current_version_id and theme = ${theme}))`)
  if (badge) conditions.push(sql`exists (select from ${said} and badges.slug = ${badge})`)
  if (terms) conditions.push(sql`organisations.search @@ ${searchTerms(terms)}`)
  if (after) conditions.push(sql`(at, organisations.id) < (${after.at}, ${after.id}::uuid)`)
  const { rows } = await sql<Row>`
    select organisations.id, organisations.slug, name, kind, description, description_cy, recognises, at
    from organisation_places join organisations on organisations.id = organisation_places.organisation_id
      cross join lateral (select count(*)::int as recognises, max(answered_at) as spoke_at from ${said}) as spoken
      -- Who has said nothing comes after all who have.
      cross join lateral (select coalesce(spoke_at, coalesce(decided_at, asked_at) - interval '1000 years') as at) as place
    where organisation_places.place_id = ${placeId} and organisation_places.status = 'approved'
      and ${sql.join(conditions, sql` and `)}
    order by at desc, organisations.id desc limit ${limit + 1}`.execute(database)
  const page = pageOf(rows, limit, ({ at, id }) => ({ at, id }))
  return { ...page, rows: page.rows.map((row) => publicEmployer(row)) }
}
