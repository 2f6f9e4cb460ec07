import { sql } from 'kysely'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwardsOfMany } from '#capabilities/awards/keep-awards-of-many.ts'
import { showAward } from '#capabilities/awards/show-award.ts'
import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { featureBadge } from '#capabilities/badges/feature-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { noteOfferedSeats } from '#capabilities/events/note-offered-seats.ts'
import { updateBookingTerms } from '#capabilities/events/update-booking-terms.ts'
import { keepOpportunity } from '#capabilities/following/keep-opportunity.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import { confirmOpportunities } from '#capabilities/opportunities/confirm-opportunities.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { featureOpportunity } from '#capabilities/opportunities/feature-opportunity.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { registerOrganisation } from '#capabilities/organisations/register-organisation.ts'
import { updateGiving } from '#capabilities/organisations/update-giving.ts'
import { choosePathway } from '#capabilities/pathways/choose-pathway.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { CityLead, Issuer, OrganisationManager, PlatformAdministrator } from '#capabilities/people/authority.ts'
import { mintCityLead, mintIssuer, mintOrganisationManager, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { findPlace, listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { foundPlace } from '#capabilities/places/found-place.ts'
import { revisePlace } from '#capabilities/places/revise-place.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import { foldSearchTexts } from '#infrastructure/database/search-words.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayOf, groups, type Happening, type Kind, live } from './calendar.ts'
import type { PlaceContent } from './content/content.ts'
import { eventsOfTowns } from './content/events.ts'
import { everydayWords } from './content/everyday-words.ts'
import { givingOf } from './content/giving.ts'
import { pathwaysOfTowns } from './content/pathways.ts'
import { badgeContentOf, eventContentOf, opportunityContentOf, organisationRequestOf } from './content-requests.ts'
import type { PlannedLearner } from './learners.ts'
import type { Progress } from './progress.ts'
import { replayAsks } from './replay-asks.ts'
import { type HeldDate, replayAttendance } from './replay-attendance.ts'
import { replayEndorsements, replayMoreEndorsements } from './replay-endorsements.ts'
import { replayIntroductions } from './replay-introductions.ts'
import { publishTownPathways } from './replay-pathways.ts'
import { replayPledges } from './replay-pledges.ts'
import { replayRoles } from './replay-roles.ts'
import { replayVacancies } from './replay-vacancies.ts'
import { dateOf, earlierDatesOf, sessionsOf } from './sessions.ts'
import { venueOf } from './venue.ts'
import type { PlannedAward, PlannedOffer, PlannedShare, PlannedTown } from './year.ts'

/** Older badges were told of long ago. */
const toldWithinMs = 14 * 86_400_000

export function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`nothing is known as ${key}`)
  return id
}

