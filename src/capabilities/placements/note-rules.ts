import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import { longestNote } from './placement-note.ts'

export type NoteRefusal = 'nothing-is-said' | 'too-long' | 'reaches-a-person'

/** Why words cannot be kept as a note: an address or a telephone number in them may be a child’s. */
export function noteRefusalOf(said: string): NoteRefusal | undefined {
  const words = said.trim()
  if (words === '') return 'nothing-is-said'
  if (words.length > longestNote) return 'too-long'
  return reachesAPerson(words) ? 'reaches-a-person' : undefined
}
