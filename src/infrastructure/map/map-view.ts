import { type Box, type Point, type Position, project, unproject } from './mercator.ts'

/** What part of the world a map shows. Zoom as of 512-pixel tiles, half steps allowed. */
export interface MapView extends Position {
  zoom: number
}

export interface Size {
  width: number
  height: number
}

/** The picture that the server draws; a screen scales it. */
export const pictureSize: Size = { width: 460, height: 420 }

export const nearestZoom = 17
export const furthestZoom = 5
const tilePixels = 512

/** Reads `13/50.8225/-0.1372`; `undefined` for anything else. */
export function readView(text: string | null | undefined): MapView | undefined {
  const parts = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text ?? '')
  if (!parts) return undefined
  const [zoom, latitude, longitude] = parts.slice(1).map(Number) as [number, number, number]
  if (zoom < furthestZoom || zoom > nearestZoom || Math.abs(latitude) > 85 || Math.abs(longitude) > 180)
    return undefined
  return { zoom, latitude, longitude }
}

export function writeView({ zoom, latitude, longitude }: MapView): string {
  return `${Math.round(zoom * 100) / 100}/${latitude.toFixed(4)}/${longitude.toFixed(4)}`
}

/** The view in which all these positions are seen, with a margin around them. */
export function viewOf(positions: Position[], size: Size): MapView | undefined {
  const points = positions.map(project)
  if (points.length === 0) return undefined
  const [west, east] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))]
  const [north, south] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))]
  const margin = 1.25
  const scale = Math.min(
    size.width / tilePixels / Math.max((east - west) * margin, 1e-9),
    size.height / tilePixels / Math.max((south - north) * margin, 1e-9),
  )
  const zoom = Math.max(furthestZoom, Math.min(14, Math.floor(Math.log2(scale) * 2) / 2))
  return { zoom, ...unproject({ x: (west + east) / 2, y: (north + south) / 2 }) }
}

/** The edges of a view in the unit square. */
export function edgesOf(view: MapView, size: Size): { west: number; north: number; east: number; south: number } {
  const center = project(view)
  const [halfWidth, halfHeight] = [size.width, size.height].map((pixels) => pixels / tilePixels / 2 ** view.zoom / 2)
  return {
    west: center.x - (halfWidth ?? 0),
    east: center.x + (halfWidth ?? 0),
    north: center.y - (halfHeight ?? 0),
    south: center.y + (halfHeight ?? 0),
  }
}

export function boxOf(view: MapView, size: Size): Box {
  const edges = edgesOf(view, size)
  const northWest = unproject({ x: edges.west, y: edges.north })
  const southEast = unproject({ x: edges.east, y: edges.south })
  return {
    west: northWest.longitude,
    north: northWest.latitude,
    east: southEast.longitude,
    south: southEast.latitude,
  }
}

/** Where a position lies on a picture of this view, in pixels from its top left. */
export function pixelOf(position: Position, { view, size }: { view: MapView; size: Size }): Point {
  const edges = edgesOf(view, size)
  const point = project(position)
  return {
    x: ((point.x - edges.west) / (edges.east - edges.west)) * size.width,
    y: ((point.y - edges.north) / (edges.south - edges.north)) * size.height,
  }
}

/** The view moved by so many of its own widths and heights. */
export function moved(view: MapView, size: Size, { right = 0, down = 0 }: { right?: number; down?: number }): MapView {
  const edges = edgesOf(view, size)
  const center = project(view)
  return {
    zoom: view.zoom,
    ...unproject({
      x: center.x + right * (edges.east - edges.west),
      y: center.y + down * (edges.south - edges.north),
    }),
  }
}

export function zoomed(view: MapView, by: number): MapView {
  return { ...view, zoom: Math.max(furthestZoom, Math.min(nearestZoom, view.zoom + by)) }
}

const earthMeters = 40_075_017

/** The view in which everything within this distance is seen. */
export function viewAround(center: Position, { meters, size }: { meters: number; size: Size }): MapView {
  const share = (2 * meters) / (earthMeters * Math.cos((center.latitude * Math.PI) / 180))
  const zoom = Math.log2(Math.min(size.width, size.height) / tilePixels / share)
  return {
    latitude: center.latitude,
    longitude: center.longitude,
    zoom: Math.max(furthestZoom, Math.min(nearestZoom, Math.floor(zoom * 2) / 2)),
  }
}
