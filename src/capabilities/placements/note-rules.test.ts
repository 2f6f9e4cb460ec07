import { expect, test } from 'vitest'
import { noteRefusalOf } from './note-rules.ts'
import { longestNote } from './placement-note.ts'

test('a note says something, is not too long, and says how to reach nobody', () => {
  expect(
    [' Met her at the docks. ', 'x'.repeat(longestNote), `  ${'x'.repeat(longestNote)}  `].map(noteRefusalOf),
  ).toEqual([undefined, undefined, undefined])
  expect(
    ['', ' \n ', 'x'.repeat(longestNote + 1), 'Ring 023 8000 1234', 'Write to cadi@school.example'].map(noteRefusalOf),
  ).toEqual(['nothing-is-said', 'nothing-is-said', 'too-long', 'reaches-a-person', 'reaches-a-person'])
})
