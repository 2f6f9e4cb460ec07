declare module 'lineclip' {
  /** Cuts a closed line at a box (west, south, east, north). */
  export function clipPolygon(ring: [number, number][], box: [number, number, number, number]): [number, number][]
}
