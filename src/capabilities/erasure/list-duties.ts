import { listSoleManaged, type SoleManaged } from '#capabilities/organisations/list-sole-managed.ts'
import { isLastAdministrator } from '#capabilities/people/start-erasing.ts'
import { listSoleLed } from '#capabilities/places/list-sole-led.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Tx } from '#infrastructure/database/database.ts'

/** What nobody else could do: it is handed over first, so that nothing is lost. */
export interface Duties {
  organisations: SoleManaged[]
  places: Pick<Place, 'slug' | 'name' | 'nameCy'>[]
  isLastAdministrator: boolean
}

/** Held until the transaction ends: of two colleagues who go at once one is told to stay. */
export async function listDuties({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<Duties> {
  return {
    organisations: await listSoleManaged({ personId }, { tx }),
    places: await listSoleLed({ personId }, { tx }),
    isLastAdministrator: await isLastAdministrator({ personId }, { tx }),
  }
}

export const hasDuties = ({ organisations, places, isLastAdministrator: isLast }: Duties) =>
  organisations.length > 0 || places.length > 0 || isLast
