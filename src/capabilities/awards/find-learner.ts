import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import { isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { awardMailKey } from './award.ts'

export interface Learner {
  email: string
  language: Language
  /** Whether they know that they have it: they were told by mail, or have kept it. */
  knows: boolean
  /** The mail that brought it came back, or its reader wants none. */
  isUnreachable: boolean
}

/** How the learner of an award is written to: at the address of their account, else where it was given. */
export async function findLearner(awardId: string, { database }: Reading): Promise<Learner | undefined> {
  const { rows } = await sql<Omit<Learner, 'email' | 'language'> & { email: string | null; locale: string }>`
    select coalesce(mailbox_of(people.id), recipients.email) as email, coalesce(people.locale, recipients.locale) as locale,
      claimed_at is not null or exists (select from sent_mails where key = ${awardMailKey(awardId)}) as knows,
      exists (select from delivery_states where about = ${awardMailKey(awardId)}
        and state in ('bounced', 'interrupted', 'complained')) as is_unreachable
    from awards join recipients on recipients.id = recipient_id left join people on people.id = recipients.person_id
    where awards.id = ${awardId}`.execute(database)
  const [row] = rows
  if (!row?.email) return undefined
  const { email, locale, knows, isUnreachable } = row
  return { email, language: isLanguage(locale) ? locale : 'en', knows, isUnreachable }
}
