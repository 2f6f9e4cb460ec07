import { sql } from 'kysely'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'

/** Mints the right to award for an organisation without a person; passed in by the wiring of the jobs. */
export type ActFor = (organisationId: string) => Issuer

type Powers = Pick<Services, 'database' | 'queue' | 'masterKey' | 'site'> & { actFor: ActFor; now: Date }

/** These people, those who wait for this badge of this pathway, or everybody who waits. */
type Whom = { personIds: string[] } | { pathwayId: string; badgeId: string } | { everybody: true }

interface Waiting {
  personId: string
  pathwayId: string
  milestone: string
  badgeId: string
  badgeOrganisationId: string
  title: string
  address: string
  email: string
  locale: 'en' | 'cy'
  name: string
}

/**
 * Gives the badges of milestones that were reached and still wait: at once where the pathway's owner is the badge's, or
 * its owner agreed. The request is named after the person and the milestone, so that the badge is given once, ever.
 */
export async function giveMilestoneBadges(to: Whom, powers: Powers): Promise<void> {
  for (const arrival of await listWaiting(powers.database, to)) {
    const requestId = `milestone ${arrival.pathwayId} ${arrival.milestone} ${arrival.personId}`
    const outcome = await issueAwards(
      {
        badgeId: arrival.badgeId,
        requestId,
        notify: true,
        lines: [
          {
            recipient: { name: arrival.name, email: arrival.email, language: arrival.locale },
            evidence: [{ name: arrival.title, url: powers.site.origin + arrival.address }],
          },
        ],
      },
      { ...powers, issuer: powers.actFor(arrival.badgeOrganisationId) },
    )
    const line = outcome.ok ? outcome.lines[0] : undefined
    // A badge that cannot be given now waits until its owner has mended that; everything else is settled for good.
    if (line) await settle(powers, { arrival, requestId })
  }
}

/** Under the name and address by which the learner is known already, so that the badge joins the others. */
async function listWaiting(database: Services['database'], to: Whom): Promise<Waiting[]> {
  const whose =
    'everybody' in to
      ? sql`arrivals.badge_id is not null`
      : 'personIds' in to
        ? sql`arrivals.person_id = any(${to.personIds}::uuid[])`
        : sql`arrivals.pathway_id = ${to.pathwayId} and arrivals.badge_id = ${to.badgeId}`
  const { rows } = await sql<Waiting>`
    select arrivals.person_id, arrivals.pathway_id, arrivals.milestone, arrivals.badge_id,
      badges.organisation_id as badge_organisation_id, pathway_versions.title,
      '/' || places.slug || '/pathways/' || pathways.slug as address, people.email, people.locale,
      coalesce(known.name, people.name) as name
    from pathway_arrivals as arrivals
      join pathways on pathways.id = arrivals.pathway_id
      join pathway_versions on pathway_versions.id = pathways.current_version_id
      join places on places.id = pathways.place_id
      join people on people.id = arrivals.person_id
      join badges on badges.id = arrivals.badge_id
      left join lateral (select name from recipients
        where person_id = people.id and email = people.email order by created_at desc limit 1) as known on true
    where ${whose} and arrivals.settled_at is null and badges.status = 'published'
      and (badges.organisation_id = pathways.organisation_id or exists (select from pathway_consents as consents
        where consents.pathway_id = pathways.id and consents.badge_id = badges.id and consents.state = 'agreed'))
    order by arrivals.reached_at
    limit 1000`.execute(database)
  return rows
}

async function settle(
  { database, now }: Powers,
  { arrival, requestId }: { arrival: Waiting; requestId: string },
): Promise<void> {
  await sql`
    update pathway_arrivals set settled_at = ${now},
      award_id = (select id from awards where request_line = ${`${requestId}:0`})
    where person_id = ${arrival.personId} and pathway_id = ${arrival.pathwayId} and milestone = ${arrival.milestone}`.execute(
    database,
  )
}
