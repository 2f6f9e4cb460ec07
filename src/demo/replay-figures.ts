import { readdir, readFile } from 'node:fs/promises'
import { choosePlaceAreas } from '#capabilities/indicators/choose-place-areas.ts'
import { findPlaceAreas, placeAreasRevision } from '#capabilities/indicators/find-place-areas.ts'
import { importIndicators } from '#capabilities/indicators/import-indicators.ts'
import { showPlaceIndicators } from '#capabilities/indicators/show-place-indicators.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { listLeads, listPlaces } from '#capabilities/places/find-place.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'

const extracts = new URL('./content/indicators/', import.meta.url)

/** Places that are more than the district of their name. */
const districtsOf: Record<string, string[]> = {
  Cambridgeshire: ['Cambridge', 'East Cambridgeshire', 'Fenland', 'Huntingdonshire', 'South Cambridgeshire'],
}

export interface FiguresReplay {
  services: Services
  leadOf: (of: { placeId: string; personId: string }) => CityLead
  now: Date
}

/** What public bodies count of the four places: brought in, and shown to everybody. */
export async function replayFigures({ services, leadOf, now }: FiguresReplay): Promise<void> {
  const { database } = services
  for (const name of (await readdir(extracts)).filter((one) => one.endsWith('.csv')).sort()) {
    const bytes = await readFile(new URL(name, extracts))
    allowed(await importIndicators({ bytes, isKept: true, leftOut: 0 }, { database, now }))
  }
  for (const { id: placeId, name } of await listPlaces(services)) {
    const [first] = await listLeads(placeId, services)
    if (!first) continue
    const powers = { database, lead: leadOf({ placeId, personId: first.personId }), now }
    const revision = async () => placeAreasRevision(await findPlaceAreas({ placeId }, services))
    const areas = [name, ...(districtsOf[name] ?? [])]
    allowed(await choosePlaceAreas({ areas, basedOn: await revision() }, powers))
    allowed(await showPlaceIndicators({ isPublic: true, basedOn: await revision() }, powers))
  }
}
