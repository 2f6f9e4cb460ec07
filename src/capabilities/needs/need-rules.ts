import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import {
  type AnswerKind,
  longestAbout,
  longestHeard,
  longestTitle,
  type Need,
  type NeedContent,
  type NeedState,
} from './need.ts'

export const trimmedNeed = ({ title, titleCy, about, aboutCy, heard, heardCy }: NeedContent): NeedContent => ({
  ...{ title: title.trim(), titleCy: titleCy?.trim() || null, about: about.trim(), aboutCy: aboutCy?.trim() || null },
  ...{ heard: heard?.trim() || null, heardCy: heardCy?.trim() || null },
})

export type NeedRefusal = 'words-are-missing' | 'too-long' | 'quotes-nothing' | 'reaches-a-person'

/** Why a need cannot be written like this: each quotes a figure, or says where it was heard. */
export function needRefusalOf(need: NeedContent, hasObservation: boolean): NeedRefusal | undefined {
  const { title, titleCy, about, aboutCy, heard, heardCy } = need
  if (!title || !about) return 'words-are-missing'
  const isLong = (text: string | null, most: number) => (text?.length ?? 0) > most
  if (
    [title, titleCy].some((text) => isLong(text, longestTitle)) ||
    [about, aboutCy].some((text) => isLong(text, longestAbout)) ||
    [heard, heardCy].some((text) => isLong(text, longestHeard))
  )
    return 'too-long'
  if (!hasObservation && !heard) return 'quotes-nothing'
  return reachesAPerson([title, titleCy, about, aboutCy, heard, heardCy].join('\n')) ? 'reaches-a-person' : undefined
}

export const needSteps = ['agree', 'address', 'not-yet', 'take-back', 'close', 'reopen'] as const
export type NeedStep = (typeof needSteps)[number]

const steps: Record<NeedStep, { from: readonly NeedState[]; to: NeedState }> = {
  agree: { from: ['proposed'], to: 'agreed' },
  'take-back': { from: ['agreed'], to: 'proposed' },
  address: { from: ['agreed'], to: 'addressed' },
  'not-yet': { from: ['addressed'], to: 'agreed' },
  close: { from: ['proposed', 'agreed', 'addressed'], to: 'closed' },
  reopen: { from: ['closed'], to: 'proposed' },
}

type Stands = Pick<Need, 'state' | 'isPublic' | 'answers'>

/** Where a step leads, or why it cannot be taken: nothing is addressed before something answers it. */
export function needAfter(need: Stands, step: NeedStep): NeedState | 'not-now' | 'not-answered' {
  const { from, to } = steps[step]
  if (!from.includes(need.state)) return 'not-now'
  return step === 'address' && need.answers === 0 ? 'not-answered' : to
}

/** What can be done with it now, in the order of its life. */
export const stepsOf = (need: Stands): NeedStep[] =>
  needSteps.filter((step) => steps[step].from.includes(need.state) && needAfter(need, step) !== 'not-answered')

const lists: Record<string, AnswerKind> = {
  opportunities: 'opportunity',
  events: 'opportunity',
  badges: 'badge',
  pathways: 'pathway',
}

/** The thing that an address of this place's site leads to, whole or from its first slash. */
export function thingAt(text: string, place: { slug: string }): { kind: AnswerKind; slug: string } | undefined {
  const path = text.trim().replace(/^https?:\/\/[^/]+/i, '')
  const [, placeSlug, list = '', slug] = /^\/([a-z0-9-]+)\/([a-z]+)\/([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(path) ?? []
  const kind = Object.hasOwn(lists, list) ? lists[list] : undefined
  return kind && slug && placeSlug === place.slug ? { kind, slug } : undefined
}
