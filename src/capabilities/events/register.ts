/** Who was there at one session. */
export interface Register {
  id: string
  organisationId: string
  /** None for a session that is listed nowhere. */
  opportunityId: string | null
  /** Unknown for one of an organisation of several places that is listed nowhere. */
  placeId: string | null
  title: string
  titleCy: string | null
  startsAt: Date
  endsAt: Date | null
  openedAt: Date
  closedAt: Date | null
  /** How many were on it, and how many of them came: counts stay when the names are gone. */
  listed: number
  came: number
  namesRemovedAt: Date | null
}

/** A person on a register. Their address, where one is known, is for the badge alone and never leaves with this. */
export interface RegisterPerson {
  id: string
  name: string
  /** Added on the spot. */
  isLate: boolean
  /** The ticks that hold: with any they were there. */
  ticks: string[]
  /** Of two who are expected under one name, the reference of the booking that each came by. */
  reference?: string
  /** How many are expected under this name, where one of them let themselves in and nobody has said which. */
  oneOf?: number
}

export interface RegisterNow {
  register: Register
  /** Listed ones by name, then late arrivals in the order they came. */
  people: RegisterPerson[]
  /** Ids that devices gave late arrivals whom another device had added before, and under which id they stand. */
  sameAs: Record<string, string>
  /** How many presses have arrived: of two answers the one with more is newer, whatever any clock says. */
  turn: number
}
