import { findPlaceAreas } from '#capabilities/indicators/find-place-areas.ts'
import { listPlaceIndicators } from '#capabilities/indicators/list-place-indicators.ts'
import { findNeed } from '#capabilities/needs/find-need.ts'
import { isId } from '#infrastructure/ids.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** One need of the place whose desk this is. */
export async function needInHand(asked: Asked & { params: { id: string } }) {
  const { services, now } = visitOf(asked)
  const { place, lead } = leadDesk(asked)
  const { id: needId } = asked.params
  const found = isId(needId) ? await findNeed({ needId, placeId: place.id }, { ...services, now }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const list = `/${place.slug}/lead/needs`
  return { place, lead, list, here: `${list}/${needId}`, ...found }
}

/** The figures that a need of this place can quote. */
export async function quotableFigures(asked: Asked) {
  const { services } = visitOf(asked)
  const { place } = leadDesk(asked)
  const { areas } = await findPlaceAreas({ placeId: place.id }, services)
  const found = await listPlaceIndicators({ areaCodes: areas.map(({ code }) => code) }, services)
  return found.map(({ id, name, nameCy, source }) => ({
    id,
    name,
    nameCy,
    group: source.title,
    groupCy: source.titleCy,
  }))
}
