import { findMailChoice } from '#capabilities/people/choose-mails.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { awardUrl } from './award.ts'
import { type AwardWithBadge, findAward } from './find-award.ts'
import { findLearner } from './find-learner.ts'

export type TellingPowers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

export type ChangeKind = 'held' | 'restored' | 'extended' | 'ending' | 'lapsed'

interface Change {
  awardId: string
  kind: ChangeKind
  /** By which the mail goes out once. */
  key: string
  /** Whether it still is as the mail would say. */
  isTrue: (award: AwardWithBadge) => boolean
  reason?: string | undefined
}

/**
 * Writes to a learner that something has become of a badge, in their language: to those alone who know that they have it.
 * Nothing is sent for what was withdrawn or has changed again meanwhile, nor to an address that the mail came back from.
 */
export async function tellOfChange(
  change: Change,
  { database, mailer, masterKey, site, now }: TellingPowers,
): Promise<void> {
  const { awardId, kind, key } = change
  const award = await findAward(awardId, { database })
  if (!award || award.revokedAt || !change.isTrue(award)) return
  const learner = await findLearner(awardId, { database })
  if (!learner?.knows || learner.isUnreachable) return
  const { email, language } = learner
  // That a badge is held or runs longer has to be known, and what became of a question; being asked before it ends has not.
  const choice =
    kind === 'ending'
      ? await findMailChoice({ email, kind: 'badge-ending', language }, { database, masterKey, site })
      : undefined
  if (choice?.isStopped) return
  const foot = choice?.foot ?? ''
  const { subject, ...letter } = letterOf({ award, kind, language, reason: change.reason, site, foot })
  const { organisationId } = award
  await mailer({ to: email, subject, ...letter, key, organisationId, unsubscribe: choice?.unsubscribe }, now)
}

interface Letter {
  award: AwardWithBadge
  kind: ChangeKind
  language: Language
  reason: string | undefined
  site: Services['site']
  /** How mails of this kind are ended. */
  foot: string
}

const wordsOf: Record<ChangeKind, Record<'subject' | 'heading' | 'text' | 'next', MessageKey>> = {
  held: { ...same('held') },
  restored: { ...same('restored') },
  extended: { ...same('extended') },
  ending: { ...same('ending') },
  lapsed: { ...same('lapsed') },
}

function same<Kind extends ChangeKind>(kind: Kind) {
  return {
    subject: `mail.change.${kind}.subject`,
    heading: `mail.change.${kind}.heading`,
    text: `mail.change.${kind}.text`,
    next: `mail.change.${kind}.next`,
  } as const
}

function letterOf({ award, kind, language, reason, site, foot }: Letter) {
  const t = translator(language)
  const words = wordsOf[kind]
  const badge = inLanguage(language, award.badge.name, award.badge.nameCy)
  const { organisationName: organisation } = award
  const date = award.validUntil ? longDate(language, award.validUntil) : ''
  const said = { badge, organisation, date }
  const letter = writeLetter({
    language,
    heading: t(words.heading, said),
    paragraphs: [
      award.recipientName ? t('mail.award.helloName', { name: award.recipientName }) : t('mail.award.hello'),
      t(words.text, said),
      ...(reason ? [t('mail.withdrawn.reason', { reason })] : []),
      t(words.next, said),
    ],
    action: { label: t('mail.withdrawn.action'), url: awardUrl(site.origin, award.id) },
    footer: `${t('mail.award.footer', { organisation })}${foot}`,
  })
  return { subject: t(words.subject, said), ...letter }
}
