/** Where an application stands. */
export const applicationStates = [
  ...(['draft', 'submitted', 'ineligible', 'more-information', 'in-review', 'shortlisted', 'interviewed'] as const),
  ...(['offered', 'reserve', 'declined', 'accepted', 'turned-down', 'lapsed', 'withdrawn'] as const),
] as const
export type ApplicationState = (typeof applicationStates)[number]

/**
 * What may follow. An applicant withdraws at any time before the end. What goes back: an answer that was asked for, and until
 * scoring begins what was found not to be eligible.
 */
const following: Record<ApplicationState, readonly ApplicationState[]> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['submitted', 'ineligible', 'more-information', 'in-review', 'withdrawn'],
  'more-information': ['submitted', 'ineligible', 'in-review', 'withdrawn'],
  ineligible: ['submitted', 'withdrawn'],
  'in-review': ['shortlisted', 'declined', 'withdrawn'],
  shortlisted: ['interviewed', 'withdrawn'],
  interviewed: ['offered', 'reserve', 'declined', 'withdrawn'],
  reserve: ['offered', 'declined', 'withdrawn'],
  offered: ['accepted', 'turned-down', 'lapsed', 'withdrawn'],
  declined: [],
  accepted: ['withdrawn'],
  'turned-down': [],
  lapsed: [],
  withdrawn: [],
}

export function mayFollow(from: ApplicationState, to: ApplicationState): boolean {
  return following[from].includes(to)
}

/** What its applicant is shown of where it stands: a shortlist that can still change is nobody's news. */
export function stateShown(state: ApplicationState, { isShortlisting }: { isShortlisting: boolean }): ApplicationState {
  return isShortlisting && state === 'shortlisted' ? 'in-review' : state
}
