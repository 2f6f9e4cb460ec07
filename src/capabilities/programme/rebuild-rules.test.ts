import { expect, test } from 'vitest'
import type { JsonObject } from '#database/types.ts'
import { type LogEntry, nextEntry } from './log-chain-rules.ts'
import { isSame, rebuildCall } from './rebuild-rules.ts'

const terms = {
  closesAt: '2021-11-26T17:00:00.000Z',
  placements: 2,
  quorum: 3,
  shortlistSize: 5,
  weights: { vision: 1, leadership: 1, capacity: 1, network: 1, energy: 1 },
}
const chain = (contents: JsonObject[]) => {
  const entries: LogEntry[] = []
  for (const content of contents) entries.push(nextEntry(entries.at(-1), content))
  return entries
}
const said: JsonObject[] = [
  { kind: 'started', terms },
  { kind: 'phase', from: 'draft', to: 'open' },
  { kind: 'submitted', applicationId: 'b', revision: 1, hash: 'b1' },
  { kind: 'submitted', applicationId: 'a', revision: 1, hash: 'a1' },
  { kind: 'submitted', applicationId: 'b', revision: 2, hash: 'b2' },
  { kind: 'extended', to: '2021-11-27T17:00:00.000Z' },
  { kind: 'extended-for-one', applicationId: 'c', until: '2021-11-28T17:00:00.000Z' },
  { kind: 'answered', questionId: 'q' },
  { kind: 'withdrawn', applicationId: 'a' },
  { kind: 'withdrawn', applicationId: 'never sent' },
]
const standing = {
  ...terms,
  ...{ phase: 'open', conflicts: [], scores: [], proposals: [], votes: [] },
  closesAt: '2021-11-27T17:00:00.000Z',
  applications: [
    { applicationId: 'a', revision: 1, hash: 'a1', state: 'withdrawn' },
    { applicationId: 'b', revision: 2, hash: 'b2', state: 'submitted' },
  ],
}

test('what a call came to follows from its log alone', () => {
  const rebuilt = rebuildCall(chain(said))
  expect(rebuilt).toEqual({ ok: true, standing })
  expect(rebuilt.ok && isSame(rebuilt.standing, standing)).toBe(true)
  expect(isSame(standing, { ...standing, quorum: 2 })).toBe(false)
  expect(isSame(standing, { ...standing, applications: standing.applications.slice(1) })).toBe(false)
})

test('a log that is empty, begins twice or says what it cannot is not taken for one', () => {
  expect(rebuildCall([])).toEqual({ ok: false, brokenAt: 1 })
  expect(rebuildCall(chain(said.slice(1)))).toEqual({ ok: false, brokenAt: 1 })
  expect(rebuildCall(chain([...said, { kind: 'started', terms }]))).toEqual({ ok: false, brokenAt: said.length + 1 })
  expect(rebuildCall(chain([...said, { kind: 'bribed' }]))).toEqual({ ok: false, brokenAt: said.length + 1 })
  expect(rebuildCall(chain(said).slice(0, 4).toSpliced(2, 1))).toEqual({ ok: false, brokenAt: 3 })
})

const choice: JsonObject[] = [
  ...said,
  ...(['closed', 'scoring'] as const).map((to, index) => ({
    kind: 'phase',
    from: ['open', 'closed'][index] ?? '',
    to,
  })),
  { kind: 'phase', from: 'scoring', to: 'shortlisting' },
  { kind: 'shortlisted', applicationIds: ['b'] },
  { kind: 'phase', from: 'shortlisting', to: 'interviews' },
  { kind: 'phase', from: 'interviews', to: 'deciding' },
  { kind: 'proposed', number: 1, offered: ['b'], reserve: [] },
]
const votes = (...agrees: boolean[]): JsonObject[] =>
  agrees.map((one, index) => ({ kind: 'voted', number: 1, personId: `voter ${index}`, agrees: one }))

test('a decision without its quorum, of another proposal, or against most votes is not taken for one', () => {
  const decided = (after: JsonObject[], number = 1) =>
    rebuildCall(chain([...choice, ...after, { kind: 'decided', number }]))
  const rebuilt = decided(votes(true, true, false))
  expect(rebuilt).toMatchObject({ ok: true, standing: { phase: 'announced', proposals: [{ isDecided: true }] } })
  expect(rebuilt.ok && rebuilt.standing.applications.map(({ state }) => state)).toEqual(['withdrawn', 'offered'])
  expect(decided(votes(true, true))).toEqual({ ok: false, brokenAt: choice.length + 3 })
  expect(decided(votes(true, false, false))).toMatchObject({ ok: false })
  expect(decided(votes(true, true, true), 2)).toMatchObject({ ok: false })
  // Who votes again is counted once.
  expect(decided([...votes(true, true), ...votes(true)])).toMatchObject({ ok: false })
  const other = { kind: 'proposed', number: 2, offered: [], reserve: ['b'] }
  expect(decided([...votes(true, true, true), other])).toMatchObject({ ok: false })
})

test('a phase that does not follow the one before it is found', () => {
  expect(rebuildCall(chain([...said, { kind: 'phase', from: 'closed', to: 'scoring' }]))).toMatchObject({ ok: false })
})
