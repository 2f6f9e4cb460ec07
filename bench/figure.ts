/** A measured figure beside a peer's in the same run; `ratio` above 1 means more of the unit than the peer. */
export interface Figure {
  name: string
  ours: number
  peer: number
  unit: string
  /** What the peer is. */
  against: string
}
