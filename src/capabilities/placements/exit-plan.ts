/** What has to be settled before the programme’s support ends, in the order in which it is shown. */
export const exitItems = [
  ...(['carriesOn', 'money', 'keys', 'address'] as const),
  ...(['mail', 'data', 'safeguarding', 'network'] as const),
] as const
export type ExitItem = (typeof exitItems)[number]

export const exitStates = ['open', 'done', 'aside'] as const
export type ExitState = (typeof exitStates)[number]

/** One thing of the plan, as those who lead the place wrote it. */
export interface ExitLine {
  item: ExitItem
  ownerId: string | null
  /** Empty once they were erased. */
  ownerName: string | null
  /** `2026-05-04` */
  dueOn: string | null
  /** How it is settled, or why it is put aside. */
  said: string
  state: ExitState
}

/** What `exit-plan.ts` is about, for those who look for it by its name. */
export const exitPlan = { exitItems, exitStates } as const
