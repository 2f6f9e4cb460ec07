import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectCalls } from './call-store.ts'
import { findProgrammeInterest } from './confirm-programme-interest.ts'
import type { ProgrammeInterest } from './programme-interest.ts'
import { programmeInterestCode } from './programme-interest-code.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Asks the address whether it is theirs. */
export async function tellOfProgrammeInterest(
  { interestId }: { interestId: string },
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const interest = await findProgrammeInterest({ interestId }, { database })
  if (!interest || interest.provenAt) return
  const { language, email, placeName: place } = interest
  const t = translator(language)
  const url = `${site.origin}/programme/interests/${programmeInterestCode(interestId, masterKey)}`
  const letter = writeLetter({
    language,
    heading: t('mail.programme.interest.heading'),
    paragraphs: [t('mail.programme.interest.text', { place })],
    action: { label: t('mail.programme.interest.action'), url },
    footer: t('mail.programme.interest.footer'),
  })
  const subject = t('mail.programme.interest.subject')
  await mailer({ to: email, subject, ...letter, key: `programme-interest ${interestId}` }, now)
}

const atOnce = 100

/** Writes to everybody who asked to hear of the next call, each once, and deletes their address with it. */
export async function tellOfCall({ callId }: { callId: string }, powers: Powers): Promise<void> {
  const { database } = powers
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!call?.applicantsWrite) return
  for (;;) {
    const waiting = await database
      .selectFrom('programmeInterests')
      .select(['id', 'email', 'name', 'placeName', 'language', 'provenAt'])
      .where('provenAt', 'is not', null)
      .orderBy('id')
      .limit(atOnce)
      .$castTo<ProgrammeInterest>()
      .execute()
    for (const one of waiting) await tellOne(one, call, powers)
    if (waiting.length < atOnce) return
  }
}

async function tellOne(
  { id, language, email, placeName: place }: ProgrammeInterest,
  call: { id: string; slug: string; title: string; titleCy: string; closesAt: Date },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const t = translator(language)
  const title = inLanguage(language, call.title, call.titleCy)
  const letter = writeLetter({
    language,
    heading: t('mail.programme.opened.heading', { title }),
    paragraphs: [t('mail.programme.opened.text', { place, until: dayAndTime(language, call.closesAt, now) })],
    action: { label: t('mail.programme.opened.action'), url: `${site.origin}/programme/calls/${call.slug}` },
    footer: t('mail.programme.opened.footer'),
  })
  // The key lets it go out once also where the process ends before the address is deleted.
  const subject = t('mail.programme.opened.subject', { title })
  await mailer({ to: email, subject, ...letter, key: `programme-opened ${call.id} ${id}` }, now)
  await database.deleteFrom('programmeInterests').where('id', '=', id).execute()
}
