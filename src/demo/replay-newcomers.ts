import { randomUUID } from 'node:crypto'
import { issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { draftGatheringList } from '#capabilities/community/draft-gathering-list.ts'
import { listGatherings } from '#capabilities/community/find-gathering.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { registerOrganisation } from '#capabilities/organisations/register-organisation.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { CityLead, Issuer, OrganisationManager, ProgrammeTeam, SignedIn } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace, listLeads } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'
import type { OrganisationContent } from './content/content.ts'
import { newcomers, programmeOrganisation } from './content/newcomers.ts'
import { badgeContentOf, organisationRequestOf } from './content-requests.ts'

type InOrganisation = { organisationId: string; personId: string }

interface Joining {
  signedInAs: (who: Joining['by']) => SignedIn
  services: Services
  lead: CityLead
  content: OrganisationContent
  /** Who runs it. */
  by: { personId: string; name: string; email: string }
  now: Date
}

/** An organisation asks to join a place, and is let in within ten minutes. */
async function join({ services, signedInAs, lead, content, by, now }: Joining): Promise<string> {
  const { organisationId } = await registerOrganisation(
    { placeId: lead.placeId, ...organisationRequestOf(content, now) },
    { ...services, signedIn: signedInAs(by), now },
  )
  const decidedAt = new Date(now.getTime() + 600_000)
  await decideOrganisation({ organisationId, decision: 'approved' }, { ...services, lead, now: decidedAt })
  return organisationId
}

/** Those who joined a place in its year, each on its day: what the agendas of the year tell of. */
export async function replayNewcomers({
  services,
  signedInAs,
  slug,
  lead,
  now,
}: {
  services: Services
  signedInAs: Joining['signedInAs']
  slug: string
  lead: CityLead
  now: Date
}): Promise<void> {
  for (const { daysAgo, ...said } of newcomers[slug] ?? []) {
    const at = new Date(now.getTime() - daysAgo * 86_400_000 + 11 * 3_600_000)
    const content = { ...said, neighbourhood: '', offers: [] }
    const email = `manager.${said.name.toLowerCase().replaceAll(' ', '.')}@organisation.example`
    const name = `${said.name} manager`
    const known = await addPeople([{ name, email, ageBand: '25-plus' }], { ...services, now: at })
    const personId = needed(known.get(email), 'a manager')
    await join({ services, signedInAs, lead, content, by: { personId, name, email }, now: at })
  }
}

interface Programme {
  services: Services
  team: ProgrammeTeam
  signedInAs: Joining['signedInAs']
  managerOf: (of: InOrganisation) => OrganisationManager
  issuerOf: (of: InOrganisation) => Issuer
  leadOf: (of: { placeId: string; personId: string }) => CityLead
  now: Date
}

/** The programme badges those of its leads who were at a training, in the name of an organisation that its team runs. */
export async function replayLeadsBadge({ services, team, leadOf, now, ...mint }: Programme): Promise<void> {
  const { signedInAs, managerOf, issuerOf } = mint
  const place = await findPlace({ slug: programmeOrganisation.place }, services)
  const [first] = place ? await listLeads(place.id, services) : []
  const personId = needed(team.personId, 'a person of the team')
  // A smaller replay has fewer places.
  if (!place || !first) return
  const { name, email } = needed(await findPerson({ id: personId }, services), 'a person of the team')
  const joinedAt = new Date(now.getTime() - 100 * 86_400_000)
  const lead = leadOf({ placeId: place.id, personId: first.personId })
  const by = { personId, name, email: needed(email, 'an address') }
  const organisationId = await join({
    services,
    signedInAs,
    lead,
    content: programmeOrganisation.content,
    by,
    now: joinedAt,
  })
  const manager = managerOf({ organisationId, personId })
  const content = badgeContentOf(programmeOrganisation.badge)
  const powers = { ...services, manager, now: joinedAt }
  const { badgeId } = allowed(await draftBadge({ placeId: place.id, content }, powers))
  allowed(await publishBadge({ badgeId }, powers))
  const { rows } = await listGatherings({ limit: 100 }, { ...services, of: team })
  const training = rows.find((one) => one.placeId === null && one.attendanceAt !== null && one.startsAt > joinedAt)
  if (!training) return
  const issuer = issuerOf({ organisationId, personId })
  const at = new Date(training.startsAt.getTime() + 3 * 86_400_000)
  const evidence = [{ name: `${training.title}, and the letter that came of it` }]
  const asked = { id: randomUUID(), gatheringId: training.id, badgeId, evidence, locale: 'en' as const, notify: false }
  const { listId } = allowed(await draftGatheringList(asked, { ...services, team, issuer, now: at }))
  allowed(await issueCheckedList({ listId }, { ...services, issuer, now: at }))
}
