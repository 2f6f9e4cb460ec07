import type { TFunction } from 'i18next'
import type { FoundPosition } from '#capabilities/places/find-position.ts'
import { DrawnMap, type DrawnName } from '#design/map/drawn-map.tsx'
import { themePaths } from '#design/map/theme-icons.ts'
import { type MapView, nearestZoom, pictureSize, pixelOf, writeView, zoomed } from '#infrastructure/map/map-view.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { LiveMap } from './live-map.tsx'
import { MapMoves } from './map-moves.tsx'
import type { DrawnGround, PictureMark } from './map-picture.ts'

interface MapColumnProps {
  place: { slug: string }
  path: string
  filters: Record<string, string>
  view: MapView
  here: FoundPosition | undefined
  streets: { pmtiles?: string; style?: string }
  picture: { ground: DrawnGround; names: DrawnName[]; marks: PictureMark[] }
}

/** The map of a view: drawn, with its moves, and live where the browser can. */
export function MapColumn({ place, path, filters, view, here, streets, picture }: MapColumnProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const address = { path, filters }
  const pixel = (position: { latitude: number; longitude: number }) => pixelOf(position, { view, size: pictureSize })
  return (
    <div>
      <LiveMap
        place={place}
        view={view}
        here={here}
        filters={filters}
        streets={streets}
        hasDistricts={picture.ground.hasDistricts}
        drawn={
          <DrawnMap
            {...pictureSize}
            label={t('map.drawn')}
            land={picture.ground.land}
            lines={picture.ground.lines}
            names={picture.names}
            shape={filters.show ? 'square' : 'disc'}
            marks={picture.marks.map((mark) => ({
              ...pixel(mark),
              ...markWords(mark, { address, view, language, t }),
            }))}
            here={here && { ...pixel(here), label: here.name || t('map.here') }}
          />
        }
      >
        <MapMoves view={view} address={address} />
      </LiveMap>
    </div>
  )
}

interface MarkContext {
  address: { path: string; filters: Record<string, string> }
  view: MapView
  language: Language
  t: TFunction
}

function markWords(mark: PictureMark, { address, view, language, t }: MarkContext) {
  if (mark.kind === 'one')
    return {
      href: `/${mark.placeSlug}/opportunities/${mark.slug}`,
      label: t('map.one', {
        title: inLanguage(language, mark.title, mark.titleCy),
        theme: t(`common.theme.${mark.theme}`),
      }),
      icon: themePaths[mark.theme],
    }
  if (mark.kind === 'organisation') return { href: `/${mark.placeSlug}/organisations/${mark.slug}`, label: mark.name }
  const nearer = { ...mark, zoom: mark.together ? nearestZoom : zoomed(view, 2).zoom }
  return {
    href: withFilter(address, { view: writeView(nearer) }),
    label: t(mark.together ? 'map.together' : 'map.several', { count: mark.count }),
    count: mark.count,
    countText: mark.count > 9999 ? `${Math.round(mark.count / 1000)}k` : wholeNumber(language, mark.count),
  }
}
