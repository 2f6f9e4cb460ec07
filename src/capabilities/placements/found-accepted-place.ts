import { openPlace } from '#capabilities/places/found-place.ts'
import { offerLead } from '#capabilities/places/invite-lead.ts'
import { placeHues, placePatterns } from '#capabilities/places/place.ts'
import { lockAccepted } from '#capabilities/programme/lock-accepted.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type FirstDayRefusal, firstDayRefusalOf, freeOf } from './first-place-rules.ts'
import { beginYear } from './start-placement.ts'

export type FoundAcceptedPlaceOutcome =
  | { ok: true; slug: string }
  | {
      ok: false
      refusal: 'nothing-is-accepted' | 'placement-exists' | 'place-exists' | 'nobody-leads' | FirstDayRefusal
    }

interface FoundAcceptedPlaceRequest {
  applicationId: string
  slug: string
  beginsOn: string
  /** Of its middle. */
  position: { latitude: number; longitude: number }
  /** Of the application’s people, who are offered the role of its lead. */
  leadIds: string[]
}

type Context = Pick<Services, 'database' | 'queue'> & { now: Date }

/**
 * Founds the place that was offered and taken, begins its year, and offers its role to those who are to share it: each
 * becomes a lead by signing in with the address that was given.
 */
export function foundAcceptedPlace(
  { applicationId, slug, beginsOn, position, leadIds }: FoundAcceptedPlaceRequest,
  { database, queue, now }: Context,
): Promise<FoundAcceptedPlaceOutcome> {
  return database.transaction().execute(async (tx): Promise<FoundAcceptedPlaceOutcome> => {
    const accepted = await lockAccepted({ applicationId }, { tx })
    if (!accepted) return { ok: false, refusal: 'nothing-is-accepted' }
    const { placeName: name, language } = accepted
    const begun = await tx
      .selectFrom('placements')
      .select('id')
      .where('applicationId', '=', applicationId)
      .executeTakeFirst()
    if (begun) return { ok: false, refusal: 'placement-exists' }
    const refusal = firstDayRefusalOf({ day: beginsOn, today: localParts(now).date })
    if (refusal) return { ok: false, refusal }
    const leads = accepted.people.filter(({ id }) => leadIds.includes(id))
    if (leads.length === 0) return { ok: false, refusal: 'nobody-leads' }
    const others = await tx.selectFrom('places').select(['name', 'hue', 'pattern']).orderBy('id').execute()
    // Of the same name it would be taken for the other; a place that is here already is joined by the programme team.
    const isCalled = (other: { name: string }) => other.name.toLowerCase() === name.toLowerCase()
    if (others.some(isCalled)) return { ok: false, refusal: 'place-exists' }
    const taken = { hues: others.map(({ hue }) => hue), patterns: others.map(({ pattern }) => pattern) }
    const placeId = await openPlace(
      {
        ...{ slug, name, nameCy: null, firstLanguage: language, neighbourhoods: [], cohorts: [] },
        summary: translator('en')('year.found.summary', { place: name }),
        summaryCy: translator('cy')('year.found.summary', { place: name }),
        hue: needed(freeOf(placeHues, taken.hues), 'a colour'),
        pattern: needed(freeOf(placePatterns, taken.patterns), 'a pattern'),
        ...position,
      },
      { tx, actorId: undefined, now },
    )
    if (!placeId) return { ok: false, refusal: 'place-exists' }
    await beginYear({ placeId, beginsOn, applicationId, by: undefined }, { tx, now })
    for (const { email } of leads)
      await offerLead({ placeId, email, locale: language, actorId: undefined }, { tx, queue, now })
    return { ok: true, slug }
  })
}
