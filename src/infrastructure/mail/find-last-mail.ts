import type { Database } from '../database/database.ts'

/** When a mail was last handed over to the mail server, as far as mails are remembered. */
export async function findLastMail(database: Database): Promise<Date | undefined> {
  const mail = await database
    .selectFrom('sentMails')
    .select('sentAt')
    .where('acceptedAt', 'is not', null)
    .orderBy('sentAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return mail?.sentAt
}
