import type { PositionOutcome } from '#capabilities/places/find-position.ts'

type Refusal = Extract<PositionOutcome, { ok: false }>['refusal']

/** Why nobody knows where "near …" is, as the key of a sentence. */
export const positionTrouble = {
  'unknown-postcode': 'map.unknownPostcode',
  'unknown-name': 'map.unknownName',
  'no-postcodes-here': 'map.noPostcodes',
} as const satisfies Record<Refusal, string>
