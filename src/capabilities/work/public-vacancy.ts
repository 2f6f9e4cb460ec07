import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Vacancy } from './vacancy.ts'
import { vacancyHeldBy, vacancyPhaseOf } from './vacancy-rules.ts'

const shown = [
  ...(['id', 'kind', 'title', 'titleCy', 'about', 'aboutCy', 'pay', 'payCy'] as const),
  ...(['whereabouts', 'ageMin', 'closesOn'] as const),
  ...(['skills', 'roleId', 'publicAt', 'placeSlug', 'organisationName', 'organisationSlug'] as const),
] as const

/** A vacancy as everybody may see it; what is closed says no more how to ask for it. */
export type PublicVacancy = PublicView<
  Pick<Vacancy, (typeof shown)[number] | 'apply' | 'applyCy' | 'applyUrl'> & { isClosed: boolean }
>

/** Nothing of a draft, of what was hidden, nor of an organisation that may not show it now. */
export function publicVacancy(vacancy: Vacancy, now: Date): PublicVacancy | undefined {
  if (vacancy.state === 'draft' || vacancyHeldBy(vacancy)) return undefined
  const isClosed = vacancyPhaseOf(vacancy, localParts(now).date) === 'closed'
  const { apply, applyCy, applyUrl } = vacancy
  return publicView({
    ...only(vacancy, shown),
    ...(isClosed ? { apply: null, applyCy: null, applyUrl: null } : { apply, applyCy, applyUrl }),
    isClosed,
  })
}
