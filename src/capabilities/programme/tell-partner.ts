import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findPartner } from './ask-partner.ts'
import { partnerCodeOf } from './partner-code.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Asks a partner by mail, in both languages, whether what an application says of them is so. */
export async function tellPartner(
  { partnerId }: { partnerId: string },
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const partner = await findPartner({ partnerId }, { database })
  if (!partner?.email) return
  const { language } = partner
  // One mail for both: nobody knows which of them the partner reads.
  const other: Language = language === 'en' ? 'cy' : 'en'
  const words = (of: Language) => {
    const t = translator(of)
    const figures = {
      ...{ place: partner.placeName, by: partner.applicantName, organisation: partner.organisation },
      ...{ title: inLanguage(of, partner.title, partner.titleCy), name: partner.name, part: partner.part },
    }
    return { t, figures }
  }
  const [first, second] = [words(language), words(other)]
  const url = `${site.origin}/programme/partners/${partnerCodeOf(partnerId, masterKey)}`
  const letter = writeLetter({
    language,
    heading: first.t('mail.partner.heading', first.figures),
    paragraphs: [
      first.t('mail.partner.text', first.figures),
      first.t('mail.partner.part', first.figures),
      second.t('mail.partner.heading', second.figures),
      second.t('mail.partner.text', second.figures),
    ],
    action: { label: `${first.t('mail.partner.action')} / ${second.t('mail.partner.action')}`, url },
    footer: `${first.t('mail.partner.footer', first.figures)} ${second.t('mail.partner.footer', second.figures)}`,
  })
  const subject = first.t('mail.partner.subject', first.figures)
  await mailer({ to: partner.email, subject, ...letter, key: `partner ${partnerId}` }, now)
}
