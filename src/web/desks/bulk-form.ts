import { redirect } from 'react-router'
import type { CityLead, Issuer, OrganisationManager } from '#capabilities/people/authority.ts'
import { type BulkAct, bulkUndoEnds, mostInBulk } from '#capabilities/people/bulk-act.ts'
import { findBulkAct } from '#capabilities/people/find-bulk-act.ts'
import { startBulkAct } from '#capabilities/people/start-bulk-act.ts'
import { undoBulkAct } from '#capabilities/people/undo-bulk-act.ts'
import { isId, newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'

interface Subject {
  id: string
  name: string
  nameCy: string | null
  formerState?: string | undefined
}

/** Asks before it is done: what, to how many, to which. */
export interface BulkQuestion {
  act: string
  /** Of the act that would be done: pressed twice it is done once. */
  actId: string
  subjects: Subject[]
  /** What was typed with it. */
  reason: string
  isReasonMissing: boolean
}

export type BulkProblem = 'nothing-ticked' | 'too-many' | 'too-late-to-undo' | 'act-not-found'

export interface BulkAnswer {
  question?: BulkQuestion
  problem?: BulkProblem
}

type Outcome = { ok: true } | { ok: false; refusal: string }

export interface BulkOf {
  /** Without `undo` there is no way back, and the question says so. */
  acts: Record<
    string,
    {
      doOne: (id: string, reason: string) => Promise<Outcome>
      undo?: (subject: { id: string; formerState: string | null }) => Promise<Outcome>
      needsReason?: boolean
    }
  >
  /** Those of the list with these ids, or all that it shows, up to `limit`. */
  subjectsOf: (asked: { ids: string[] | undefined; limit: number }) => Promise<Subject[]>
}

interface BulkPowers {
  database: Services['database']
  authority: Issuer | OrganisationManager | CityLead
  now: Date
}

const longestReason = 1000

/** Answers the form around a list: a question first, then the deed, then for ten minutes the way back. */
export async function answerBulk(
  request: Request,
  { acts, subjectsOf }: BulkOf,
  { database, authority, now }: BulkPowers,
): Promise<Response | BulkAnswer> {
  const form = await request.formData()
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, '')
  const doing = String(form.get('do') ?? '')
  const powers = { database, authority, now }
  if (doing === 'undo') {
    const actId = String(form.get('act') ?? '')
    const undoOne = Object.fromEntries(Object.entries(acts).flatMap(([act, { undo }]) => (undo ? [[act, undo]] : [])))
    const outcome = isId(actId)
      ? await undoBulkAct({ actId, path, undoOne }, powers)
      : { ok: false as const, refusal: 'act-not-found' as const }
    return outcome.ok ? redirect(withAct(url, actId)) : { problem: outcome.refusal }
  }
  const [act = '', isSure] = doing.endsWith('-now') ? [doing.slice(0, -'-now'.length), true] : [doing, false]
  const known = Object.hasOwn(acts, act) ? acts[act] : undefined
  if (!known) throw new Response(null, { status: 400 })
  const isAll = !isSure && form.has('all')
  const ticked = form.getAll('subject').flatMap((id) => (typeof id === 'string' && isId(id) ? [id] : []))
  const ids = ticked.slice(0, mostInBulk + 1)
  const subjects = await subjectsOf({ ids: isAll ? undefined : ids, limit: mostInBulk + 1 })
  if (subjects.length === 0) return { problem: 'nothing-ticked' }
  if (subjects.length > mostInBulk) return { problem: 'too-many' }
  const asked = String(form.get('act') ?? '')
  const actId = isId(asked) ? asked : newId(now)
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, longestReason)
  const isReasonMissing = isSure && known.needsReason === true && reason === ''
  if (!isSure || isReasonMissing) return { question: { act, actId, subjects, reason, isReasonMissing } }
  const doOne = (id: string) => known.doOne(id, reason)
  // Done already, by the same press: its result is what the page shows.
  await startBulkAct({ id: actId, path, act, subjects, doOne }, powers)
  return redirect(withAct(url, actId))
}

function withAct(url: URL, actId: string): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete('ticked')
  query.delete('page')
  query.delete('_routes')
  query.set('bulk', actId)
  return `${url.pathname.replace(/\.data$/, '')}?${query}`
}

export interface BulkResult extends BulkAct {
  mayUndo: boolean
}

/** What the person did a moment ago, where the address of the list names it. */
export async function bulkResultOf(
  request: Request,
  acts: Pick<BulkOf, 'acts'>['acts'],
  { database, authority, now }: BulkPowers,
): Promise<BulkResult | undefined> {
  const { pathname, searchParams } = new URL(request.url)
  const id = searchParams.get('bulk') ?? ''
  if (!isId(id) || !authority.personId) return undefined
  const path = pathname.replace(/\.data$/, '')
  const found = await findBulkAct({ id, personId: authority.personId, path }, { database })
  if (!found) return undefined
  const hasWayBack = acts[found.act]?.undo !== undefined && found.items.some(({ leftBecause }) => leftBecause === null)
  return { ...found, mayUndo: hasWayBack && !found.undoneAt && now <= bulkUndoEnds(found) }
}
