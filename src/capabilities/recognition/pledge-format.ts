import {
  buildEndorsementCredential,
  type EndorsementCredential,
  type Profile,
  type StatusEntry,
  type Text,
} from '@waymark/open-badges'
import { atLocalTime } from '#infrastructure/words/local-time.ts'
import { type PledgeOnDesk, pledgeUrl } from './pledge.ts'

interface PledgeToSign {
  pledge: PledgeOnDesk
  /** The act and what it is about, in words: what a list of credentials shows. */
  name: Record<'en' | 'cy', string>
  issuer: Profile
  status: StatusEntry
  origin: string
  now: Date
}

/** The credential of one pledge (decision 0054): an EndorsementCredential that ends with its last day. */
export function pledgeCredential({ pledge, name, issuer, status, origin, now }: PledgeToSign): EndorsementCredential {
  const ends = atLocalTime(pledge.endsOn, { hour: 23, minute: 59 })
  return buildEndorsementCredential({
    id: pledgeUrl(origin, pledge.id),
    issuer,
    about: aboutUrl(pledge, origin),
    name: inBoth(name.en, name.cy),
    comment: inBoth(pledge.said, pledge.saidCy),
    awardedDate: now,
    validFrom: now,
    ...(ends && { validUntil: ends }),
    status,
  })
}

/** The address of what it is about: a badge or a pathway in whatever words; a skill and a job have the pledge's own. */
export function aboutUrl(pledge: PledgeOnDesk, origin: string): string {
  if (pledge.badgeSlug) return `${origin}/${pledge.placeSlug}/badges/${pledge.badgeSlug}`
  if (pledge.pathwaySlug) return `${origin}/${pledge.placeSlug}/pathways/${pledge.pathwaySlug}`
  return `${pledgeUrl(origin, pledge.id)}#about`
}

const inBoth = (en: string | null, cy: string | null): Text =>
  [
    { '@value': en, '@language': 'en' },
    { '@value': cy, '@language': 'cy' },
  ].filter((one): one is { '@value': string; '@language': string } => Boolean(one['@value']))
