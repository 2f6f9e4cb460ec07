import { SearchBox } from '#design/forms/search-box.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './suggest.js?url'

interface SearchEverythingBoxProps {
  place: { slug: string } | undefined
  terms?: string
  variant?: 'hero' | 'list'
}

/** The one box over everything. Where script runs it offers titles while one types. */
export function SearchEverythingBox({ place, terms, variant }: SearchEverythingBoxProps) {
  const { t } = useTranslation()
  const action = place ? `/${place.slug}/search` : '/search'
  return (
    <div data-suggest={`${action}/suggestions`}>
      <SearchBox
        action={action}
        label={t('search.label')}
        variant={variant}
        fields={[{ name: 'q', label: t('places.home.like'), value: terms, example: t('places.home.likeExample') }]}
        submit={t('common.search')}
      />
      <script type="module" src={script} />
    </div>
  )
}