export async function found(
  content: PlaceContent,
  {
    services,
    administrator,
    cohorts,
    now,
  }: { services: Services; administrator: PlatformAdministrator; cohorts: string[]; now: Date },
): Promise<string> {
  const [name, nameCy] = content.name
  const [summary, summaryCy] = content.summary
  const { slug, hue, pattern, latitude, longitude } = content
  const neighbourhoods = content.neighbourhoods.map((one) => ({ ...one, nameCy: null }))
  const outcome = await foundPlace(
    { slug, name, nameCy, summary, summaryCy, hue, pattern, latitude, longitude, neighbourhoods, cohorts },
    { ...services, administrator, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.placeId
}

interface TownParts {
  services: Services
  town: PlannedTown
  administrator: PlatformAdministrator
  people: Map<string, string>
  progress: Progress
  ends: Date
}

/** An award that its learner keeps. */
type KeptAward = PlannedAward & { keptOn: Date }

interface Member {
  manager: OrganisationManager
  issuer: Issuer
}

/** One town's year, share by share. Holds the ids that what one share planned by key got when it was made. */
export class TownReplay {
  readonly #parts: TownParts
  readonly #members = new Map<string, Member>()
  readonly #badges = new Map<string, string>()
  readonly #words = new Map<string, Skill[]>()
  readonly #opportunities = new Map<string, string>()
  readonly #learners = new Map<string, string>()
  #placeId = ''
  #neighbourhoods = new Map<string, { id: string; latitude: number; longitude: number }>()
  #lead: CityLead | undefined

  constructor(parts: TownParts) {
    this.#parts = parts
  }

  async run(begins: Date) {
    const { town, services, administrator, people } = this.#parts
    this.#placeId = await found(town.place, { services, administrator, cohorts: ['pilots'], now: begins })
    const leadId = idOf(people, town.place.slug === 'plymouth' ? 'plymouth.lead@demo.example' : 'lead@demo.example')
    await appointCityLead({ placeId: this.#placeId, personId: leadId }, { ...services, administrator, now: begins })
    this.#lead = mintCityLead({ placeId: this.#placeId, personId: leadId })
    const place = await findPlace({ id: this.#placeId }, { database: services.database })
    const near = place ? await listNeighbourhoods(place.id, { database: services.database }) : []
    this.#neighbourhoods = new Map(near.map((one) => [one.slug, one]))
    let isFirst = true
    for (const share of town.shares()) {
      await live(this.#calendar(share, isFirst))
      if (isFirst) await this.#settleIn(share)
      isFirst = false
      await this.#confirmListings()
      await foldImpact({ least: 1 }, services)
      await foldSearchTexts(services.database)
      for (const known of [this.#members, this.#badges, this.#opportunities, this.#learners]) known.clear()
    }
  }

  /** Confirms every listing at a date within the last weeks. */
  async #confirmListings() {
    const { services, ends } = this.#parts
    const opportunityIds = [...this.#opportunities.values()]
    for (const [turn, { manager }] of [...this.#members.values()].entries()) {
      const now = new Date(ends.getTime() - (turn % 60) * 86_400_000)
      await confirmOpportunities({ opportunityIds }, { ...services, manager, now })
    }
  }

  /** What stands there once, whatever the scale. */
  async #settleIn(share: PlannedShare) {
    await this.#feature(share)
    await this.#keepTerms()
    await this.#leaveSomethingToDo()
    await this.#putEventsOn(share)
    await this.#publishPathways(share)
    await this.#recognise(share)
    // A year came in at once: without fresh statistics the next queries would be planned for empty tables.
    await sql`analyze`.execute(this.#parts.services.database)
  }

  /** Everything that happens. Later kinds of one day rest on earlier ones: an award on its badge, keeping on the award. */
  #calendar(share: PlannedShare, isFirst: boolean): Happening[] {
    const { progress } = this.#parts
    const demoOrganisation = isFirst ? this.#demoOrganisationKey(share) : undefined
    const calendar: Happening[] = []
    const plan = (on: Date, kind: Kind, happen: () => Promise<unknown>, steps = 1) =>
      calendar.push({ on, kind, happen: () => happen().then(() => progress.step(steps)) })
    for (const organisation of share.organisations)
      plan(organisation.joinedOn, 0, () => this.#register(organisation, organisation.key === demoOrganisation))
    const joined = new Map(share.organisations.map((one) => [one.key, one.joinedOn]))
    for (const offer of share.offers) {
      const on = new Date((joined.get(offer.organisationKey)?.getTime() ?? 0) + 3_600_000)
      plan(on, 1, () => this.#publishBadge(offer, on))
    }
    for (const one of share.opportunities) plan(one.publishedOn, 2, () => this.#publishOpportunity(one))
    // A group that finishes together is awarded together.
    for (const group of groups(share.awards, (award) => `${award.opportunity.key} ${award.on.toISOString()}`)) {
      plan(group[0].on, 3, () => this.#award(group), group.length)
    }
    const kept = share.awards.flatMap((award) => (award.keptOn ? [{ ...award, keptOn: award.keptOn }] : []))
    kept.sort((a, b) => a.keptOn.getTime() - b.keptOn.getTime())
    const newcomers = groups(kept, (award) => award.learner.key).map(([first]) => first)
    for (const group of groups(newcomers, (award) => String(dayOf(award.keptOn))))
      plan(group[0].keptOn, 4, () => this.#join(group, group[0].keptOn), 0)
    for (const group of groups(kept, (award) => String(dayOf(award.keptOn))))
      plan(group[0].keptOn, 5, () => this.#keep(group, group[0].keptOn), 0)
    return calendar.sort((a, b) => dayOf(a.on) - dayOf(b.on) || a.kind - b.kind || a.on.getTime() - b.on.getTime())
  }

  async #register({ key, content, joinedOn }: PlannedShare['organisations'][number], isDemoOrganisation: boolean) {
    const { services, people } = this.#parts
    const email = `manager.${key.replaceAll('/', '.')}@organisation.example`
    const ids = await addPeople([{ name: `${content.name} manager`, email, ageBand: '25-plus' }], {
      ...services,
      now: joinedOn,
    })
    const personId = idOf(ids, email)
    const signedIn = mintSignedIn({ personId, email, name: content.name })
    const { organisationId } = await registerOrganisation(
      { placeId: this.#placeId, ...organisationRequestOf(content, joinedOn) },
      { ...services, signedIn, now: joinedOn },
    )
    await decideOrganisation(
      { organisationId, decision: 'approved' },
      { ...services, lead: this.#cityLead(), now: new Date(joinedOn.getTime() + 600_000) },
    )
    const manager = mintOrganisationManager({ organisationId, personId })
    this.#members.set(key, { manager, issuer: mintIssuer({ organisationId, personId }) })
    if (content.kind === 'employer')
      await updateGiving({ giving: givingOf(content.name) }, { ...services, manager, now: joinedOn })
    if (isDemoOrganisation)
      await addMember(
        { personId: idOf(people, 'manager@demo.example'), role: 'manager' },
        { ...services, manager, now: joinedOn },
      )
  }

  /** The demonstration's manager works at the town's first library. */
  #demoOrganisationKey(share: PlannedShare): string | undefined {
    if (this.#parts.town.place.slug !== 'brighton-and-hove') return undefined
    return share.organisations.find((one) => one.content.kind === 'library')?.key
  }

  async #publishBadge(offer: PlannedOffer, now: Date) {
    const { services } = this.#parts
    const { manager } = this.#member(offer.organisationKey)
    const drafted = await draftBadge(
      { placeId: this.#placeId, content: badgeContentOf(offer.template) },
      { ...services, manager, now },
    )
    if (!drafted.ok) throw new Error(drafted.refusal)
    const published = await publishBadge({ badgeId: drafted.badgeId }, { ...services, manager, now })
    if (!published.ok) throw new Error(published.refusal)
    this.#badges.set(offer.key, drafted.badgeId)
  }

  async #publishOpportunity(planned: PlannedShare['opportunities'][number]) {
    const { services, ends } = this.#parts
    const { offer, publishedOn: now } = planned
    const { manager } = this.#member(offer.organisationKey)
    const neighbourhood = this.#neighbourhoods.get(planned.neighbourhood)
    const { land } = await services.baseMap()
    const request = {
      placeId: this.#placeId,
      content: opportunityContentOf({
        planned,
        neighbourhood: neighbourhood && {
          id: neighbourhood.id,
          ...venueOf(offer.organisationName, neighbourhood, land),
        },
        placeContent: this.#parts.town.place,
        everyday: await this.#everyday(offer.template.key),
      }),
      sessions: sessionsOf({ template: offer.template, publishedOn: now, ends, key: planned.key }),
      badgeIds: [idOf(this.#badges, offer.key)],
    }
    const { opportunityId } = await draftOpportunity(request, { ...services, manager, now })
    const published = await publishOpportunity({ opportunityId }, { ...services, manager, now })
    if (!published.ok) throw new Error(published.refusal)
    this.#opportunities.set(planned.key, opportunityId)
  }

  async #everyday(template: string): Promise<Skill[]> {
    const known = this.#words.get(template)
    if (known) return known
    const typed = (everydayWords[template] ?? []).map((name) => ({ name }))
    const aligned = await alignSkills(typed, this.#parts.services)
    this.#words.set(template, aligned)
    return aligned
  }

  async #award(group: [PlannedAward, ...PlannedAward[]]) {
    const { services, ends } = this.#parts
    const { opportunity, on: now } = group[0]
    const { template } = opportunity.offer
    const [evidence] = template.badge.evidence ?? ['Seen by the assessor']
    const outcome = await issueAwards(
      {
        badgeId: idOf(this.#badges, opportunity.offer.key),
        opportunityId: idOf(this.#opportunities, opportunity.key),
        lines: group.map(({ learner }) => ({
          recipient: this.#recipient(learner),
          evidence: template.badge.evidenceRequired ? [{ name: evidence }] : [],
        })),
        notify: ends.getTime() - now.getTime() < toldWithinMs,
      },
      { ...services, issuer: this.#member(opportunity.offer.organisationKey).issuer, now },
    )
    if (!outcome.ok) throw new Error(outcome.refusal)
    const refused = outcome.lines.find((line) => !line.ok)
    if (refused && !refused.ok) throw new Error(`${refused.refusal}: ${opportunity.key}`)
  }

  /** The learner with the most badges is the one that a visitor may be. */
  #recipient(learner: PlannedLearner) {
    const isDemoLearner = learner.key === 'brighton-and-hove/0'
    return {
      name: isDemoLearner ? 'Ash Example' : learner.name,
      email: isDemoLearner ? 'learner@demo.example' : learner.email,
      language: learner.welsh ? ('cy' as const) : ('en' as const),
    }
  }

  /** Those who make themselves an account on this day. */
  async #join(group: KeptAward[], now: Date) {
    const { services } = this.#parts
    const people = group.map(({ learner }) => {
      const { name, email, language } = this.#recipient(learner)
      return { name, email, locale: language, ageBand: learner.ageBand }
    })
    const ids = await addPeople(people, { ...services, now })
    for (const { learner } of group) this.#learners.set(learner.key, idOf(ids, this.#recipient(learner).email))
  }

  /** Those who keep what they were sent on this day. */
  async #keep(group: KeptAward[], now: Date) {
    const { services } = this.#parts
    const kept = groups(group, ({ learner }) => learner.key).map(([{ learner, shown }]) => {
      const { name, email } = this.#recipient(learner)
      return { signedIn: mintSignedIn({ personId: idOf(this.#learners, learner.key), email, name }), shown }
    })
    const people = kept.map(({ signedIn }) => signedIn)
    const awardIds = await keepAwardsOfMany(people, { ...services, now })
    const showings = kept.flatMap(({ signedIn, shown }) =>
      shown ? (awardIds.get(signedIn.personId) ?? []).map((awardId) => ({ signedIn, awardId, ...shown })) : [],
    )
    for (const { signedIn, ...showing } of showings) await showAward(showing, { ...services, signedIn, now })
  }

  /** What the City Lead put on the front page. */
  async #feature(share: PlannedShare) {
    const { services, ends } = this.#parts
    const lead = this.#cityLead()
    const latest = [...share.opportunities].sort((a, b) => b.publishedOn.getTime() - a.publishedOn.getTime())
    const themes = new Map(latest.map((one) => [one.offer.template.theme, one]))
    for (const one of [...themes.values()].slice(0, 3))
      await featureOpportunity(
        { opportunityId: idOf(this.#opportunities, one.key), featured: true },
        { ...services, lead, now: ends },
      )
    const badges = new Map(share.offers.map((offer) => [offer.template.badge.artwork.colour, offer]))
    for (const offer of [...badges.values()].slice(0, 6))
      await featureBadge({ badgeId: idOf(this.#badges, offer.key), featured: true }, { ...services, lead, now: ends })
  }

  /** When the town's schools are open, this year and the next. */
  async #keepTerms() {
    const { services, ends } = this.#parts
    const placeId = this.#placeId
    const [place, parts] = await Promise.all([
      findPlace({ id: placeId }, services),
      listNeighbourhoods(placeId, services),
    ])
    if (!place) return
    const { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage } = place
    const change = { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, neighbourhoods: parts }
    const year = ends.getUTCFullYear()
    const consent = this.#parts.town.place.slug === 'plymouth' ? { introductionConsent: 'guardian' as const } : {}
    const schoolTerms = [year - 1, year, year + 1].flatMap(termsOfSchools)
    await revisePlace(
      { placeId, change: { ...change, ...consent, schoolTerms } },
      { ...services, by: this.#cityLead(), now: ends },
    )
  }

  /** Ways through what the town offers, kept by its City Lead and by organisations. */
  async #publishPathways(share: PlannedShare) {
    const { services, town, ends } = this.#parts
    const keyOf = (name: string) => share.organisations.find((one) => one.content.name === name)?.key ?? name
    const made = await publishTownPathways(services, {
      placeId: this.#placeId,
      pathways: pathwaysOfTowns[town.place.slug] ?? [],
      lead: this.#cityLead(),
      managerOf: (name) => this.#member(keyOf(name)).manager,
      offered: share.opportunities.map((opportunity) => ({
        opportunity,
        opportunityId: idOf(this.#opportunities, opportunity.key),
        badgeId: idOf(this.#badges, opportunity.offer.key),
      })),
      now: ends,
    })
    await this.#setOut(made)
    await this.#promise(share, made)
  }

  /** What employers promise those who hold badges. */
  async #promise(share: PlannedShare, pathways: Map<string, string>) {
    const { services, people, town, ends } = this.#parts
    const keyOf = new Map(share.organisations.map(({ content, key }) => [content.name, key]))
    const badgeOf = new Map(share.offers.toReversed().map(({ template, key }) => [template.key, key]))
    const learnerId = people.get('learner@demo.example')
    const managerOf = (name: string) => {
      const key = keyOf.get(name)
      return key === undefined ? undefined : this.#member(key).manager
    }
    const work = { town: town.place.slug, placeId: this.#placeId, managerOf, now: ends }
    await replayRoles(services, work)
    await replayVacancies(services, work)
    const learner = learnerId
      ? mintSignedIn({ personId: learnerId, email: 'learner@demo.example', name: 'Ash Example' })
      : undefined
    await replayAsks(services, { ...work, learner })
    await replayIntroductions(services, { ...work, learners: this.#whoMayIntroduce(share, learnerId) })
    await replayPledges(services, {
      ...{ town: town.place.slug, placeId: this.#placeId, lead: this.#cityLead(), now: ends, managerOf },
      badgeOf: (template) => {
        const key = badgeOf.get(template)
        return key === undefined ? undefined : this.#badges.get(key)
      },
      pathwayOf: (key) => pathways.get(key),
      learner,
    })
  }

  /** Those who have kept badges and are old enough, the demonstration's learner left out. */
  #whoMayIntroduce(share: PlannedShare, learnerId: string | undefined) {
    const able = share.awards.filter(({ keptOn, learner }) => keptOn && learner.ageBand !== '13-15')
    const each = new Map(able.map(({ learner }) => [this.#learners.get(learner.key), learner]))
    return [...each]
      .slice(0, 100)
      .flatMap(([personId, { name, email, ageBand }]) =>
        personId && personId !== learnerId
          ? [{ signedIn: mintSignedIn({ personId, email, name }), isUnder18: ageBand === '16-17' }]
          : [],
      )
  }

  /** What employers say of what others offer, and of others. */
  async #recognise(share: PlannedShare) {
    const { services, ends } = this.#parts
    const employers = share.organisations.filter(({ content }) => content.kind === 'employer')
    const slugs = await listOrganisationChoices(this.#placeId, services)
    const slugOf = new Map(slugs.map(({ name, slug }) => [name, slug]))
    const spoken = {
      lead: this.#cityLead(),
      employers: employers.map(({ key, content }) => ({
        themes: share.offers.flatMap((offer) => (offer.organisationKey === key ? [offer.template.theme] : [])),
        ...{ key, slug: idOf(slugOf, content.name), offers: content.offers, manager: this.#member(key).manager },
      })),
      now: ends,
    }
    await replayEndorsements(services, {
      ...spoken,
      badges: share.offers.map(({ key, organisationKey, template }) => ({
        ...{ template: template.key, theme: template.theme, badgeId: idOf(this.#badges, key), organisationKey },
      })),
    })
    await replayMoreEndorsements(services, { ...spoken, placeId: this.#placeId })
  }

  /** Some learners choose a way; the one that a visitor may be is in the middle of two. */
  async #setOut(made: Map<string, string>) {
    const { services, people, town, ends: now } = this.#parts
    const choose = (personId: string, key: string) =>
      choosePathway(
        { pathwayId: idOf(made, key) },
        { ...services, signedIn: mintSignedIn({ personId, email: '', name: '' }), now },
      )
    if (town.place.slug === 'brighton-and-hove') {
      const learnerId = idOf(people, 'learner@demo.example')
      for (const key of ['green-neighbour', 'reporter']) await choose(learnerId, key)
      const signedIn = mintSignedIn({ personId: learnerId, email: '', name: '' })
      for (const opportunityId of [...this.#opportunities.values()].slice(20, 23))
        await keepOpportunity({ opportunityId }, { ...services, signedIn, now })
    }
    const open = [...made.keys()].filter((key) => key !== 'digital-champion')
    const others = [...this.#learners.values()].slice(1)
    for (const [turn, personId] of others.entries()) {
      const key = turn % 9 === 0 ? open[(turn / 9) % open.length] : undefined
      if (key) await choose(personId, key)
    }
  }

  /** What was on and is on in the next weeks, put on by the council's team, which the City Lead works for; seats can be taken. */
  async #putEventsOn(share: PlannedShare) {
    const { services, people, town, ends: now } = this.#parts
    const convener = share.organisations.find((one) => one.content.kind === 'council')
    if (!convener) return
    const member = this.#member(convener.key)
    const { manager } = member
    const leadId = idOf(people, town.place.slug === 'plymouth' ? 'plymouth.lead@demo.example' : 'lead@demo.example')
    await addMember({ personId: leadId, role: 'manager' }, { ...services, manager, now })
    const powers = { ...services, manager, now }
    const held: HeldDate[] = []
    for (const event of eventsOfTowns) {
      const earlier = earlierDatesOf(event.when, now)
      const { opportunityId } = await draftOpportunity(
        {
          placeId: this.#placeId,
          content: eventContentOf(event, town.place),
          sessions: [...earlier, dateOf(event.when, now)],
          badgeIds: [],
        },
        powers,
      )
      const published = await publishOpportunity({ opportunityId }, powers)
      if (!published.ok) throw new Error(published.refusal)
      const { inPersonSeats, onlineSeats } = event
      if (inPersonSeats === null && onlineSeats === null) continue
      const terms = { inPersonSeats, onlineSeats, mostPeople: 5, closesHours: 1, isOpen: true }
      await updateBookingTerms({ opportunityId, terms, basedOn: undefined }, powers)
      const channel = inPersonSeats === null ? 'online' : 'in-person'
      const seats = inPersonSeats ?? onlineSeats ?? 0
      for (const [turn, date] of earlier.entries())
        held.push({
          opportunityId,
          member,
          channel,
          ...date,
          expected: seats - 2 * turn - 1,
          isOff: turn === 1 && seats > 50,
          isAskedAfter: turn === 2,
        })
    }
    await replayAttendance(services, { town: town.place.slug, dates: [...held, ...this.#datesOfOthers(share)] })
    await noteOfferedSeats({ ...services, now })
  }

  /** Dates of some organisations that keep registers and take no bookings here. */
  #datesOfOthers(share: PlannedShare): HeldDate[] {
    const { ends } = this.#parts
    const known = share.opportunities.filter(({ offer }) => offer.template.opportunity.sessions.count > 0)
    const byOrganisation = Map.groupBy(known, ({ offer }) => offer.organisationKey)
    return [...byOrganisation].slice(0, 4).flatMap(([organisationKey, [planned]], turn) => {
      if (!planned) return []
      const { offer, publishedOn, key } = planned
      const sessions = sessionsOf({ template: offer.template, publishedOn, ends, key })
      return sessions
        .filter(({ endsAt }) => endsAt < ends)
        .slice(-4)
        .map((date) => ({
          ...{ ...date, opportunityId: idOf(this.#opportunities, key), member: this.#member(organisationKey) },
          ...{ expected: 12 + 3 * turn, channel: null },
        }))
    })
  }

  /** An organisation that waits for the City Lead's answer. */
  async #leaveSomethingToDo() {
    const { services, town, ends } = this.#parts
    const now = new Date(ends.getTime() - 2 * 86_400_000)
    const email = `new.${town.place.slug}@organisation.example`
    const personId = idOf(
      await addPeople([{ name: 'New Example', email, ageBand: '25-plus' }], { ...services, now }),
      email,
    )
    const content = {
      name: `${town.place.name[0]} Repair Friends`,
      kind: 'charity' as const,
      description: [
        'Volunteers who mend things with their owners on Saturdays.',
        'Gwirfoddolwyr sy’n trwsio pethau gyda’u perchnogion ar ddydd Sadwrn.',
      ] as const,
      neighbourhood: '',
      offers: [],
    }
    await registerOrganisation(
      { placeId: this.#placeId, ...organisationRequestOf(content, now) },
      { ...services, signedIn: mintSignedIn({ personId, email, name: 'New Example' }), now },
    )
  }

  #cityLead(): CityLead {
    if (!this.#lead) throw new Error('the town has no lead yet')
    return this.#lead
  }

  #member(key: string): Member {
    const member = this.#members.get(key)
    if (!member) throw new Error(`${key} has not joined yet`)
    return member
  }
}

/** The six terms of a school year that begins in this year, as many towns keep them. */
const termsOfSchools = (year: number) => [
  { from: `${year}-09-03`, until: `${year}-10-23` },
  { from: `${year}-11-02`, until: `${year}-12-18` },
  { from: `${year + 1}-01-05`, until: `${year + 1}-02-12` },
  { from: `${year + 1}-02-22`, until: `${year + 1}-03-26` },
  { from: `${year + 1}-04-12`, until: `${year + 1}-05-28` },
  { from: `${year + 1}-06-07`, until: `${year + 1}-07-23` },
]
