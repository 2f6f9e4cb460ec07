import type { AwardOffer } from './award-offer.ts'

/** Why nobody can use a code now. */
export type CodeClosed =
  | 'code-is-replaced'
  | 'code-is-stopped'
  | 'code-not-begun'
  | 'code-is-over'
  | 'code-is-used-up'
  | 'badge-is-gone'

type Limits = Pick<AwardOffer, 'startsAt' | 'endsAt' | 'mostUses' | 'uses' | 'stoppedAt' | 'isGivable'> & {
  /** The letters typed are former ones. */
  isFormer: boolean
}

export function closedReason(code: Limits, now: Date): CodeClosed | undefined {
  const { startsAt, endsAt, mostUses, uses, stoppedAt, isGivable, isFormer } = code
  if (isFormer) return 'code-is-replaced'
  if (stoppedAt) return 'code-is-stopped'
  if (!isGivable) return 'badge-is-gone'
  if (startsAt && now < startsAt) return 'code-not-begun'
  if (endsAt && endsAt <= now) return 'code-is-over'
  return mostUses !== null && uses >= mostUses ? 'code-is-used-up' : undefined
}
