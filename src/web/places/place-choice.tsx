import type { StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import { Select } from '#design/forms/select.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Asked only of organisations that belong to several places. */
export function PlaceChoice({ standings, value }: { standings: StandingInPlace[]; value?: string | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (standings.length < 2) return null
  return (
    <Select
      name="place"
      label={t('manage.organisation.place')}
      {...(value !== undefined && { value })}
      options={standings.map((one) => ({
        value: one.placeId,
        label: inLanguage(language, one.placeName, one.placeNameCy),
      }))}
    />
  )
}

/** The place that was chosen, of those that the organisation asked to join. */
export function placeOf(form: FormData, standings: StandingInPlace[]): string {
  const chosen = standings.find((one) => one.placeId === form.get('place')) ?? standings[0]
  if (!chosen) throw new Response(null, { status: 404 })
  return chosen.placeId
}
