import { randomUUID } from 'node:crypto'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { CityLead, PlatformAdministrator, ProgrammeTeam, SignedIn } from '#capabilities/people/authority.ts'
import { addMeetingAction } from '#capabilities/placements/add-meeting-action.ts'
import { exitItems } from '#capabilities/placements/exit-plan.ts'
import { linesOf } from '#capabilities/placements/exit-rules.ts'
import { exitRevision } from '#capabilities/placements/find-exit-plan.ts'
import { weekRevision } from '#capabilities/placements/find-ledger.ts'
import { actionRevision, findMeeting, notesRevision } from '#capabilities/placements/find-meeting.ts'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { giveRetrospectiveAnswers } from '#capabilities/placements/give-retrospective-answers.ts'
import { holdMeeting } from '#capabilities/placements/hold-meeting.ts'
import { weeksUntil } from '#capabilities/placements/ledger-rules.ts'
import { movePlacement } from '#capabilities/placements/move-placement.ts'
import { type Meeting, type Stage, stages } from '#capabilities/placements/placement.ts'
import { reviseMeetingAction } from '#capabilities/placements/revise-meeting-action.ts'
import { startPlacement } from '#capabilities/placements/start-placement.ts'
import { stopMeeting } from '#capabilities/placements/stop-meeting.ts'
import { updateExitLine } from '#capabilities/placements/update-exit-line.ts'
import { updateLedgerWeek } from '#capabilities/placements/update-ledger-week.ts'
import { updateMeetingNotes } from '#capabilities/placements/update-meeting-notes.ts'
import { updateOwnWords } from '#capabilities/placements/update-own-words.ts'
import { daysAfter, isWorkingDay, momentsOf } from '#capabilities/placements/year-rules.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { listLeads, listPlaces } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { allowed } from './allowed.ts'
import {
  ownWords,
  plannedWeek,
  saidInRetrospectives,
  saidInUpdates,
  settledExits,
  skipped,
} from './content/year-of-a-place.ts'
import { replayGrowing } from './replay-growing.ts'
import { replayNewcomers } from './replay-newcomers.ts'
import { replayNotes } from './replay-notes.ts'

interface Year {
  /** Before the end of the replay. */
  daysAgo: number
  stage: Stage
  /** Who leads it since then; the pilots have their leads. */
  leads: { name: string; email: string }[]
}

const years: Record<string, Year> = {
  'brighton-and-hove': { daysAgo: 800, stage: 'alumni', leads: [] },
  plymouth: { daysAgo: 793, stage: 'alumni', leads: [] },
  southampton: {
    ...{ daysAgo: 198, stage: 'badge' },
    leads: [
      { name: 'Sana Example', email: 'southampton.lead@demo.example' },
      { name: 'Owen Example', email: 'southampton.second@demo.example' },
    ],
  },
  cambridgeshire: {
    ...{ daysAgo: 191, stage: 'convene' },
    leads: [
      { name: 'Cerys Example', email: 'cambridgeshire.lead@demo.example' },
      { name: 'Felix Example', email: 'cambridgeshire.second@demo.example' },
    ],
  },
}

interface Replay {
  services: Services
  team: ProgrammeTeam
  administrator: PlatformAdministrator
  leadOf: (of: { placeId: string; personId: string }) => CityLead
  signedInAs: (who: { personId: string; name: string; email: string }) => SignedIn
  now: Date
}

/** The pilots as alumni, and the two places that joined after them in their seventh month. */
export async function replayYears(replay: Replay): Promise<void> {
  const { services, team, now } = replay
  const places = await listPlaces(services)
  const known = new Map<string, CityLead>()
  for (const [slug, { daysAgo, stage, leads }] of Object.entries(years)) {
    const place = places.find((one) => one.slug === slug)
    // A smaller replay has fewer of them.
    if (!place) continue
    let beginsOn = localParts(new Date(now.getTime() - daysAgo * 86_400_000)).date
    while (!isWorkingDay(beginsOn)) beginsOn = daysAfter(beginsOn, 1)
    // A pilot’s year was over before years were kept: it was entered afterwards.
    const begunAt = stage === 'alumni' ? now : needed(atLocalTime(beginsOn, { hour: 9, minute: 0 }), 'a moment')
    const begun = await startPlacement({ placeId: place.id, beginsOn }, { ...services, team, now: begunAt })
    const { placementId } = allowed(begun)
    if (leads.length > 0)
      for (const [email, lead] of await replayMeetings({ placeId: place.id, placementId, leads }, replay))
        known.set(email, lead)
    if (stage === 'alumni') await replayExit({ placeId: place.id, placementId, beginsOn }, replay)
    for (const [index, from] of stages.slice(0, stages.indexOf(stage)).entries())
      allowed(await movePlacement({ placementId, from, to: stages[index + 1] ?? from }, { ...services, team, now }))
  }
  await replayGrowing({ services, leads: known, now })
  await replayNotes(replay)
}

/** How a pilot settled that it carries on, in the eleventh month of its year. */
async function replayExit(
  { placeId, placementId, beginsOn }: { placeId: string; placementId: string; beginsOn: string },
  { services, leadOf }: Replay,
): Promise<void> {
  const { personId: ownerId } = needed((await listLeads(placeId, services))[0], 'a lead')
  const now = needed(atLocalTime(daysAfter(beginsOn, 46 * 7), { hour: 15, minute: 0 }), 'a moment')
  const powers = { ...services, lead: leadOf({ placeId, personId: ownerId }), now }
  const untouched = needed(linesOf([])[0], 'a line')
  for (const item of exitItems) {
    const { said, state } = settledExits[item]
    const line = { item, ownerId, dueOn: null, said, state }
    allowed(await updateExitLine({ ...line, placementId, basedOn: exitRevision(untouched) }, powers))
  }
}

