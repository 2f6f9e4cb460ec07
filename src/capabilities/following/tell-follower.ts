import { findStoppedAddress } from '#capabilities/awards/find-stopped-address.ts'
import {
  listCalledOffSessionsSince,
  listCalledOffSince,
  listOpportunitiesSince,
} from '#capabilities/opportunities/list-opportunities-since.ts'
import type { OpportunityListing } from '#capabilities/opportunities/opportunity.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { writeDigestCode } from './digest-code.ts'
import { mayHaveDigest } from './follow.ts'
import { listFollows, wantsDigest } from './list-follows.ts'

const ofEach = 5
const mostInMail = 20

/** Sends one follower a mail of what is new. Sends none where nothing is new or the person has turned it off. */
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
  const person = await findPerson({ id: personId }, { database })
  if (!person || !mayHaveDigest(person.ageBand) || !(await wantsDigest(personId, { database }))) return
  // An organisation said that its owner has left: another person may read its mail by now.
  if (await findStoppedAddress({ email: person.email }, { database })) return
  const language = person.locale
  const t = translator(language)
  const lines = await newsOf({ personId, since: new Date(since), language }, { database, site, now })
  if (lines.size === 0) return
  const unsubscribe = `${site.origin}/unfollow/${writeDigestCode(personId, masterKey)}`
  const letter = writeLetter({
    language,
    heading: t('mail.digest.heading', { count: lines.size }),
    paragraphs: [...lines.values()].slice(0, mostInMail),
    action: { label: t('mail.digest.action'), url: `${site.origin}/me/following` },
    footer: `${t('mail.digest.footer')} ${unsubscribe}`,
  })
  const key = `digest ${person.id} ${now.toISOString().slice(0, 10)}`
  await mailer({ to: person.email, subject: t('mail.digest.subject'), ...letter, key, unsubscribe }, now)
}

/** A line for each thing that is new or no longer as planned, by what it is about: two follows may find the same. */
async function newsOf(
  { personId, since, language }: { personId: string; since: Date; language: Language },
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<Map<string, string>> {
  const t = translator(language)
  const lines = new Map<string, string>()
  const tell = (key: string, one: OpportunityListing, before = '') => {
    const title = `${before}${inLanguage(language, one.title, one.titleCy)} (${one.organisationName})`
    lines.set(key, `• ${title}\n  ${site.origin}/${one.placeSlug}/opportunities/${one.slug}`)
  }
  for (const { narrowing } of await listFollows(personId, { database })) {
    const asked = { narrowing, since, limit: ofEach }
    for (const one of await listCalledOffSince(asked, { database, now }))
      tell(one.id, one, `${t(`opportunities.eventStatus.${one.eventStatus}`)}: `)
    for (const one of await listCalledOffSessionsSince(asked, { database, now })) {
      const when = dayAndTime(language, one.startsAt)
      tell(`${one.id} ${when}`, one, `${t(`opportunities.eventStatus.${one.sessionStatus}`)}, ${when}: `)
    }
    for (const one of await listOpportunitiesSince(asked, { database, now })) tell(one.id, one)
  }
  return lines
}
