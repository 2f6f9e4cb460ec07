import type { Place } from '#capabilities/places/place.ts'
import type { Language } from '#infrastructure/words/languages.ts'

interface Asked {
  language: Language
  place: Pick<Place, 'firstLanguage'>
}

/**
 * In which languages a sheet is printed, the first one first. Where Welsh comes first it is in both unless one is asked for,
 * since it hangs before readers of either.
 */
export function posterLanguages(request: Request, { language, place }: Asked): Language[] {
  const asked = new URL(request.url).searchParams.get('in')
  const isBoth = asked === 'both' || (asked !== 'one' && place.firstLanguage === 'cy')
  if (!isBoth) return [language]
  return place.firstLanguage === 'cy' ? ['cy', 'en'] : ['en', 'cy']
}