interface Lived {
  placeId: string
  placementId: string
  leads: Year['leads']
}

/** Every meeting up to now as it went, at its own time; who leads the place since then, by their mail addresses. */
async function replayMeetings(
  { placeId, placementId, leads: people }: Lived,
  replay: Replay,
): Promise<[string, CityLead][]> {
  const { services, administrator, leadOf, signedInAs, now } = replay
  const known = await addPeople(
    people.map((one) => ({ ...one, ageBand: '25-plus' as const })),
    { ...services, now },
  )
  const leads: CityLead[] = []
  for (const { email } of people) {
    const personId = needed(known.get(email), 'a lead')
    await appointCityLead({ placeId, personId }, { ...services, administrator, now })
    leads.push(leadOf({ placeId, personId }))
  }
  const year = needed(await findPlacement({}, { ...services, of: needed(leads[0], 'a lead') }), 'a year')
  await replayNewcomers({ services, signedInAs, slug: year.slug, lead: needed(leads[0], 'a lead'), now })
  for (const meeting of year.meetings) {
    const at = momentsOf(meeting)?.endsAt
    if (at && at < now) await replayMeeting({ placementId, meeting, leads, at }, replay)
  }
  await replayLedger({ placementId, beginsOn: year.beginsOn, leads }, replay)
  const said = ownWords[year.slug] ?? ''
  allowed(
    await updateOwnWords({ placementId, said, basedOn: '' }, { ...services, lead: needed(leads[0], 'a lead'), now }),
  )
  return people.flatMap(({ email }, index) => {
    const lead = leads[index]
    return lead ? [[email, lead] as [string, CityLead]] : []
  })
}

/** Half days of both, week by week: one gives much of it beside other work, the other some of it on top. */
async function replayLedger(
  { placementId, beginsOn, leads }: { placementId: string; beginsOn: string; leads: CityLead[] },
  { services, now }: Replay,
): Promise<void> {
  const weeks = weeksUntil({ beginsOn, today: localParts(now).date }).toReversed()
  for (const [index, weekOn] of weeks.entries())
    for (const [who, lead] of leads.entries()) {
      const cells = plannedWeek(index, who)
      // Written when the week is over; the one that is running is still to be written.
      if (cells.length === 0 || index === weeks.length - 1) continue
      const at = needed(atLocalTime(daysAfter(weekOn, 4), { hour: 16, minute: 30 }), 'a Friday')
      const asked = { placementId, weekOn, cells, basedOn: weekRevision([]) }
      allowed(await updateLedgerWeek(asked, { ...services, lead, now: at < now ? at : now }))
    }
}

interface LivedMeeting {
  placementId: string
  meeting: Meeting
  leads: CityLead[]
  at: Date
}

async function replayMeeting({ placementId, meeting, leads, at }: LivedMeeting, replay: Replay): Promise<void> {
  const { services, team } = replay
  const { kind, number } = meeting
  const lead = needed(leads[0], 'a lead')
  const key = { placementId, kind, number }
  const powers = { ...services, lead, now: at }
  if (kind === 'update' && number === skipped.number) {
    allowed(await stopMeeting({ ...key, reason: skipped.reason, sequence: meeting.sequence }, powers))
    return
  }
  if (kind === 'retrospective')
    for (const [index, by] of [lead, team].entries()) {
      const said = needed(saidInRetrospectives[index], 'an answer')
      allowed(await giveRetrospectiveAnswers({ placementId, number, ...said }, { ...services, by, now: at }))
    }
  const said = kind === 'update' ? saidInUpdates[(number - 1) % saidInUpdates.length] : undefined
  if (said) {
    const written = { notes: said.notes, decisions: said.decisions ?? '' }
    allowed(
      await updateMeetingNotes({ ...key, ...written, basedOn: notesRevision({ notes: '', decisions: '' }) }, powers),
    )
  }
  if (said?.action) {
    const { text, owner } = said.action
    const ownerId = needed(leads[owner]?.personId, 'an owner')
    const dueOn = daysAfter(meeting.heldOn, 12)
    allowed(await addMeetingAction({ ...key, requestId: randomUUID(), text, ownerId, dueOn }, powers))
  }
  await settleCarried({ key, lead, at }, services)
  allowed(await holdMeeting(key, powers))
}

/** What became of the actions of before, said when the next meeting came. */
async function settleCarried(
  { key, lead, at }: { key: { placementId: string; kind: Meeting['kind']; number: number }; lead: CityLead; at: Date },
  services: Services,
): Promise<void> {
  const found = needed(await findMeeting(key, { ...services, of: lead, now: at }), 'a meeting')
  for (const action of found.carried) {
    const fate = saidInUpdates.find((one) => one.action?.text === action.text)?.action?.fate
    if (action.state !== 'open' || fate === undefined || fate === 'open') continue
    const change =
      fate === 'done'
        ? ({ to: 'done' } as const)
        : ({ to: 'dropped', reason: 'The trust has examples of its own' } as const)
    const asked = { placementId: key.placementId, actionId: action.id, change, basedOn: actionRevision(action) }
    allowed(await reviseMeetingAction(asked, { ...services, lead, now: at }))
  }
}
