import { sql } from 'kysely'
import type { Tx } from '#infrastructure/database/database.ts'
import { eraseDeliveryReasons } from '#infrastructure/mail/erase-mails.ts'
import { awardMailKey } from './award.ts'
import { lockRecipients } from './recipient-store.ts'

interface Holder {
  personId: string
  /** Lower case. What waits at them, kept by nobody, is theirs. */
  emails: string[]
  /** What came later belongs to another person at the address. */
  before: Date
  /** To whom badges were given that went into the account from elsewhere: emptied where no badge is left there. */
  formerIds?: string[]
}

export interface ErasedHolder {
  awardIds: string[]
  /** What they were called on the badges. */
  names: string[]
}

/**
 * Takes a person out of everything that was given to them: the awards stay, count and can be withdrawn, and belong to nobody.
 * A badge that was being given at that moment may have found the recipient before: it is found by when they were erased.
 * What another account keeps from one of their addresses stays there, without the address. Recipients are held before awards.
 */
export async function eraseHolder(
  { personId, emails, before, formerIds = [] }: Holder,
  { tx, now }: { tx: Tx; now: Date },
): Promise<ErasedHolder> {
  const { rows: recipients } = await sql<{ id: string; name: string | null; isTheirs: boolean }>`
    select id, name, coalesce(person_id = ${personId}, true) as is_theirs from recipients
    where (person_id = ${personId} or email = any(${emails}::text[]) or erased_at = ${before}
        or (id = any(${formerIds}::uuid[]) and person_id is null
          and not exists (select from awards where recipient_id = recipients.id)))
      and created_at <= ${before}
    order by id for update`.execute(tx)
  const ids = recipients.filter((one) => one.isTheirs).map((one) => one.id)
  const awardIds = await eraseAwards({ recipientIds: ids }, { tx })
  await sql`
    update recipients set email = null, name = null, name_key = '', erased_at = ${now}
    where id = any(${ids}::uuid[]) and (erased_at is null or email is not null or name is not null)`.execute(tx)
  const others = recipients.filter((one) => !one.isTheirs).map((one) => one.id)
  await sql`update recipients set email = null where id = any(${others}::uuid[])`.execute(tx)
  // A badge of another learner that was to go to one of their addresses goes nowhere.
  await sql`delete from award_corrections where email = any(${emails}::text[]) and asked_at <= ${before}`.execute(tx)
  await eraseFromLists(tx, { emails, before })
  return { awardIds, names: recipients.flatMap((one) => (one.isTheirs && one.name ? [one.name] : [])) }
}

/**
 * What an award says of its holder goes, and with it evidence that was written for them, and the signed document in which
 * it stands. Evidence that others were given in the same words speaks of none of them, and stays.
 */
export async function eraseAwards({ recipientIds }: { recipientIds: string[] }, { tx }: { tx: Tx }): Promise<string[]> {
  const { rows } = await sql<{ id: string; hasEvidence: boolean }>`
    select id, evidence <> '[]' and not exists (
      select from awards as other
      where other.badge_id = awards.badge_id and other.organisation_id = awards.organisation_id
        and other.evidence = awards.evidence and other.recipient_id <> all(${recipientIds}::uuid[])) as has_evidence
    from awards where recipient_id = any(${recipientIds}::uuid[]) order by id for update`.execute(tx)
  const speaking = rows.filter((row) => row.hasEvidence).map((row) => row.id)
  const awardIds = rows.map((row) => row.id)
  await sql`
    update awards set note = null, card_name = null, name_shown = false, visibility = 'private',
      evidence = case when id = any(${speaking}::uuid[]) then '[]' else evidence end,
      claim_code_hash = null, revocation_reason = case when revoked_at is not null then '' end,
      suspension_reason = case when suspended_at is not null then '' end
    where id = any(${awardIds}::uuid[])`.execute(tx)
  // What was to be signed anew no more is: nobody holds it. Why it ran longer may speak of its holder.
  await sql`delete from award_extensions where award_id = any(${awardIds}::uuid[]) and signed_at is null`.execute(tx)
  await sql`delete from award_corrections where award_id = any(${awardIds}::uuid[]) and signed_at is null`.execute(tx)
  await sql`delete from renewal_requests where award_id = any(${awardIds}::uuid[])`.execute(tx)
  await sql`update award_extensions set reason = '' where award_id = any(${awardIds}::uuid[])`.execute(tx)
  // A wallet's key is its learner's name there.
  await sql`update award_copies set holder = null where award_id = any(${awardIds}::uuid[])`.execute(tx)
  await eraseDocuments(tx, speaking)
  await sql`
    with line as (select id, split_part(request_line, ':', 1) as run, split_part(request_line, ':', 2) as position
      from awards where id = any(${awardIds}::uuid[]) and request_line ~ '^[0-9a-f-]{36}:[0-9]+$')
    update award_run_lines set email = null, name = null, note = null, evidence = '[]'
    from line where run_id = line.run::uuid and award_run_lines.position = line.position::int`.execute(tx)
  await eraseDeliveryReasons({ abouts: awardIds.map(awardMailKey) }, { tx })
  await eraseReasonsInLog(tx, awardIds)
  return awardIds
}

