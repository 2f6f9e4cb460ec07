import { type AgeBand, isAdult } from '#capabilities/people/person.ts'
import { type DeclineReason, isDeclineReason, type Receiver } from './introduction.ts'

const dayMs = 86_400_000

/** For how long an employer can read one. */
export const introductionDays = 90
/** For how long a guardian can agree. */
export const guardianDays = 14
/** So many days before it ends both sides are told. */
export const warningDays = 7
/** Of one learner. */
export const mostADay = 5
export const mostOut = 30
/** That wait for an answer of one employer: who comes after them would not be read. */
export const mostWaiting = 200
export const longestSaid = 600
export const longestAnswer = 600

/** What keeps an employer from being sent anything, and from reading what it was sent. */
export type ReceiverClosed = 'no-employer' | 'takes-no-part' | 'hides-introductions' | 'not-safe'

/** Asked when one is sent, and again whenever it is read. */
export function receiverClosedBy({
  isEmployer,
  isApproved,
  isHidden,
  isSafe,
  vacancy,
}: Pick<Receiver, 'isEmployer' | 'isApproved' | 'isHidden' | 'isSafe' | 'vacancy'>): ReceiverClosed | undefined {
  if (!isEmployer && !vacancy) return 'no-employer'
  if (!isApproved) return 'takes-no-part'
  if (isHidden) return 'hides-introductions'
  return isSafe ? undefined : 'not-safe'
}

export type SenderRefusal =
  | 'age-is-missing'
  | 'not-at-your-age'
  | 'address-of-a-child'
  | 'guardian-is-missing'
  | 'guardian-is-you'
  | 'name-is-missing'

interface Sender {
  age: AgeBand | undefined
  name: string
  /** All addresses of their account, lower case. */
  emails: readonly string[]
}

interface Choices {
  nameShown: boolean
  addressShown: boolean
  guardianEmail: string | null
}

/** Whether a guardian agrees first. */
export const asksGuardian = ({ consent }: Pick<Receiver, 'consent'>, age: AgeBand | undefined): boolean =>
  age === '16-17' && consent === 'guardian'

/**
 * Why this person may not introduce themself so, or `undefined`: from 16 on, and with an address of their own from 18 on. A
 * guardian is asked by name.
 */
export function senderRefusalOf(
  { age, name, emails }: Sender,
  { nameShown, addressShown, guardianEmail, consent }: Choices & Pick<Receiver, 'consent'>,
): SenderRefusal | undefined {
  if (!age) return 'age-is-missing'
  if (age === '13-15') return 'not-at-your-age'
  if (addressShown && !isAdult(age)) return 'address-of-a-child'
  if (nameShown && !name) return 'name-is-missing'
  if (!asksGuardian({ consent }, age)) return undefined
  if (!guardianEmail) return 'guardian-is-missing'
  if (emails.includes(guardianEmail.trim().toLowerCase())) return 'guardian-is-you'
  return name ? undefined : 'name-is-missing'
}

/** Until when one can be read that is sent now, or waits for a guardian from now on. */
export const endOf = (now: Date, { isWaiting }: { isWaiting: boolean }): Date =>
  new Date(now.getTime() + (isWaiting ? guardianDays : introductionDays) * dayMs)

/** Since when what was sent counts as sent today. */
export const dayBefore = (now: Date): Date => new Date(now.getTime() - dayMs)

export const warnedUntil = (now: Date): Date => new Date(now.getTime() + warningDays * dayMs)

export type AnswerContentRefusal = 'answer-is-missing' | 'reason-is-missing' | 'too-long'

export interface IntroductionAnswer {
  accepts: boolean
  reason: DeclineReason | null
  answer: string
}

/** Why it cannot be answered so, or `undefined`: who accepts says how they get in touch, who declines says why. */
export function answerRefusalOf({ accepts, reason, answer }: IntroductionAnswer): AnswerContentRefusal | undefined {
  if (accepts && !answer.trim()) return 'answer-is-missing'
  if (!accepts && !isDeclineReason(reason)) return 'reason-is-missing'
  return answer.trim().length > longestAnswer ? 'too-long' : undefined
}
