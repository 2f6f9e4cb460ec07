import { Icon } from '#design/ui/icon.tsx'
import type { InterfaceIconName } from '#design/ui/interface-icons.ts'
import { type MapView, moved, pictureSize, writeView, zoomed } from '#infrastructure/map/map-view.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { en } from '#locales/catalogues.ts'
import { withFilter } from '#web/site/list-address.ts'

interface MapMovesProps {
  view: MapView
  address: { path: string; filters: Record<string, string> }
}

/** Moves the drawn map by links, each a view with an address of its own. */
export function MapMoves({ view, address }: MapMovesProps) {
  const { t } = useTranslation()
  const moves: [keyof (typeof en)['map']['move'], InterfaceIconName, MapView][] = [
    ['nearer', 'plus', zoomed(view, 1)],
    ['further', 'minus', zoomed(view, -1)],
    ['north', 'arrow-up', moved(view, pictureSize, { down: -0.5 })],
    ['south', 'arrow-down', moved(view, pictureSize, { down: 0.5 })],
    ['west', 'arrow-left', moved(view, pictureSize, { right: -0.5 })],
    ['east', 'arrow-right', moved(view, pictureSize, { right: 0.5 })],
  ]
  return (
    <nav className="map-moves" aria-label={t('map.move.label')}>
      {moves.map(([key, icon, to]) => (
        <a
          key={key}
          className="map-move"
          href={withFilter(address, { view: writeView(to) })}
          aria-label={t(`map.move.${key}`)}
        >
          <Icon name={icon} />
        </a>
      ))}
    </nav>
  )
}
