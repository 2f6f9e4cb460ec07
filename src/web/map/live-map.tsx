import textFont from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import type { GeocoderService } from '#infrastructure/map/geocoder-services.ts'
import { type MapView, writeView } from '#infrastructure/map/map-view.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './map.js?worker&url'
import { PositionNote } from './position-note.tsx'
import { UsePosition } from './use-position.tsx'

interface LiveMapProps {
  place: { slug: string }
  view: MapView
  here: { latitude: number; longitude: number; service?: GeocoderService } | undefined
  filters: Record<string, string>
  hasDistricts: boolean
  streets: { pmtiles?: string; style?: string }
  /** What is shown where the live map cannot be. */
  drawn: ReactNode
  /** Moves of the drawn map. */
  children: ReactNode
}

/** The drawn map, which a browser with WebGL and script replaces by one that moves under the finger. */
export function LiveMap({ place, view, here, filters, hasDistricts, streets, drawn, children }: LiveMapProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { view: _view, within: _within, show, near: _near, ...kept } = filters
  return (
    <div
      className="map-frame"
      data-map={place.slug}
      data-view={writeView(view)}
      data-here={here && `${here.latitude},${here.longitude}`}
      data-filters={new URLSearchParams(kept).toString()}
      data-show={show}
      data-pmtiles={streets.pmtiles}
      data-map-style={streets.style}
      data-language={language}
      data-font={textFont}
      data-label={t('map.map')}
      data-nearer={t('map.move.nearer')}
      data-further={t('map.move.further')}
      data-reset={t('map.northUp')}
      data-close={t('common.close')}
    >
      <div data-map-drawn>{drawn}</div>
      <div className="map-tools">
        <div data-map-moves>{children}</div>
        {here && <UsePosition />}
        <p className="map-source" data-map-source>
          {t(hasDistricts ? 'map.sourceWithDistricts' : 'map.source')}
        </p>
        <PositionNote position={here} />
      </div>
      <script type="module" src={script} />
    </div>
  )
}
