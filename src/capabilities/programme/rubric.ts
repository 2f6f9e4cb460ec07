/** The five scoring criteria, in the order of the call. */
export const criteria = ['vision', 'leadership', 'capacity', 'network', 'energy'] as const
export type Criterion = (typeof criteria)[number]

export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]

/** What a lead of a place is like: a profile, never a sum. */
export const leadAttributes = [
  ...(['foresight', 'awareness', 'energy', 'convenor', 'collaborative', 'inquisitive', 'commitment'] as const),
] as const
export type LeadAttribute = (typeof leadAttributes)[number]

/** How an attribute was seen. Words on purpose: a profile is read, and cannot be summed. */
export const seenWords = ['clearly', 'partly', 'not-seen'] as const
export type Seen = (typeof seenWords)[number]

/** What was written is scored apart from what was said in the interview. */
export const stages = ['reading', 'interview'] as const
export type Stage = (typeof stages)[number]

/** What a City Lead answers for during the twelve months, and after them. */
export const leadDuties = [
  ...(['meetings', 'strategy', 'ecosystem', 'stakeholders', 'events', 'employers', 'marketing', 'content'] as const),
  'carryOn',
] as const
export type LeadDuty = (typeof leadDuties)[number]

export type Weights = Record<Criterion, number>
export const evenWeights: Weights = { vision: 1, leadership: 1, capacity: 1, network: 1, energy: 1 }

export const rubric = { criteria, levels, leadAttributes, leadDuties } as const
