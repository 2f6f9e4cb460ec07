import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-embed'

const shows = ['list', 'map', 'events'] as const
const heights = { list: 900, map: 640, events: 900 } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const standings = await listStandings(organisation.id, { database: visit.services.database })
  const places = standings.filter(({ standing }) => standing === 'approved')
  const { searchParams } = new URL(request.url)
  const place = places.find(({ placeSlug }) => placeSlug === searchParams.get('place')) ?? places[0]
  const show = shows.find((one) => one === searchParams.get('show')) ?? 'list'
  return { organisation, places, place, show, origin: visit.services.site.origin }
}

/** The one tag that shows an organisation's opportunities on its own site. */
export default function EmbedTag({ loaderData: { organisation, places, place, show, origin } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const here = (change: object) => `?${new URLSearchParams({ place: place?.placeSlug ?? '', show, ...change })}`
  const query = new URLSearchParams({
    organisation: organisation.slug,
    ...(show === 'list' ? {} : { show }),
    lang: language,
  })
  const address = `/${place?.placeSlug}/embed?${query}`
  const tag = `<iframe src="${origin}${address.replaceAll('&', '&amp;')}" title="${t('embed.tagTitle', { organisation: organisation.name }).replaceAll('"', '&quot;')}" width="100%" height="${heights[show]}" style="border:0" loading="lazy"></iframe>`
  return (
    <ManageConsole organisation={organisation} title={t('embed.title')} isManager>
      <Stack space="large">
        <PageHead title={t('embed.title')} lead={t('embed.lead')} />
        {place ? (
          <>
            <Chips
              label={t('embed.what')}
              chips={shows.map((one) => ({
                href: here({ show: one }),
                label: t(`embed.show.${one}`),
                current: one === show,
              }))}
            />
            {places.length > 1 && (
              <Chips
                label={t('embed.where')}
                chips={places.map((one) => ({
                  href: here({ place: one.placeSlug }),
                  label: inLanguage(language, one.placeName, one.placeNameCy),
                  current: one.placeSlug === place.placeSlug,
                }))}
              />
            )}
            <TextArea name="tag" label={t('embed.tag')} hint={t('embed.tagHint')} value={tag} rows={8} />
            <p>
              <a href={address}>{t('embed.preview')}</a>
            </p>
          </>
        ) : (
          <EmptyState title={t('embed.nowhere')} level={2}>
            {t('embed.nowhereText')}
          </EmptyState>
        )}
      </Stack>
    </ManageConsole>
  )
}
