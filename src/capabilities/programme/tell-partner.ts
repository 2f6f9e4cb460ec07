import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language, otherLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findPartner } from './ask-partner.ts'
import { partnerCodeOf } from './partner-code.ts'
import { type PartnerWords, partnerLetter } from './partner-letter-rules.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Asks a partner by mail, in both languages, whether what an application says of them is so. */
export async function tellPartner(
  { partnerId }: { partnerId: string },
  { database, mailer, masterKey, site, now }: Powers,
): Promise<void> {
  const partner = await findPartner({ partnerId }, { database })
  if (!partner?.email) return
  const { language, placeName: place, applicantName: by, organisation, name, part } = partner
  const wordsIn = (of: Language): PartnerWords => {
    const title = inLanguage(of, partner.title, partner.titleCy)
    return (key) => translator(of)(`mail.partner.${key}`, { place, by, organisation, name, part, title })
  }
  const { subject, action, ...words } = partnerLetter(wordsIn(language), wordsIn(otherLanguage(language)))
  const url = `${site.origin}/programme/partners/${partnerCodeOf(partnerId, masterKey)}`
  const letter = writeLetter({ language, ...words, action: { label: action, url } })
  await mailer({ to: partner.email, subject, ...letter, key: `partner ${partnerId}` }, now)
}
