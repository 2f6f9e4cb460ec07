import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { findPlacement, type PlacementYear } from './find-placement.ts'
import { type AttributeView, type GrowthMonth, type GrowthRound, growthMonths } from './growing.ts'
import { growthOpensOn, keptViews } from './growing-rules.ts'
import { selectRounds, selectViews } from './growing-store.ts'

export interface GrowthTime {
  month: GrowthMonth
  opensOn: string
  isOpen: boolean
  round: GrowthRound | undefined
  own: AttributeView[]
  /** What the peer said, for the lead to read. */
  peer: AttributeView[]
}

export interface Peer {
  personId: string
  name: string
  placeName: string
  placeNameCy: string | null
}

type Powers = Reading & { of: CityLead; now: Date }

const most = 200

/** The three times of the lead who asks: nobody else finds them here. */
export async function findGrowing(
  _: Record<string, never>,
  { database, of, now }: Powers,
): Promise<{ year: PlacementYear; times: GrowthTime[] } | undefined> {
  const year = await findPlacement({}, { database, of })
  if (!year) return undefined
  const rounds = await selectRounds(database)
    .where('growthRounds.placementId', '=', year.id)
    .where('growthRounds.personId', '=', needed(of.personId, 'a person'))
    .orderBy('month')
    .execute()
  const { date: today } = localParts(now)
  const times = growthMonths.map(async (month) => {
    const round = rounds.find((one) => one.month === month)
    const opensOn = growthOpensOn(year.beginsOn, month)
    return { month, opensOn, isOpen: opensOn <= today, round, ...(await viewsOf(round, { database })) }
  })
  return { year, times: await Promise.all(times) }
}

/** Of what one side said, for those who write it in two windows. */
export const viewsRevision = (views: AttributeView[]) =>
  revisionOf(Object.fromEntries(keptViews(views).map(({ attribute, ...view }) => [attribute, view])))

async function viewsOf(round: GrowthRound | undefined, { database }: Reading) {
  if (!round) return { own: [], peer: [] }
  const [own, peer] = await Promise.all(
    (['own', 'peer'] as const).map((side) => selectViews(database, { roundId: round.id, side })),
  )
  return { own: own ?? [], peer: peer ?? [] }
}

/** Whom the lead can ask: those who lead a place of the programme, themselves left out. */
export function listGrowthPeers(_: Record<string, never>, { database, of }: Omit<Powers, 'now'>): Promise<Peer[]> {
  return database
    .selectFrom('placeLeads')
    .innerJoin('places', 'places.id', 'placeLeads.placeId')
    .innerJoin('placements', 'placements.placeId', 'placeLeads.placeId')
    .innerJoin('people', 'people.id', 'placeLeads.personId')
    .select(['placeLeads.personId', 'people.name', 'places.name as placeName', 'places.nameCy as placeNameCy'])
    .where('placeLeads.personId', '<>', needed(of.personId, 'a person'))
    .where('places.closedAt', 'is', null)
    .orderBy('places.name')
    .orderBy('people.name')
    .orderBy('placeLeads.personId')
    .limit(most)
    .execute()
}

/** What the lead is asked for as a peer: theirs alone, while they are asked. */
export async function findAskedGrowth(
  { roundId }: { roundId: string },
  { database, of }: Omit<Powers, 'now'>,
): Promise<{ round: GrowthRound; own: AttributeView[]; peer: AttributeView[] } | undefined> {
  const round = await selectRounds(database)
    .where('growthRounds.id', '=', roundId)
    .where('peerId', '=', needed(of.personId, 'a person'))
    .executeTakeFirst()
  return round && { round, ...(await viewsOf(round, { database })) }
}

/** All that the lead is asked for as a peer, what waits for their words first. */
export async function listAskedGrowth(
  _: Record<string, never>,
  { database, of }: Omit<Powers, 'now'>,
): Promise<(GrowthRound & { isAnswered: boolean })[]> {
  const rounds = await selectRounds(database)
    .where('peerId', '=', needed(of.personId, 'a person'))
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('growthWords')
            .select('roundId')
            .whereRef('roundId', '=', 'growthRounds.id')
            .where('side', '=', 'peer'),
        )
        .as('isAnswered'),
    )
    .$castTo<GrowthRound & { isAnswered: boolean }>()
    .orderBy('askedAt', 'desc')
    .orderBy('growthRounds.id')
    .limit(most)
    .execute()
  return rounds.toSorted((one, other) => Number(one.isAnswered) - Number(other.isAnswered))
}

/** What those who lead a place share with the programme team, and for as long as they do. */
export async function listSharedGrowth(
  { placementId }: { placementId: string },
  { database }: Reading & { of: ProgrammeTeam },
): Promise<{ round: GrowthRound; own: AttributeView[]; peer: AttributeView[] }[]> {
  const rounds = await selectRounds(database)
    .where('growthRounds.placementId', '=', placementId)
    .where('sharedAt', 'is not', null)
    .orderBy('own.name')
    .orderBy('growthRounds.personId')
    .orderBy('month')
    .limit(most)
    .execute()
  return Promise.all(rounds.map(async (round) => ({ round, ...(await viewsOf(round, { database })) })))
}
