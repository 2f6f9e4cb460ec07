export const comesAgain = ['yes', 'maybe', 'no'] as const
export const learned = ['much', 'some', 'nothing'] as const

/** What a participant says after a session; each of the three may be left open. */
export interface SessionAnswer {
  comesAgain: (typeof comesAgain)[number] | null
  learned: (typeof learned)[number] | null
  comment: string | null
}

/** What an organisation sees of the answers to one session. */
export interface SessionAnswers {
  count: number
  /** Left out while so few have answered that each could be guessed. */
  shown?: {
    comesAgain: Record<(typeof comesAgain)[number], number>
    learned: Record<(typeof learned)[number], number>
    /** In no order. */
    comments: string[]
  }
}
