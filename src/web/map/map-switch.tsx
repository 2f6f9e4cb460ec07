import { Chips } from '#design/cards/tags.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'

/** What the map shows: everything that can be learned, events alone, or who offers it. */
export function MapSwitch({ path, filters }: { path: string; filters: Record<string, string> }) {
  const { t } = useTranslation()
  const isOrganisations = filters.show === 'organisations'
  const isEvents = !isOrganisations && filters.kind === 'event'
  const otherKind = filters.kind === 'event' ? undefined : filters.kind
  const to = (change: Record<string, string | undefined>) => withFilter({ path, filters }, change)
  return (
    <div id="map-switch">
      <Chips
        label={t('map.show.label')}
        oneLine
        chips={[
          {
            href: to({ show: undefined, kind: otherKind }),
            label: t('map.show.opportunities'),
            current: !isOrganisations && !isEvents,
          },
          { href: to({ show: undefined, kind: 'event' }), label: t('map.show.events'), current: isEvents },
          {
            href: to({ show: 'organisations', kind: otherKind }),
            label: t('map.show.organisations'),
            current: isOrganisations,
          },
        ]}
      />
    </div>
  )
}