/** Evidence stands in the signed document, which cannot be changed: this site gives it out no more. Copies stay genuine. */
async function eraseDocuments(tx: Tx, awardIds: string[]) {
  if (awardIds.length === 0) return
  const { rows } = await sql<{ frameId: string | null }>`
    delete from award_credentials where award_id = any(${awardIds}::uuid[]) returning frame_id`.execute(tx)
  const frameIds = [...new Set(rows.flatMap((row) => row.frameId ?? []))]
  await sql`
    delete from credential_frames where id = any(${frameIds}::uuid[])
      and not exists (select from award_credentials where frame_id = credential_frames.id)`.execute(tx)
}

/** What the log remembers of why a badge was put on hold or withdrawn may speak of its holder. */
async function eraseReasonsInLog(tx: Tx, awardIds: string[]) {
  await sql`set local waymark.erasing = 'on'`.execute(tx)
  await sql`
    update audit_entries set detail = detail - 'reason'
    where subject_id = any(${awardIds}::uuid[]) and detail ? 'reason'`.execute(tx)
  await sql`set local waymark.erasing = 'off'`.execute(tx)
}

/**
 * Takes the holder out of a badge that is kept by its card alone. Whom it was given to is emptied too, where that is known
 * by nothing but this card. Nothing happens where an account has kept it meanwhile: the answer says whether anything did.
 */
export async function eraseCardHolder(
  { awardId }: { awardId: string },
  { tx, now }: { tx: Tx; now: Date },
): Promise<boolean> {
  await lockRecipients(tx, sql`select recipient_id from awards where id = ${awardId}`, 'no key update')
  const { rows } = await sql<{ recipientId: string; isCardsAlone: boolean }>`
    select recipient_id, recipients.email is null and recipients.person_id is null
      and not exists (select from awards as other where other.recipient_id = recipients.id and other.id <> awards.id)
      as is_cards_alone
    from awards join recipients on recipients.id = recipient_id
    where awards.id = ${awardId} and kept_by_card for update of awards`.execute(tx)
  const [held] = rows
  if (!held) return false
  if (held.isCardsAlone) {
    await eraseAwards({ recipientIds: [held.recipientId] }, { tx })
    await sql`
      update recipients set name = null, name_key = '', erased_at = ${now} where id = ${held.recipientId}`.execute(tx)
  } else
    await sql`
      update awards set card_name = null, name_shown = false, claim_code_hash = null where id = ${awardId}`.execute(tx)
  return true
}

/** Lists that were pasted or uploaded, codes for people on a list, and what stops an address. */
async function eraseFromLists(tx: Tx, { emails, before }: Pick<Holder, 'emails' | 'before'>) {
  await sql`delete from award_offer_people where email = any(${emails}::text[])`.execute(tx)
  await sql`
    delete from stopped_addresses where email = any(${emails}::text[]) and stopped_at <= ${before}`.execute(tx)
  // A run that is still at work reads its lines: they are blanked when it has ended (`awaitsRuns`).
  await sql`
    update award_run_lines set email = null, name = null, note = null, evidence = '[]'
    from award_runs where award_runs.id = run_id and finished_at is not null and asked_at <= ${before}
      and lower(award_run_lines.email) = any(${emails}::text[])`.execute(tx)
  for (const email of emails) {
    const part = `%${email.replace(/[\\%_]/g, '\\$&')}%`
    await sql`
      update award_lists set
        rows = (select coalesce(jsonb_agg(case when row::text ilike ${part}
            then jsonb_set(row, '{cells}', '[]') else row end order by place), '[]')
          from jsonb_array_elements(rows) with ordinality as each(row, place)),
        mended = (select coalesce(jsonb_object_agg(key, value) filter (where value::text not ilike ${part}
            and not exists (select from jsonb_array_elements(rows) as row
              where row ->> 'line' = key and row::text ilike ${part})), '{}')
          from jsonb_each(mended))
      where made_at <= ${before} and (rows::text ilike ${part} or mended::text ilike ${part})`.execute(tx)
  }
}

/** Whether a run that was asked for before is still to give something to one of these addresses. */
export async function awaitsRuns(
  { emails, before }: Pick<Holder, 'emails' | 'before'>,
  { tx }: { tx: Tx },
): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from award_run_lines join award_runs on award_runs.id = run_id
      where finished_at is null and undone_at is null and asked_at <= ${before}
        and lower(award_run_lines.email) = any(${emails}::text[])) as waits`.execute(tx)
  return rows[0]?.waits === true
}
