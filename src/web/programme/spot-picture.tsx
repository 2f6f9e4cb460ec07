import type { ReactNode } from 'react'
import { DrawnMap } from '#design/map/drawn-map.tsx'
import { pictureSize } from '#infrastructure/map/map-view.ts'
import type { SpotMap } from './spot-map.ts'

interface SpotPictureProps {
  map: SpotMap
  /** What it shows, in words. */
  label: string
  /** Over the map, and under its ring. */
  children?: ReactNode
  /** Beside the drawing. */
  moves?: ReactNode
}

/** A drawn map with a ring around its middle. */
export function SpotPicture({ map, label, children, moves }: SpotPictureProps) {
  const { width, height } = pictureSize
  return (
    <div className="map-frame map-small map-spot">
      <DrawnMap
        {...{ width, height, label }}
        land={map.ground.land}
        lines={map.ground.lines}
        names={map.names}
        marks={[]}
        here={{ x: width / 2, y: height / 2, label }}
      >
        {children}
      </DrawnMap>
      {moves}
    </div>
  )
}
