import type { Reading, Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { SignedIn } from './authority.ts'
import { writeMailChoiceCode } from './mail-choice-code.ts'
import { type MailKind, mailKinds } from './mail-kind.ts'

/** Switches each kind of mail on or off: those that are wanted are sent. */
export function chooseMails(
  { wanted }: { wanted: readonly MailKind[] },
  { database, signedIn, now }: Pick<Services, 'database'> & { signedIn: SignedIn; now: Date },
): Promise<void> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx) => {
    for (const kind of mailKinds)
      if (wanted.includes(kind))
        await tx.deleteFrom('stoppedMails').where('personId', '=', personId).where('kind', '=', kind).execute()
      else await stopMails({ personId, kind }, { tx, now })
  })
}

/** No more mails of this kind. The link in each of them does this without signing in. */
export async function stopMails(
  { personId, kind }: { personId: string; kind: MailKind },
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx
    .insertInto('stoppedMails')
    .columns(['personId', 'kind', 'stoppedAt'])
    .expression((from) =>
      from
        .selectFrom('people')
        .select((select) => ['people.id', select.val(kind).as('kind'), select.val(now).as('stoppedAt')])
        .where('people.id', '=', personId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listStoppedMails({ personId }: { personId: string }, { database }: Reading): Promise<MailKind[]> {
  const rows = await database.selectFrom('stoppedMails').select('kind').where('personId', '=', personId).execute()
  return mailKinds.filter((kind) => rows.some((row) => row.kind === kind))
}

export interface MailChoice {
  isStopped: boolean
  /** What stands at the foot of the mail, and where one press ends this kind; nothing without an account. */
  foot: string
  unsubscribe: string | undefined
}

/** Asked at the moment of sending: whether the account at this address wants mails of this kind, and how it ends them. */
export async function findMailChoice(
  { email, kind, language }: { email: string; kind: MailKind; language: Language },
  { database, masterKey, site }: Reading & Pick<Services, 'masterKey' | 'site'>,
): Promise<MailChoice> {
  const found = await database
    .selectFrom('people')
    .leftJoin('stoppedMails', (join) =>
      join.onRef('stoppedMails.personId', '=', 'people.id').on('stoppedMails.kind', '=', kind),
    )
    .select(['people.id', 'stoppedAt'])
    .where('people.id', '=', (whose) =>
      whose.selectFrom('personAddresses').select('personId').where('email', '=', email.toLowerCase()),
    )
    .executeTakeFirst()
  if (!found) return { isStopped: false, foot: '', unsubscribe: undefined }
  const unsubscribe = `${site.origin}/mails/${writeMailChoiceCode({ personId: found.id, kind }, masterKey)}`
  const foot = ` ${translator(language)('mail.stop')} ${unsubscribe}`
  return { isStopped: found.stoppedAt !== null, foot, unsubscribe }
}
