import type { GeocoderService } from '#infrastructure/map/geocoder-services.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const sources = {
  'postcodes.io': 'map.answeredBy.postcodesIo',
  'os-names': 'map.answeredBy.osNames',
  nominatim: 'map.answeredBy.openStreetMap',
  photon: 'map.answeredBy.openStreetMap',
} as const satisfies Record<GeocoderService, string>

/** Attribution of "near …" where an external geocoder answered. */
export function AnsweredBy({ position }: { position: { service?: GeocoderService } | undefined }) {
  const { t } = useTranslation()
  return position?.service ? <p className="map-source">{t(sources[position.service])}</p> : null
}
