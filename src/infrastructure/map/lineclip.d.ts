declare module 'lineclip' {
  /** Cuts a closed line at a box (west, south, east, north). */
  export function clipPolygon(ring: [number, number][], box: [number, number, number, number]): [number, number][]
  /** Cuts a line at a box into the pieces that lie inside. */
  export function clipPolyline(line: [number, number][], box: [number, number, number, number]): [number, number][][]
}
