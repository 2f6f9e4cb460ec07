import { listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { Introduction, IntroductionState } from './introduction.ts'
import { guardianLinkOf } from './introduction-code.ts'
import type { IntroductionNews } from './introduction-jobs.ts'
import { selectIntroductions, selectReadable } from './introduction-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Where one must still stand for its news to be told; where it went on, the news of that follows by itself. */
const whileIn: Partial<Record<IntroductionNews, readonly IntroductionState[]>> = {
  'guardian-asked': ['waiting'],
  'guardian-agreed': ['sent', 'accepted', 'declined'],
  'guardian-refused': ['refused'],
  sent: ['sent'],
  accepted: ['accepted'],
  declined: ['declined'],
}

/** Tells who has to know what became of an introduction: its sender, the guardian who is asked, or its employer. */
export async function tellOfIntroduction(
  { introductionId, news }: { introductionId: string; news: IntroductionNews },
  powers: Powers,
): Promise<void> {
  const { database, now } = powers
  const introduction = await selectIntroductions(database, now)
    .select('introductions.guardianEmail')
    .where('introductions.id', '=', introductionId)
    .executeTakeFirst()
  if (!introduction || introduction.takenBackAt) return
  if (whileIn[news]?.includes(introduction.state) === false) return
  const sender = await findPerson({ id: introduction.personId }, { database })
  if (!sender || sender.erasingAt) return
  if (news === 'sent') return tellEmployer(introduction, powers)
  const { guardianEmail } = introduction
  if (news !== 'guardian-asked')
    return tellSender(introduction, { news, email: sender.email, language: sender.locale }, powers)
  if (guardianEmail)
    await tellGuardian(introduction, { name: sender.name, email: guardianEmail, language: sender.locale }, powers)
}

/** Of a day there is one mail, and it names nobody. Nothing of what cannot be read at the moment. */
async function tellEmployer({ id, organisationId }: Introduction, powers: Powers): Promise<void> {
  const { database, now } = powers
  const readable = await selectReadable(database, now).where('introductions.id', '=', id).executeTakeFirst()
  if (readable) await writeToManagers({ organisationId, about: 'sent', day: now.toISOString().slice(0, 10) }, powers)
}

/** Tells an organisation that something which it was sent ends soon; nothing where it can read none of it now. */
export async function tellOfEndingIntroductions(
  { organisationId, day }: { organisationId: string; day: string },
  powers: Powers,
): Promise<void> {
  const { database, now } = powers
  const readable = await selectReadable(database, now)
    .where('introductions.organisationId', '=', organisationId)
    .where('introductions.warnedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (readable) await writeToManagers({ organisationId, about: 'ends', day }, powers)
}

interface ToManagers {
  organisationId: string
  about: 'sent' | 'ends'
  day: string
}

async function writeToManagers(
  { organisationId, about, day }: ToManagers,
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const { name: organisation, slug } = await database
    .selectFrom('organisations')
    .select(['name', 'slug'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  for (const { personId } of await listManagers(organisationId, { database })) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const heading = t(`mail.introduction.employer.${about}.heading`)
    const letter = writeLetter({
      ...{ language, heading, paragraphs: [t(`mail.introduction.employer.${about}.text`)] },
      action: {
        label: t('mail.introduction.look'),
        url: `${site.origin}/organisations/${slug}/manage/introductions`,
      },
      footer: t('mail.review.footerManager', { organisation }),
    })
    const key = `introductions ${about} ${organisationId} ${day} ${personId}`
    await mailer({ to: person.email, subject: heading, ...letter, key }, now)
  }
}

interface ToSender {
  news: Exclude<IntroductionNews, 'guardian-asked' | 'sent'>
  email: string
  language: Language
}

async function tellSender(
  { id, organisationName: name, endsAt }: Introduction,
  { news, email, language }: ToSender,
  { mailer, site, now }: Powers,
): Promise<void> {
  const t = translator(language)
  const heading = t(`mail.introduction.${news}.heading`, { name })
  const letter = writeLetter({
    ...{ language, heading },
    paragraphs: [t(`mail.introduction.${news}.text`, { name, until: longDate(language, endsAt) })],
    action: { label: t('mail.introduction.look'), url: `${site.origin}/me/introductions/${id}` },
    footer: t('mail.collection.footer', { site: new URL(site.origin).host }),
  })
  await mailer({ to: email, subject: heading, ...letter, key: `introduction ${id} ${news}` }, now)
}

async function tellGuardian(
  { id, organisationName: name, endsAt }: Introduction,
  { name: learner, email, language }: { name: string; email: string; language: Language },
  { mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const t = translator(language)
  const named = { learner, name, until: longDate(language, endsAt) }
  const heading = t('mail.introduction.guardian-asked.heading', named)
  const letter = writeLetter({
    ...{ language, heading, paragraphs: [t('mail.introduction.guardian-asked.text', named)] },
    action: {
      label: t('mail.introduction.guardian-asked.action'),
      url: `${site.origin}/introductions/${guardianLinkOf(id, masterKey)}`,
    },
    footer: t('mail.introduction.guardian-asked.footer', { site: new URL(site.origin).host }),
  })
  await mailer({ to: email, subject: heading, ...letter, key: `introduction ${id} guardian ${email}` }, now)
}
