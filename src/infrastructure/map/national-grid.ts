import proj4 from 'proj4'
import type { Position } from './mercator.ts'

// OSGB36 / British National Grid (EPSG:27700), good to about five metres.
const nationalGrid = proj4(
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  'EPSG:4326',
)

/** Metres east and north of the grid's own corner. */
export interface GridPosition {
  easting: number
  northing: number
}

export function fromNationalGrid({ easting, northing }: GridPosition): Position {
  const [longitude = Number.NaN, latitude = Number.NaN] = nationalGrid.forward([easting, northing])
  return { latitude, longitude }
}

export function toNationalGrid({ latitude, longitude }: Position): GridPosition {
  const [easting = Number.NaN, northing = Number.NaN] = nationalGrid.inverse([longitude, latitude])
  return { easting, northing }
}
