import type { LearningTemplate, OrganisationContent, PlaceContent } from './content/content.ts'
import { brightonOrganisations } from './content/organisations/brighton-and-hove.ts'
import { plymouthOrganisations } from './content/organisations/plymouth.ts'
import { places } from './content/places.ts'
import { templates } from './content/templates.ts'
import { type PlannedLearner, planLearner } from './learners.ts'
import { below, pick, type Random, randomFrom } from './random.ts'

/** What the pilots' year came to in one town. Together: 2,000 people, 53 employers, 350 opportunities, 3,675 badges, 980 people with more than one. */
interface TownTotals {
  participants: number
  opportunities: number
  badges: number
  withMoreThanOne: number
}

const totals: Record<string, TownTotals> = {
  'brighton-and-hove': { participants: 1120, opportunities: 177, badges: 2059, withMoreThanOne: 549 },
  plymouth: { participants: 880, opportunities: 173, badges: 1616, withMoreThanOne: 431 },
}

export interface PlannedOffer {
  key: string
  organisationKey: string
  organisationName: string
  template: LearningTemplate
}

export interface PlannedOpportunity {
  key: string
  offer: PlannedOffer
  neighbourhood: string
  /** From the second time on, the title says where. */
  repeated: boolean
  publishedOn: Date
}

export interface PlannedAward {
  opportunity: PlannedOpportunity
  learner: PlannedLearner
  on: Date
  /** When the learner keeps it; many never do. */
  keptOn: Date | undefined
  shown: { visibility: 'private' | 'public'; nameShown: boolean } | undefined
}

/** A year of one town at its own size: all that is held in memory at once, whatever the scale. */
export interface PlannedShare {
  organisations: { key: string; content: OrganisationContent; joinedOn: Date }[]
  offers: PlannedOffer[]
  opportunities: PlannedOpportunity[]
  awards: PlannedAward[]
}

export interface PlannedTown {
  place: PlaceContent
  /** As many shares as the scale says, each planned when it is asked for. Nobody learns in two of them. */
  shares: () => Generator<PlannedShare>
  /** Organisations, badges, opportunities and awards of all shares together. */
  happenings: number
}

export interface PlannedYear {
  towns: PlannedTown[]
  /** Places that have just joined: there, but empty. */
  newcomers: PlaceContent[]
  begins: Date
  ends: Date
}

const dayMs = 86_400_000
const weeksATerm = 8

/**
 * The pilots' year ending at `until`, the same for the same seed and day. `scale` multiplies everything: people,
 * awards, organisations with their badges, opportunities. The year of ×1 is the first share of every other.
 */
export function planYear({ seed, scale, until }: { seed: string; scale: number; until: Date }): PlannedYear {
  const ends = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth(), until.getUTCDate()))
  const begins = new Date(ends)
  begins.setUTCFullYear(begins.getUTCFullYear() - 1)
  const span = { begins, ends }
  const pilots = [
    { slug: 'brighton-and-hove', organisations: brightonOrganisations },
    { slug: 'plymouth', organisations: plymouthOrganisations },
  ]
  return {
    ...span,
    towns: pilots.map(({ slug, organisations }) =>
      planTown({ place: placeOf(slug), organisations, scale, span, seed }),
    ),
    newcomers: places.filter((place) => !pilots.some((pilot) => pilot.slug === place.slug)),
  }
}

function placeOf(slug: string): PlaceContent {
  const place = places.find((one) => one.slug === slug)
  if (!place) throw new Error(`no content for ${slug}`)
  return place
}

interface Span {
  begins: Date
  ends: Date
}

interface TownPlan {
  place: PlaceContent
  organisations: OrganisationContent[]
  scale: number
  span: Span
  seed: string
}

function planTown({ place, organisations, scale, span, seed }: TownPlan): PlannedTown {
  const wanted = totals[place.slug]
  if (!wanted) throw new Error(`no totals for ${place.slug}`)
  const copies = Math.max(1, Math.round(scale))
  const offers = organisations.reduce((sum, one) => sum + one.offers.length, 0)
  return {
    place,
    happenings: copies * (organisations.length + offers + wanted.opportunities + wanted.badges),
    *shares() {
      for (let copy = 0; copy < copies; copy++) {
        const random = randomFrom(copy === 0 ? `${seed} ${place.slug}` : `${seed} ${place.slug} ${copy}`)
        yield planShare({ place, contents: organisations, wanted, copy, span, random })
      }
    },
  }
}

interface SharePlan {
  place: PlaceContent
  contents: OrganisationContent[]
  wanted: TownTotals
  copy: number
  span: Span
  random: Random
}

function planShare({ place, contents, wanted, copy, span, random }: SharePlan): PlannedShare {
  const organisations = contents.map((content, index) => ({
    key: `${place.slug}/${index}/${copy}`,
    content: copy === 0 ? content : { ...content, name: `${content.name} ${copy + 1}` },
    // Most are there from the start, the last come in spring.
    joinedOn: moment(span, 0.01 + 0.35 * random() ** 3, random),
  }))
  const offers = organisations.flatMap((organisation) =>
    organisation.content.offers.map((key) => ({
      key: `${organisation.key}/${key}`,
      organisationKey: organisation.key,
      organisationName: organisation.content.name,
      template: templateOf(key),
    })),
  )
  const opportunities = planOpportunities({ place, organisations, offers, count: wanted.opportunities, span, random })
  const firstLearner = copy * wanted.participants
  const awards = planAwards({ place, opportunities, wanted, firstLearner, span, random })
  return { organisations, offers, opportunities, awards }
}

