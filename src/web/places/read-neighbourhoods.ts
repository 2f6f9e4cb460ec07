import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { findPosition, type PositionOutcome } from '#capabilities/places/find-position.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import type { Visit } from '#web/site/visit.ts'

type PositionRefusal = Extract<PositionOutcome, { ok: false }>['refusal']

export const unknownMiddle: Record<PositionRefusal, MessageKey> = {
  'unknown-postcode': 'admin.place.unknownMiddle',
  'unknown-name': 'admin.place.unknownMiddle',
  'no-postcodes-here': 'admin.place.unknownMiddle',
}

export const unknownPart: Record<PositionRefusal, MessageKey> = {
  'unknown-postcode': 'admin.place.unknownPart',
  'unknown-name': 'admin.place.unknownPart',
  'no-postcodes-here': 'admin.place.unknownPart',
}

/** The middle of these islands: of several places of one name the one nearest to it that matters. */
export const middleOfBritain: Position = { latitude: 53.5, longitude: -2.5 }

/** Where the place is that these words name. */
export function positionOf({ services }: Visit, terms: string, near: Position): Promise<PositionOutcome> {
  return findPosition(terms, { ...services, near: { id: newId(new Date(0)), ...near } })
}

/** One a line: `Hanover`, `Hanover; Hanofer`, or with where it is, `Old Port;; 50.81, -0.11`. */
export async function readNeighbourhoods(visit: Visit, lines: string, near: Position) {
  const found = []
  for (const line of lines
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [name = '', nameCy = '', where = ''] = line.split(';').map((part) => part.trim())
    const outcome = await positionOf(visit, where || name, near)
    if (!outcome.ok) return { ok: false as const, unknown: name, refusal: outcome.refusal }
    const { latitude, longitude } = outcome.position
    found.push({ slug: slugOf(name), name, nameCy: nameCy || null, latitude, longitude })
  }
  return { ok: true as const, found: [...new Map(found.map((one) => [one.slug, one])).values()] }
}

/** The same lines again, with where each is: reading them changes nothing. */
export function linesOfNeighbourhoods(neighbourhoods: Neighbourhood[]): string {
  return neighbourhoods
    .map(({ name, nameCy, latitude, longitude }) => `${name}; ${nameCy ?? ''}; ${latitude}, ${longitude}`)
    .join('\n')
}
