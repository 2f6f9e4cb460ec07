import { type Place, placeName } from '#capabilities/places/place.ts'
import type { EverythingFound } from '#capabilities/search/search-everything.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { SearchEverythingBox } from './search-everything-box.tsx'
import { SearchResults } from './search-results.tsx'

interface SearchPageProps {
  place: Place | undefined
  terms: string
  found: EverythingFound | undefined
}

/** The page of one box over everything, in a place or everywhere. */
export function SearchPage({ place, terms, found }: SearchPageProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = terms
    ? t('search.titleWith', { terms })
    : place
      ? t('search.titleIn', { place: placeName(place, language) })
      : t('search.title')
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <PageHead title={title} />
          <SearchEverythingBox place={place} terms={terms} variant="list" />
          {found ? (
            <SearchResults found={found} terms={terms} place={place} />
          ) : (
            <EmptyState title={t('search.begin')} level={2} icon="search">
              {t('search.beginText')}
            </EmptyState>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
