import { listCalledOffSince, listOpportunitiesSince } from '#capabilities/opportunities/list-new-opportunities.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { writeDigestCode } from './digest-code.ts'
import { mayHaveDigest } from './follow.ts'
import { listFollows, wantsDigest } from './list-follows.ts'

const ofEach = 5
const mostInMail = 20

/** What is new of what somebody follows, as one mail. Nothing is sent where nothing is new, or to who no longer wants it. */
export async function tellFollower(
  { personId, since }: { personId: string; since: string },
  {
    database,
    mailer,
    masterKey,
    site,
    now,
  }: Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date },
): Promise<void> {
  const person = await findPerson(database, { id: personId })
  if (!person || !mayHaveDigest(person.ageBand) || !(await wantsDigest(database, personId))) return
  const language = person.locale
  const t = translator(language)
  const lines = new Map<string, string>()
  for (const { narrowing } of await listFollows(database, personId)) {
    for (const one of await listCalledOffSince(database, { narrowing, since: new Date(since), limit: ofEach }, now)) {
      const url = `${site.origin}/${one.placeSlug}/opportunities/${one.slug}`
      const title = inLanguage(language, one.title, one.titleCy)
      lines.set(
        one.id,
        `• ${t(`opportunities.eventStatus.${one.eventStatus}`)}: ${title} (${one.organisationName})\n  ${url}`,
      )
    }
    for (const one of await listOpportunitiesSince(
      database,
      { narrowing, since: new Date(since), limit: ofEach },
      now,
    )) {
      const url = `${site.origin}/${one.placeSlug}/opportunities/${one.slug}`
      lines.set(one.id, `• ${inLanguage(language, one.title, one.titleCy)} (${one.organisationName})\n  ${url}`)
    }
  }
  if (lines.size === 0) return
  const letter = writeLetter({
    language,
    heading: t('mail.digest.heading', { count: lines.size }),
    paragraphs: [...lines.values()].slice(0, mostInMail),
    action: { label: t('mail.digest.action'), url: `${site.origin}/me/following` },
    footer: `${t('mail.digest.footer')} ${site.origin}/unfollow/${writeDigestCode(personId, masterKey)}`,
  })
  const key = `digest ${person.id} ${now.toISOString().slice(0, 10)}`
  await mailer({ to: person.email, subject: t('mail.digest.subject'), ...letter, key }, now)
}
