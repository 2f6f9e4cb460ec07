import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { selectActions } from './action-store.ts'
import type { ExitLine } from './exit-plan.ts'
import { linesOf } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { type FoundLedger, findLedger } from './find-ledger.ts'
import type { PlacementYear } from './find-placement.ts'
import { selectMeetings } from './placement-store.ts'
import type { MeetingAction, Voice, WrittenMeeting } from './written-meeting.ts'

export type RecordedMeeting = Omit<WrittenMeeting, 'agenda'> & { actions: MeetingAction[]; voices: Voice[] }

/** The whole year of a place as it was written. What a person wrote for themselves and a peer is not in it. */
export interface YearRecord {
  year: PlacementYear
  meetings: RecordedMeeting[]
  sums: FoundLedger['sums']
  pace: FoundLedger['pace']
  exit: ExitLine[]
}

const mostActions = 2000

/** For those who lead the place, and for the programme team. */
export async function findYearRecord(
  { placementId }: { placementId?: string },
  { database, of, now }: Reading & { of: CityLead | ProgrammeTeam; now: Date },
): Promise<YearRecord | undefined> {
  const ledger = await findLedger(placementId === undefined ? {} : { placementId }, { database, of, now })
  if (!ledger) return undefined
  const { year, sums, pace } = ledger
  const [meetings, actions, voices, lines] = await Promise.all([
    selectMeetings(database)
      .where('placementId', '=', year.id)
      .select(['notes', 'decisions', 'skipReason', 'settledAt'])
      .orderBy('heldOn')
      .orderBy('startsAt')
      .$castTo<Omit<WrittenMeeting, 'agenda'>>()
      .execute(),
    selectActions(database, year.id).limit(mostActions).execute(),
    // Until a retrospective is held, what one person answered is theirs alone.
    database
      .selectFrom('placementVoices')
      .innerJoin('people', 'people.id', 'personId')
      .innerJoin('placementMeetings', (join) =>
        join
          .onRef('placementMeetings.placementId', '=', 'placementVoices.placementId')
          .onRef('placementMeetings.number', '=', 'placementVoices.number')
          .on('placementMeetings.kind', '=', 'retrospective')
          .on('placementMeetings.state', '=', 'held'),
      )
      .select(['placementVoices.number', 'personId', 'people.name', 'side', 'well', 'badly', 'change'])
      .where('placementVoices.placementId', '=', year.id)
      .orderBy('side')
      .orderBy('givenAt')
      .$castTo<Voice & { number: number }>()
      .execute(),
    selectExitLines(database, year.id),
  ])
  const exit = linesOf(lines)
  const recorded = meetings.map((meeting) => ({
    ...meeting,
    actions: actions.filter(({ kind, number }) => kind === meeting.kind && number === meeting.number),
    voices: meeting.kind === 'retrospective' ? voices.filter(({ number }) => number === meeting.number) : [],
  }))
  return { year, sums, pace, exit, meetings: recorded }
}
