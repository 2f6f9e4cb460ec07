import { findPlaceAreas } from '#capabilities/indicators/find-place-areas.ts'
import { listPlaceIndicators } from '#capabilities/indicators/list-place-indicators.ts'
import { publicIndicator } from '#capabilities/indicators/public-indicator.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

const codesOf = (areas: { code: string }[]) => areas.map(({ code }) => code)

/** The figures of the place whose desk this is. */
export async function leadFigures(asked: Asked) {
  const { services } = visitOf(asked)
  const { place, lead } = leadDesk(asked)
  const chosen = await findPlaceAreas({ placeId: place.id }, services)
  const indicators = await listPlaceIndicators({ areaCodes: codesOf(chosen.areas) }, services)
  return { place, lead, chosen, indicators, areaCode: chosen.areas[0]?.code ?? '' }
}

/** The figures of a place as everybody may read them; "not found" until its lead has said so. */
export async function publicFigures(asked: Asked & { params: { place: string } }) {
  const visit = visitOf(asked)
  const place = await loadPlace(visit, asked.params.place)
  const chosen = await findPlaceAreas({ placeId: place.id }, visit.services)
  const [first] = chosen.areas
  if (!chosen.isPublic || !first) throw new Response(null, { status: 404 })
  const found = await listPlaceIndicators({ areaCodes: codesOf(chosen.areas) }, visit.services)
  const indicators = found.flatMap((one) => publicIndicator(one, chosen) ?? [])
  return { place, indicators, areaCode: first.code }
}