function templateOf(key: string): LearningTemplate {
  const template = templates.find((one) => one.key === key)
  if (!template) throw new Error(`no template ${key}`)
  return template
}

interface OpportunityPlan {
  place: PlaceContent
  organisations: PlannedShare['organisations']
  offers: PlannedOffer[]
  count: number
  span: Span
  random: Random
}

/** Round-robin over organisations: every organisation gets a first offer before any gets a second. */
function planOpportunities({
  place,
  organisations,
  offers,
  count,
  span,
  random,
}: OpportunityPlan): PlannedOpportunity[] {
  const byTurn = organisations
    .flatMap((organisation) =>
      offers
        .filter((offer) => offer.organisationKey === organisation.key)
        .map((offer, turn) => ({ offer, turn, organisation })),
    )
    .sort((a, b) => a.turn - b.turn)
  return Array.from({ length: count }, (_, index) => {
    const chosen = byTurn[index % byTurn.length]
    if (!chosen) throw new Error('nothing is offered')
    const round = Math.floor(index / byTurn.length)
    const earliest =
      (chosen.organisation.joinedOn.getTime() - span.begins.getTime()) / (span.ends.getTime() - span.begins.getTime())
    return {
      key: `${chosen.offer.key}/${round}`,
      offer: chosen.offer,
      neighbourhood: round === 0 ? chosen.organisation.content.neighbourhood : pick(random, place.neighbourhoods).slug,
      repeated: round > 0,
      publishedOn: moment(span, earliest + 0.01 + (0.94 - earliest) * random() ** 1.7, random),
    }
  })
}

interface AwardPlan {
  place: PlaceContent
  opportunities: PlannedOpportunity[]
  wanted: TownTotals
  firstLearner: number
  span: Span
  random: Random
}

function planAwards({ place, opportunities, wanted, firstLearner, span, random }: AwardPlan): PlannedAward[] {
  const { participants: people, withMoreThanOne: several, badges } = wanted
  const counts: number[] = Array.from({ length: people }, (_, index) => (index < several ? 2 : 1))
  for (let left = badges - people - several; left > 0; left--) {
    // Those who go on tend to go on: a few collect many.
    const index = Math.floor(several * random() ** 1.5)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.flatMap((count, index) => {
    const learner = planLearner(place.slug, firstLearner + index, random)
    return chooseOpportunities({ opportunities, learner, count, random }).map((opportunity) =>
      planAward({ opportunity, learner, span, random }),
    )
  })
}

const ageOf = { '13-15': 14, '16-17': 16, '18-24': 20, '25-plus': 40 } as const

/** Random opportunities for a learner, weighted to their age and to new subjects; never twice for the same badge. */
function chooseOpportunities({
  opportunities,
  learner,
  count,
  random,
}: {
  opportunities: PlannedOpportunity[]
  learner: PlannedLearner
  count: number
  random: Random
}): PlannedOpportunity[] {
  const age = ageOf[learner.ageBand]
  const chosen: PlannedOpportunity[] = []
  for (let tries = 0; chosen.length < count && tries < 6000; tries++) {
    const one = pick(random, opportunities)
    const [youngest, oldest] = one.offer.template.opportunity.ages
    const fits = age >= youngest && age <= oldest
    const isNew = chosen.every(({ offer }) =>
      tries < 3000 ? offer.template.key !== one.offer.template.key : offer.key !== one.offer.key,
    )
    if (isNew && (fits || tries > 4500)) chosen.push(one)
  }
  return chosen
}

function planAward({
  opportunity,
  learner,
  span,
  random,
}: {
  opportunity: PlannedOpportunity
  learner: PlannedLearner
  span: Span
  random: Random
}): PlannedAward {
  const start = opportunity.publishedOn.getTime() + 7 * dayMs
  const room = Math.max(span.ends.getTime() - start - dayMs, 0)
  // Groups finish together: an opportunity ends in awards at most four times, a term apart.
  const times = Math.min(4, 1 + Math.floor(Math.max(0, room / (7 * dayMs) - 2) / weeksATerm))
  const time = Math.floor(times * random())
  const on = new Date(
    Math.min(start + (time * weeksATerm + 2) * 7 * dayMs + 6 * 3_600_000, span.ends.getTime() - dayMs),
  )
  const progress = (on.getTime() - span.begins.getTime()) / (span.ends.getTime() - span.begins.getTime())
  const keeps = random() < 0.64 + 0.2 * progress
  const keptOn = keeps
    ? new Date(Math.min(on.getTime() + (1 + below(random, 9)) * dayMs, span.ends.getTime() - 1_800_000))
    : undefined
  const grown = learner.ageBand === '18-24' || learner.ageBand === '25-plus'
  const shown =
    keeps && grown && random() < 0.4 ? { visibility: 'public' as const, nameShown: random() < 0.5 } : undefined
  return { opportunity, learner, on, keptOn, shown }
}

/** A working hour at this share of the year. */
function moment({ begins, ends }: Span, share: number, random: Random): Date {
  const at = new Date(begins.getTime() + (ends.getTime() - begins.getTime()) * Math.min(Math.max(share, 0), 0.985))
  at.setUTCHours(9 + below(random, 8), below(random, 60), 0, 0)
  return at
}
