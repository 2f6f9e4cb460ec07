import type { TFunction } from 'i18next'
import { createContext, type RouterContextProvider } from 'react-router'
import type { Person } from '#capabilities/people/person.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { Auth } from '#web/sign-in/auth.ts'

/** What every loader and action knows about the request in hand. */
export interface Visit {
  services: Services
  queue: RunningQueue
  auth: Auth
  now: Date
  language: Language
  t: TFunction
  /** The signed-in person, if any. */
  person: Person | undefined
  sessionId: string | undefined
  /** Places whose content the page shows: a change there drops it from the cache. */
  shows: Set<string>
  /** Set where a form that may be dear turned out to cost no more than a page. */
  costsNothing?: boolean
  /** Facts that are the same for everybody, read once until something changes at these places, or at any where none is named. */
  readOnce<Facts extends object>(key: string, placeIds: readonly string[], read: () => Promise<Facts>): Promise<Facts>
}

export const visitContext = createContext<Visit>()

export function visitOf({ context }: { context: Readonly<RouterContextProvider> }): Visit {
  return context.get(visitContext)
}
