import { z } from 'zod'
import { callPhases } from './call.ts'
import { brokenEntry, canonicalJson, type LogEntry } from './log-chain-rules.ts'

// What a call came to, worked out from its log alone, so that it can be compared with what the tables say.

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), terms: z.looseObject({ closesAt: z.string() }) }),
  z.object({ kind: z.literal('phase'), from: z.enum(callPhases), to: z.enum(callPhases) }),
  z.object({ kind: z.literal('extended'), to: z.string() }),
  z.object({ kind: z.literal('extended-for-one'), applicationId: z.string(), until: z.string() }),
  z.object({ kind: z.literal('submitted'), applicationId: z.string(), revision: z.number(), hash: z.string() }),
  z.object({ kind: z.literal('withdrawn'), applicationId: z.string() }),
  z.object({ kind: z.literal('answered') }),
])

/** One application as the log or the tables have it. */
export interface StandingApplication {
  applicationId: string
  revision: number
  hash: string
  isWithdrawn: boolean
}

export interface StandingCall {
  phase: string
  closesAt: string
  placements: number
  quorum: number
  shortlistSize: number
  weights: Record<string, number>
  applications: StandingApplication[]
}

export type Rebuilt = { ok: true; standing: StandingCall } | { ok: false; brokenAt: number }

/** Entry after entry. The first that is not what was written, or cannot be read, ends it. */
export function rebuildCall(entries: readonly LogEntry[]): Rebuilt {
  const broken = brokenEntry(entries)
  if (broken !== undefined) return { ok: false, brokenAt: broken }
  let standing: StandingCall | undefined
  const applications = new Map<string, StandingApplication>()
  for (const { number, content } of entries) {
    const read = entry.safeParse(JSON.parse(content))
    if (!read.success || (read.data.kind === 'started') !== (standing === undefined))
      return { ok: false, brokenAt: number }
    const said = read.data
    if (said.kind === 'started')
      standing = { ...(said.terms as unknown as StandingCall), phase: 'draft', applications: [] }
    else if (said.kind === 'phase' && standing) standing.phase = said.to
    else if (said.kind === 'extended' && standing) standing.closesAt = said.to
    else if (said.kind === 'submitted') {
      const { applicationId, revision, hash } = said
      applications.set(applicationId, { applicationId, revision, hash, isWithdrawn: false })
    } else if (said.kind === 'withdrawn') {
      const before = applications.get(said.applicationId)
      if (before) applications.set(said.applicationId, { ...before, isWithdrawn: true })
    }
  }
  if (!standing) return { ok: false, brokenAt: 1 }
  return { ok: true, standing: { ...standing, applications: inOrder([...applications.values()]) } }
}

export const inOrder = (applications: StandingApplication[]) =>
  applications.toSorted((one, other) => (one.applicationId < other.applicationId ? -1 : 1))

/** To the byte. */
export function isSame(one: StandingCall, other: StandingCall): boolean {
  return textOf(one) === textOf(other)
}

/** One way to write where a call stands: two of them are equal to the byte, or are not. */
export function textOf({
  phase,
  closesAt,
  placements,
  quorum,
  shortlistSize,
  weights,
  applications,
}: StandingCall): string {
  return canonicalJson({
    ...{ phase, closesAt, placements, quorum, shortlistSize, weights },
    applications: applications.map((one) => ({ ...one })),
  })
}
