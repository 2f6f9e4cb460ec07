import type { Language } from '#infrastructure/words/languages.ts'
import type { ApplicationState } from './application-rules.ts'

/** What is typed on each page of an application. */
export const topicFields = {
  place: ['placeName', 'region', 'spot', 'people'],
  lead: ['leadName', 'leadRole', 'organisation', 'shared'],
  vision: ['vision'],
  leadership: ['leadership'],
  capacity: ['days', 'contribution', 'capacity'],
  network: ['network'],
  energy: ['energy'],
} as const
export type Topic = keyof typeof topicFields
export type ApplicationField = (typeof topicFields)[Topic][number]
export const topics = Object.keys(topicFields) as Topic[]

/** How long an answer may be, in words; short ones have no count. */
export const longestWords: Partial<Record<ApplicationField, number>> = {
  ...{ people: 200, shared: 150, vision: 500, leadership: 400, capacity: 400, network: 400, energy: 400 },
}

const shortFields: readonly ApplicationField[] = ['placeName', 'region', 'spot', 'leadName', 'leadRole', 'organisation']

/** In characters: more of one answer is not kept, and never cut to fit. */
export function longestCharacters(field: ApplicationField): number {
  return shortFields.includes(field) ? 200 : 20_000
}

/** The first answer that is too long to be kept. */
export function overlong(topic: Topic, typed: Record<string, string>): ApplicationField | undefined {
  return topicFields[topic].find((field) => {
    const text = typed[field]
    return text !== undefined && text.length > longestCharacters(field)
  })
}

/** What need not be answered. */
const optional: readonly ApplicationField[] = ['spot', 'shared']

/** Where a place is, as it is kept among what was typed: chosen on the map, and shown on one. */
export function readSpot(text: string | undefined): { latitude: number; longitude: number } | undefined {
  const parts = text === undefined ? null : /^(-?\d{1,2}\.\d{1,4}), (-?\d{1,3}\.\d{1,4})$/.exec(text)
  if (!parts) return undefined
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])]
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

export function writeSpot({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`
}

export type Typed = Partial<Record<Topic, Record<string, string>>>

export interface Application {
  id: string
  callId: string
  reference: string
  email: string | null
  name: string
  language: Language
  state: ApplicationState
  typed: Typed
  savedAt: Date
  provenAt: Date | null
  extendedUntil: Date | null
  /** The newest one; 0 before anything was sent. */
  revision: number
  submittedAt: Date | null
  ineligibleReason: string | null
  equalityAsked: boolean
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

export type Gap = 'missing' | 'too-many-words'

/** What keeps a topic from being sent, by field. */
export function topicGaps(topic: Topic, typed: Typed): Partial<Record<ApplicationField, Gap>> {
  const said = typed[topic] ?? {}
  const gaps: Partial<Record<ApplicationField, Gap>> = {}
  for (const field of topicFields[topic]) {
    const text = said[field]
    const most = longestWords[field]
    if (!text && !optional.includes(field)) gaps[field] = 'missing'
    else if (text && most !== undefined && countWords(text) > most) gaps[field] = 'too-many-words'
  }
  return gaps
}

export function isWhole(typed: Typed): boolean {
  return topics.every((topic) => Object.keys(topicGaps(topic, typed)).length === 0)
}

/** Where a topic stands on the task list. */
export function topicState(topic: Topic, typed: Typed): 'done' | 'begun' | 'todo' {
  if (typed[topic] === undefined) return 'todo'
  return Object.keys(topicGaps(topic, typed)).length === 0 ? 'done' : 'begun'
}

/** What `application.ts` is about, for those who look for it by its name. */
export const application = { topics, topicFields, longestWords } as const
