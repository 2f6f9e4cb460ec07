/** How long an invitation is open or remembered: a name that nobody answered for is nobody's business after that. */
const invitationDays = 90

/** How long what signing in leaves behind is kept once it is of no use: a complaint about a sign-in can still be looked into. */
const signInDays = 14

const dayMs = 86_400_000

/** Invitations that were sent or ended before this are removed. */
export const invitationsKeptSince = (now: Date) => new Date(now.getTime() - invitationDays * dayMs)

/** Sessions and codes that ran out before this are removed. */
export const signInsKeptSince = (now: Date) => new Date(now.getTime() - signInDays * dayMs)
