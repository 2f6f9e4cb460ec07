import { randomUUID } from 'node:crypto'
import { mintAssessor, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { type Topic, topicFields, topics } from '#capabilities/programme/application.ts'
import { appointAssessor } from '#capabilities/programme/appoint-assessor.ts'
import { appointProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import type { Call, CallPhase } from '#capabilities/programme/call.ts'
import type { ScoreSheet } from '#capabilities/programme/give-scores.ts'
import { moveCall } from '#capabilities/programme/move-call.ts'
import { criteria, evenWeights, type Level } from '#capabilities/programme/rubric.ts'
import { sendCallApplication } from '#capabilities/programme/send-call-application.ts'
import { startCall } from '#capabilities/programme/start-call.ts'
import { startCallApplication } from '#capabilities/programme/start-call-application.ts'
import { lentDatabase } from './lent-database.ts'
import { servicesOn } from './town.ts'

/** The deadline of the brochure, at five o'clock in London. */
export const closesAt = new Date('2021-11-26T17:00:00Z')
export const opensAt = new Date('2021-10-01T08:00:00Z')
export const whileOpen = new Date('2021-11-01T12:00:00Z')

export const callTerms: Omit<Call, 'id'> = {
  ...{ slug: 'leadership-2022', title: 'Leadership 2022', titleCy: 'Arweinyddiaeth 2022' },
  ...{ lead: 'Twelve months.', leadCy: 'Deuddeg mis.', opensAt, closesAt, placements: 2, valuePounds: 75_000 },
  ...{ contributionPounds: 30_000, preferredRegions: ['north-west', 'scotland', 'wales'], shortlistSize: 5, quorum: 2 },
  ...{ weights: evenWeights, interviewsOn: '2022-01-20', announcedOn: '2022-02-01', beginsOn: '2022-03-01' },
}

/** The national side with one call, open unless it is said otherwise. */
export async function aCall({ warm = 0, open = true }: { warm?: number; open?: boolean } = {}) {
  const { database, pool } = await lentDatabase({ warm })
  const services = servicesOn(database)
  const { personId } = await appointProgrammeTeam(
    { email: 'petra@waymark.test', name: 'Petra' },
    { ...services, now: opensAt },
  )
  const team = mintProgrammeTeam({ personId })
  const started = await startCall(callTerms, { ...services, team, now: opensAt })
  if (!started.ok) throw new Error(started.refusal)
  const { callId } = started
  if (open) {
    const moved = await moveCall({ callId, to: 'open' }, { ...services, team, now: opensAt })
    if (!moved.ok) throw new Error(moved.refusal)
  }
  return { services, database, pool, team, callId }
}

type World = Awaited<ReturnType<typeof aCall>>

/** After the deadline, when a call may close. */
export const onceClosed = new Date('2021-11-27T09:00:00Z')

const answersOf = (topic: Topic, about: Record<string, string>) =>
  Object.fromEntries(topicFields[topic].map((field) => [field, about[field] ?? `Words on ${field}`]))

/** An application that was sent through the use cases; `about` says what it says in single fields. */
export async function aSentApplication(
  { services, callId }: Pick<World, 'services' | 'callId'>,
  { email, name = 'Asha Okonkwo', about = {} }: { email: string; name?: string; about?: Record<string, string> },
) {
  const placeName = about.placeName ?? 'Hull'
  const request = { slug: callTerms.slug, requestId: randomUUID(), name, email, placeName, language: 'en' as const }
  const started = await startCallApplication(request, { ...services, clientKey: randomUUID(), now: whileOpen })
  if (!started.ok) throw new Error(started.refusal)
  const { applicationId } = started
  // Topic by topic it is tried elsewhere (applications.test.ts); here one statement is as good.
  const typed = Object.fromEntries(topics.map((topic) => [topic, answersOf(topic, { placeName, ...about })]))
  await services.database
    .updateTable('callApplications')
    .set({ typed: JSON.stringify(typed) })
    .where('id', '=', applicationId)
    .execute()
  const sent = await sendCallApplication({ applicationId, isProof: false }, { ...services, now: whileOpen })
  if (!sent.ok) throw new Error(sent.refusal)
  const { reference } = await services.database
    .selectFrom('callApplications')
    .select('reference')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()
  return { callId, applicationId, reference }
}

export async function anAssessor({ services, team, callId }: World, { email, name }: { email: string; name: string }) {
  const powers = { ...services, team, now: whileOpen }
  const asked = await appointAssessor({ callId, email, name, language: 'en' }, powers)
  if (!asked.ok) throw new Error(asked.refusal)
  const { personId } = await services.database
    .selectFrom('personAddresses')
    .select('personId')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return mintAssessor({ callId, personId })
}

/** Lets a call go on, one phase after the other. */
export async function goOn({ services, team, callId }: World, phases: CallPhase[], now = onceClosed) {
  for (const to of phases) {
    const moved = await moveCall({ callId, to }, { ...services, team, now })
    if (!moved.ok) throw new Error(`${to}: ${moved.refusal}`)
  }
}

/** The same level for every criterion, or those of one. */
export const aSheet = (level: Level | null, change: Partial<ScoreSheet> = {}): ScoreSheet => ({
  ...(Object.fromEntries(criteria.map((one) => [one, { level, comment: `Why ${level}` }])) as ScoreSheet),
  ...change,
})
