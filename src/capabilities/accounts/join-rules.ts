import { type AgeBand, ageBands } from '#capabilities/people/person.ts'

interface OneOfTwo {
  ageBand: AgeBand | undefined
  /** Works or decides here, or cares for a child: what that is tied to stays where it is. */
  hasRole: boolean
  /** Was joined with another one, and can still be parted from it. */
  isJoined: boolean
  /** Addresses that open it. */
  addresses: number
}

interface Two {
  stays: OneOfTwo
  goes: OneOfTwo
  /** In both evidence is being written for one badge. */
  hasEvidenceTwice: boolean
  mostAddresses: number
}

export type JoinRefusal = 'has-a-role' | 'ages-differ' | 'joined-lately' | 'evidence-twice' | 'too-many-addresses'

/** Why two accounts of which a visitor has proven both are not made one; or `undefined`. */
export function joinRefusalOf({ stays, goes, hasEvidenceTwice, mostAddresses }: Two): JoinRefusal | undefined {
  if (goes.hasRole) return 'has-a-role'
  if (goes.isJoined) return 'joined-lately'
  if (isOfAnother(stays.ageBand, goes.ageBand)) return 'ages-differ'
  if (hasEvidenceTwice) return 'evidence-twice'
  return stays.addresses + goes.addresses > mostAddresses ? 'too-many-addresses' : undefined
}

/**
 * Ages that no single person has, as of a parent who reads a child's mail. A neighbouring age may be that of last year,
 * except across the line of 18, where an account of a child would come under the rules for grown-ups, or the other way round.
 */
function isOfAnother(one: AgeBand | undefined, other: AgeBand | undefined): boolean {
  if (!one || !other) return false
  const [first, second] = [ageBands.indexOf(one), ageBands.indexOf(other)]
  const isGrown = (at: number) => at >= ageBands.indexOf('18-24')
  return Math.abs(first - second) > 1 || isGrown(first) !== isGrown(second)
}
