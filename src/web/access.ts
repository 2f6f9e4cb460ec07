/** Who may open a route. Each route says so in its `handle`; a test tries every role against every route. */
export type Access =
  | 'everybody'
  | 'signed-in'
  | 'organisation-issuer'
  | 'organisation-manager'
  | 'city-lead'
  | 'platform-administrator'
  | 'demonstration'

export interface RouteHandle {
  access: Access
  /** The page brings script: only where it has an island. */
  script?: boolean
}
