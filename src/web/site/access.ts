/** Who may open a page. Each gate (src/web/gates) lets one kind of visitor in; a test tries every role on every page. */
export type Access =
  | 'everybody'
  | 'signed-in'
  | 'organisation-issuer'
  | 'organisation-manager'
  | 'city-lead'
  | 'platform-administrator'
  | 'programme-team'
  | 'assessor'
  | 'demonstration'

/** What a gate says of itself; the pages below it have no say. */
export interface GateHandle {
  access: Access
}
