import type { Verdict } from '@waymark/open-badges'
import type { Skill } from '#capabilities/skills/skill.ts'

/** A badge that was given elsewhere and that its holder brought in: what it says, and what its last check gave. */
export interface BroughtBadge {
  id: string
  /** As the credential calls itself; its file where it has no name of its own. */
  credentialId: string
  name: string
  description: string
  issuerName: string
  /** The host that its issuer's id is bound to; null where the issuer is known by a key alone. */
  issuerHost: string | null
  /** A day, `2026-09-30`. */
  awardedOn: string | null
  validUntil: Date | null
  skills: Skill[]
  /** Whether it names an address of its holder's, or no address at all. */
  naming: Naming
  verdict: Verdict
  checkedAt: Date
  /** When a check last found it genuine and in date; its issuer may not answer since. */
  genuineAt: Date | null
  broughtAt: Date
  /** Its picture drawn anew, PNG; null where it came with none that could be read. */
  picture: Buffer | null
}

export type Naming = 'theirs' | 'nobody'

/** A badge as it was handed in: a file, a part of an export, or an address. */
export interface HandedIn {
  /** The name of the file, or the address. */
  from: string
  badge: Uint8Array | string
}

export const mostBrought = 1000
/** Of all documents of one person together. */
export const mostBroughtBytes = 50_000_000
/** In one go: each may ask its issuer. */
export const mostAtOnce = 60
/** Of an archive, and of all files of one go together. */
export const mostExportBytes = 15_000_000
