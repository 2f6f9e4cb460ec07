import { expect, test } from 'vitest'
import { countFacets, type FacetRow } from './facet-rules.ts'
import type { OpportunityNarrowing } from './opportunity.ts'

const row = (more: Partial<FacetRow> = {}): FacetRow => ({
  ...{ kind: 'course', theme: 'arts', mode: 'in-person', costPence: 500, ageMin: 11, ageMax: 18, access: [] },
  ...more,
})
const counts = (rows: FacetRow[], narrowing: Partial<OpportunityNarrowing> = {}, ages: number[] = []) =>
  countFacets(rows, narrowing as OpportunityNarrowing, ages)

test('each row counts under its kind, theme, mode and every one of its access features', () => {
  const rows = [
    row(),
    row({ theme: 'nature', mode: 'online', access: ['step-free', 'quiet-space'] as FacetRow['access'] }),
  ]
  expect(counts([...rows, row({ access: ['step-free'] as FacetRow['access'] })])).toEqual({
    kind: { course: 3 },
    theme: { arts: 2, nature: 1 },
    mode: { 'in-person': 2, online: 1 },
    access: { 'step-free': 2, 'quiet-space': 1 },
    age: {},
    free: 0,
  })
})

test('what is both in person and online counts as either, and is let through by either', () => {
  expect(counts([row({ mode: 'both' })]).mode).toEqual({ 'in-person': 1, online: 1 })
  const rows = [row({ mode: 'both' }), row({ mode: 'online' }), row({ mode: 'in-person' })]
  const themed = rows.map((one, at) => ({ ...one, theme: `theme ${at}` }))
  expect(counts(themed, { mode: 'online' }).theme).toEqual({ 'theme 0': 1, 'theme 1': 1 })
  expect(counts(themed, { mode: 'in-person' }).theme).toEqual({ 'theme 0': 1, 'theme 2': 1 })
})

test('free is what costs nothing, not what does not say its price', () => {
  const rows = [row({ costPence: 0 }), row({ costPence: null }), row({ costPence: 1 })]
  expect(counts(rows).free).toBe(1)
  expect(counts(rows, { freeOnly: true }).kind).toEqual({ course: 1 })
  expect(counts(rows, { freeOnly: false }).kind).toEqual({ course: 3 })
})

test('an age counts where it lies between the youngest and the oldest, both included', () => {
  expect(counts([row({ ageMin: 11, ageMax: 18 })], {}, [10, 11, 14, 18, 19]).age).toEqual({ 11: 1, 14: 1, 18: 1 })
  const fits = (age: number) => counts([row({ ageMin: 11, ageMax: 18 })], { age }).kind
  expect([10, 11, 18, 19].map((age) => fits(age))).toEqual([{}, { course: 1 }, { course: 1 }, {}])
  expect(counts([row({ ageMin: 0, ageMax: 5 }), row()], { age: 0 }).kind).toEqual({ course: 1 })
})

test('each facet is counted over what every other one lets through, not over its own choice', () => {
  const rows = [
    row({ kind: 'course', theme: 'arts', costPence: 0 }),
    row({ kind: 'event', theme: 'arts' } as Partial<FacetRow>),
    row({ kind: 'event', theme: 'nature', access: ['step-free'] } as Partial<FacetRow>),
  ]
  const chosen = counts(rows, { kind: 'event', theme: 'arts' } as Partial<OpportunityNarrowing>, [12])
  expect(chosen).toEqual({
    kind: { course: 1, event: 1 },
    theme: { arts: 1, nature: 1 },
    mode: { 'in-person': 1 },
    access: {},
    age: { 12: 1 },
    free: 0,
  })
  expect(counts(rows, { access: 'step-free' } as Partial<OpportunityNarrowing>)).toMatchObject({
    kind: { event: 1 },
    access: { 'step-free': 1 },
  })
  const quiet = row({ access: ['quiet-space'] as unknown as FacetRow['access'] })
  expect(counts([...rows, quiet], { access: 'step-free' } as Partial<OpportunityNarrowing>).access).toEqual({
    ...{ 'step-free': 1, 'quiet-space': 1 },
  })
  expect(counts(rows, { freeOnly: true }).free).toBe(1)
  expect(counts([row(), row({ costPence: 0 })], { freeOnly: true }).kind).toEqual({ course: 1 })
  expect(counts(rows, { freeOnly: true, kind: 'event' } as Partial<OpportunityNarrowing>)).toMatchObject({
    kind: { course: 1 },
    theme: {},
    free: 0,
  })
  expect(counts(rows, { age: 40 }, [12, 40]).age).toEqual({ 12: 3 })
  expect(counts(rows, { mode: 'online' }).mode).toEqual({ 'in-person': 3 })
})
