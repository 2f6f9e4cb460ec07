import { expect, test } from 'vitest'
import { type EvidenceContent, type EvidenceState, evidenceStates } from './evidence-piece.ts'
import {
  contentKeptSince,
  decisions,
  isTheLearners,
  mayBeTakenBack,
  needsComment,
  sendRefusalOf,
} from './evidence-rules.ts'

const empty: EvidenceContent = { title: '', body: '', links: [], isShown: false }
const photograph = { id: '1', name: 'bench.jpg', mediaType: 'image/jpeg', bytes: 2000, sha256: 'a'.repeat(64) }

const statesThat = (holds: (state: EvidenceState) => boolean) => evidenceStates.filter(holds)

test('the learner writes until it is sent, and again when it comes back', () => {
  expect(statesThat(isTheLearners)).toEqual(['draft', 'returned'])
})

test('the learner takes it back until it is decided', () => {
  expect(statesThat(mayBeTakenBack)).toEqual(['draft', 'sent', 'returned'])
})

test('what is sent has a title', () => {
  expect(sendRefusalOf({ ...empty, body: 'I built a bench.' }, [photograph])).toBe('title-is-missing')
})

test.each([
  ['a text', { ...empty, title: 'A bench', body: 'I built it.' }, []],
  ['a link', { ...empty, title: 'A bench', links: ['https://example.org/bench'] }, []],
  ['a file', { ...empty, title: 'A bench' }, [photograph]],
])('a title and %s are enough', (_, content, files) => {
  expect(sendRefusalOf(content, files)).toBeUndefined()
})

test('a title alone shows nothing', () => {
  expect(sendRefusalOf({ ...empty, title: 'A bench' }, [])).toBe('nothing-to-see')
})

test('only what is accepted needs no reason', () => {
  expect(decisions.filter(needsComment)).toEqual(['returned', 'declined'])
})

test('texts and files stay for six months, and the clock that is asked stays as it is', () => {
  const now = new Date('2027-03-15T09:00:00Z')
  expect(contentKeptSince(now)).toEqual(new Date('2026-09-15T09:00:00Z'))
  expect(now).toEqual(new Date('2027-03-15T09:00:00Z'))
})
