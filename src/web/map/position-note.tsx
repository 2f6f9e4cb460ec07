import type { GeocoderService } from '#infrastructure/map/geocoder-services.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const sources = {
  'postcodes.io': 'map.answeredBy.postcodesIo',
  'os-names': 'map.answeredBy.osNames',
  nominatim: 'map.answeredBy.openStreetMap',
  photon: 'map.answeredBy.openStreetMap',
} as const satisfies Record<GeocoderService, string>

/** What the times from "near …" are worth, and the attribution where an external geocoder answered. */
export function PositionNote({ position }: { position: { service?: GeocoderService } | undefined }) {
  const { t } = useTranslation()
  if (!position) return null
  return (
    <p className="map-source">
      {t('map.roughly')} {position.service && t(sources[position.service])}
    </p>
  )
}
