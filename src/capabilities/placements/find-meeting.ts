import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { type ComingPerson, selectActions, selectComing } from './action-store.ts'
import { findPlacement, type PlacementYear } from './find-placement.ts'
import { isInTurn } from './meeting-rules.ts'
import type { MeetingKind } from './placement.ts'
import { selectMeeting } from './placement-store.ts'
import { prepareAgenda } from './prepare-agenda.ts'
import type { Agenda, MeetingAction, Voice, WrittenMeeting } from './written-meeting.ts'

export interface FoundMeeting {
  year: PlacementYear
  meeting: WrittenMeeting
  /** Frozen where it was held, computed where it is in turn, and none before that. */
  agenda: Agenda | undefined
  /** Of meetings before, open when this one began or ended since the one before it. */
  carried: MeetingAction[]
  made: MeetingAction[]
  /** Who may be given something to do, and who is told of a move. */
  people: Omit<ComingPerson, 'email' | 'locale'>[]
  voices: { own: Voice | undefined; given: number; all: Voice[] }
}

interface FindMeetingRequest {
  placementId?: string
  kind: MeetingKind
  number: number
}

type Powers = Reading & { of: CityLead | ProgrammeTeam; now: Date }

/** A meeting with all that belongs to it: for the programme team of whichever place, for a City Lead of their own alone. */
export async function findMeeting(
  { placementId, kind, number }: FindMeetingRequest,
  { database, of, now }: Powers,
): Promise<FoundMeeting | undefined> {
  const year = await findPlacement(placementId === undefined ? {} : { placementId }, { database, of })
  const meeting = year && (await selectMeeting(database, { placementId: year.id, kind, number }))
  if (!year || !meeting) return undefined
  const agenda =
    meeting.agenda ??
    (isInTurn(meeting, year.meetings)
      ? await prepareAgenda({ placement: year, meeting }, { database, now })
      : undefined)
  const [actions, coming, voices] = await Promise.all([
    listActionsAt({ year, meeting, since: agenda && new Date(agenda.actionsFrom ?? agenda.from) }, { database }),
    selectComing(database, year.placeId),
    listVoices({ placementId: year.id, meeting, personId: of.personId }, { database }),
  ])
  const people = coming.map(({ personId, name, side }) => ({ personId, name, side }))
  return { year, meeting, agenda, ...actions, people, voices }
}

async function listActionsAt(
  { year, meeting, since }: { year: PlacementYear; meeting: WrittenMeeting; since: Date | undefined },
  { database }: Reading,
): Promise<Pick<FoundMeeting, 'carried' | 'made'>> {
  const { kind, number, settledAt } = meeting
  const actions = await selectActions(database, year.id)
    .where((where) =>
      where.or([
        where.and([where('kind', '=', kind), where('number', '=', number)]),
        where('state', '=', 'open'),
        ...(since ? [where('settledAt', '>=', since)] : []),
      ]),
    )
    .limit(500)
    .execute()
  const isMade = (one: MeetingAction) => one.kind === kind && one.number === number
  const wasThere = (one: MeetingAction) => settledAt === null || one.madeAt < settledAt
  return {
    // Of one that is not in turn yet nothing is carried: it is not known what will be left.
    carried: since ? actions.filter((one) => !isMade(one) && wasThere(one)) : [],
    made: actions.filter(isMade),
  }
}

/** Until a retrospective is held each reads their own answers, and how many have answered. */
async function listVoices(
  {
    placementId,
    meeting: { kind, number, state },
    personId,
  }: { placementId: string; meeting: WrittenMeeting; personId: string | undefined },
  { database }: Reading,
): Promise<FoundMeeting['voices']> {
  if (kind !== 'retrospective') return { own: undefined, given: 0, all: [] }
  const voices = await database
    .selectFrom('placementVoices')
    .innerJoin('people', 'people.id', 'personId')
    .select(['personId', 'people.name', 'side', 'well', 'badly', 'change'])
    .where('placementId', '=', placementId)
    .where('number', '=', number)
    .orderBy('side')
    .orderBy('givenAt')
    .$castTo<Voice>()
    .execute()
  return {
    own: voices.find((one) => one.personId === personId),
    given: voices.length,
    all: state === 'held' ? voices : [],
  }
}

/** Of what is written, for those who write it at the same time. */
export const notesRevision = ({ notes, decisions }: Pick<WrittenMeeting, 'notes' | 'decisions'>) =>
  revisionOf({ notes, decisions })

export const actionRevision = ({ text, ownerId, dueOn, state }: MeetingAction) =>
  revisionOf({ text, ownerId, dueOn, state })

/** One thing to do of the year of this lead’s place. */
export async function findMeetingAction(
  { actionId }: { actionId: string },
  { database, of }: Reading & { of: CityLead },
): Promise<{ year: PlacementYear; action: MeetingAction } | undefined> {
  const year = await findPlacement({}, { database, of })
  const action =
    year && (await selectActions(database, year.id).where('placementActions.id', '=', actionId).executeTakeFirst())
  return action && { year, action }
}
