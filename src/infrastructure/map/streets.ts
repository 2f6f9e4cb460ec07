/** What the map in the browser is drawn on beyond our own land and names, where the operator chose something. */
export type Streets =
  | { kind: 'pmtiles'; file: string }
  /** A style of some tile server, and all other hosts that it asks. */
  | { kind: 'style'; url: string; hosts: string[] }
