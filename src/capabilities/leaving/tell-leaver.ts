import { sql } from 'kysely'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { leaverAbout, leaverLinkOf, leaverMailKey } from './leaver-code.ts'
import { hasAnother } from './leaving-store.ts'
import { prepareLeaverLetter } from './prepare-leaver-letter.ts'

interface Told {
  leaverId: string
  nth: 0 | 1 | 2
  mailId: string
}

type Powers = Pick<Services, 'database' | 'mailer' | 'masterKey' | 'site'> & { now: Date }

/** Invites a leaver to add another address, or reminds them. What was called off or added meanwhile is not written of. */
export async function tellLeaver({ leaverId, nth, mailId }: Told, powers: Powers): Promise<void> {
  const { database, mailer, masterKey, site, now } = powers
  const { rows } = await sql<{
    email: string
    name: string | null
    locale: string
    organisationId: string
    organisation: string
    fallsAt: Date
    badges: number
  }>`
    select leavers.email, recipients.name, coalesce(people.locale, recipients.locale) as locale, leavers.organisation_id,
      organisations.name as organisation, falls_at,
      (select count(*) from awards where recipient_id in (leavers.recipient_id, leavers.holder_id)
        and awards.organisation_id = leavers.organisation_id and revoked_at is null) as badges
    from leavers join leavings on leavings.id = leaving_id join recipients on recipients.id = recipient_id
      join organisations on organisations.id = leavers.organisation_id left join people on people.id = recipients.person_id
    where leavers.id = ${leaverId} and left_out_at is null and stopped_at is null and called_off_at is null
      and fell_at is null and falls_at > ${now} and not ${hasAnother}`.execute(database)
  const [leaver] = rows
  if (!leaver || leaver.badges === 0) return
  const { organisation, organisationId, email, name, badges, fallsAt } = leaver
  const language = isLanguage(leaver.locale) ? leaver.locale : 'en'
  const url = `${site.origin}/leaving/${leaverLinkOf(leaverId, masterKey)}`
  const { subject, text, html } = prepareLeaverLetter({
    nth,
    language,
    organisation,
    fallsAt,
    name,
    email,
    badges,
    url,
  })
  const key = leaverMailKey(leaverId, nth)
  await mailer({ to: email, subject, text, html, id: mailId, key, about: leaverAbout(leaverId), organisationId }, now)
}
