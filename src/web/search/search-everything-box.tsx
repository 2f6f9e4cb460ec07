import { SearchBox } from '#design/forms/search-box.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './suggest.js?url'

interface SearchEverythingBoxProps {
  place: { slug: string } | undefined
  words?: string
  variant?: 'hero' | 'list'
}

/** The one box over everything. Where script runs it offers titles while one types. */
export function SearchEverythingBox({ place, words, variant }: SearchEverythingBoxProps) {
  const { t } = useTranslation()
  const action = place ? `/${place.slug}/search` : '/search'
  return (
    <div data-suggest={`${action}/suggestions`}>
      <SearchBox
        action={action}
        label={t('search.label')}
        variant={variant}
        fields={[{ name: 'q', label: t('places.home.like'), value: words, example: t('places.home.likeExample') }]}
        submit={t('common.search')}
      />
      <script type="module" src={script} />
    </div>
  )
}
