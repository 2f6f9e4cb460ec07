/** Figures of dates in the order in which tables show them; each has a definition of its own. */
export const attendanceFigures = [
  ...(['held', 'calledOff', 'offered', 'taken', 'known', 'came', 'missed', 'walkedIn'] as const),
]
