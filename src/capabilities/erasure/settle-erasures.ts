import { sql } from 'kysely'
import { eraseJoins } from '#capabilities/accounts/erase-joins.ts'
import { eraseAnswers } from '#capabilities/asks/erase-answers.ts'
import { awaitsRuns, eraseCardHolder, eraseHolder } from '#capabilities/awards/erase-holder.ts'
import { listKeptAddresses } from '#capabilities/awards/list-kept-addresses.ts'
import { eraseBroughtBadges } from '#capabilities/brought/erase-brought-badges.ts'
import { erasePairs, eraseReports } from '#capabilities/community/erase-reports.ts'
import { eraseEarner } from '#capabilities/earning/erase-earner.ts'
import { eraseAttendee } from '#capabilities/events/erase-attendee.ts'
import { eraseEvidence } from '#capabilities/evidence/erase-evidence.ts'
import { eraseFollows } from '#capabilities/following/erase-follows.ts'
import { eraseGuardian } from '#capabilities/guardians/erase-guardian.ts'
import { eraseReader } from '#capabilities/impact/erase-reader.ts'
import { eraseInterests } from '#capabilities/interests/erase-interests.ts'
import { eraseIntroductions } from '#capabilities/introductions/erase-introductions.ts'
import { eraseLeaver } from '#capabilities/leaving/erase-leaver.ts'
import { listFormerRecipients } from '#capabilities/leaving/list-former-recipients.ts'
import { eraseNetwork } from '#capabilities/network/erase-network.ts'
import { eraseMember } from '#capabilities/organisations/erase-member.ts'
import { eraseGoals } from '#capabilities/pathways/erase-goals.ts'
import { erasePerson, eraseTraces } from '#capabilities/people/erase-person.ts'
import { listAddresses } from '#capabilities/people/list-addresses.ts'
import { eraseGrowing } from '#capabilities/placements/erase-growing.ts'
import { eraseNotes } from '#capabilities/placements/erase-notes.ts'
import { eraseVoice } from '#capabilities/placements/erase-voice.ts'
import { eraseLead } from '#capabilities/places/erase-lead.ts'
import { erasePortfolio } from '#capabilities/portfolio/erase-portfolio.ts'
import { eraseApplicant } from '#capabilities/programme/erase-applicant.ts'
import { erasePledgeReports } from '#capabilities/recognition/erase-pledge-reports.ts'
import { eraseWalletOffers } from '#capabilities/wallets/erase-wallet-offers.ts'
import { forgetAllAttempts } from '#infrastructure/database/attempts.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { eraseJobs } from '#infrastructure/jobs/erase-jobs.ts'
import { eraseMails } from '#infrastructure/mail/erase-mails.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Erasure } from './erasure.ts'
import { isSweepDue } from './erasure-rules.ts'
import { lockErasure, selectErasures } from './erasure-store.ts'
import { tellErased } from './tell-of-erasure.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'mailer' | 'site'> & { now: Date }

const mostAtOnce = 20

/**
 * Goes on with what is due, by the clock. Each step of one erasure is one transaction under its row's lock: where the
 * process ends in between, the next one goes on. The account goes first; then what was written meanwhile is looked for
 * once more; then the last mail goes, and the address with it.
 */
export async function settleErasures(powers: Powers): Promise<void> {
  const { database, now } = powers
  const due = await selectErasures(database)
    .where('dueAt', '<=', now)
    .where('doneAt', 'is', null)
    .orderBy('dueAt')
    .limit(mostAtOnce)
    .execute()
  const failures: unknown[] = []
  // One that cannot be done holds up no other.
  for (const { id } of due) await settleOne(id, powers).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

async function settleOne(id: string, powers: Powers): Promise<void> {
  const { database, now } = powers
  await database.transaction().execute(async (tx) => {
    const erasure = await lockErasure(tx, id)
    if (erasure && !erasure.removedAt) await remove(tx, erasure, powers)
  })
  await database.transaction().execute(async (tx) => {
    const erasure = await lockErasure(tx, id)
    if (erasure?.removedAt && !erasure.sweptAt && isSweepDue({ removedAt: erasure.removedAt }, now))
      await sweepAgain(tx, { ...erasure, removedAt: erasure.removedAt }, powers)
  })
  await finish(id, powers)
}

/** Everything at once: a person is never half erased. */
async function remove(tx: Tx, { id, personId, awardId, email }: Erasure, { queue, now }: Powers): Promise<void> {
  let otherEmails: string[] = []
  if (personId) {
    // The person before recipients and awards: a tab that keeps a badge at this moment waits, or is waited for.
    await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute()
    const own = await listAddresses({ personId }, { database: tx })
    const former = await listKeptAddresses({ personId }, { database: tx })
    const emails = [...new Set([...own, ...former, ...(email ? [email] : [])])]
    const { awardIds, subjects } = await eraseEverywhere(tx, { personId, emails, before: now }, { queue, now })
    await eraseWalletOffers({ awardIds }, { tx })
    const { childIds } = await eraseGuardian({ personId, emails }, { tx })
    for (const childId of childIds) {
      const { awardIds: theirs } = await eraseHolder({ personId: childId, emails: [], before: now }, { tx, now })
      await eraseAttendee({ personId: childId, emails: [], awardIds: theirs, before: now }, { tx, queue, now })
      await erasePerson({ personId: childId }, { tx, now })
    }
    await eraseEvidence({ personId }, { tx, now })
    await eraseFollows({ personId }, { tx })
    await eraseGoals({ personId }, { tx })
    await erasePledgeReports({ personId }, { tx })
    await eraseJoins({ personId }, { tx, now })
    await eraseAnswers({ personId }, { tx })
    await erasePortfolio({ personId }, { tx })
    await eraseBroughtBadges({ personId }, { tx })
    await eraseTraces({ personId, emails, subjects, awardIds }, { tx })
    await erasePerson({ personId }, { tx, now })
    const entry = { actorId: undefined, action: 'person.erased', subjectType: 'person', subjectId: personId }
    await audit(tx, entry, now)
    otherEmails = emails.filter((one) => one !== email)
  }
  if (awardId) {
    if (await eraseCardHolder({ awardId }, { tx, now }))
      await eraseAttendee({ emails: [], awardIds: [awardId], before: now }, { tx, queue, now })
    await forgetAllAttempts(tx, [awardId])
  }
  await tx
    .updateTable('erasures')
    .set({ removedAt: now, otherEmails, listedAwards: [], namedAwards: [] })
    .where('id', '=', id)
    .execute()
}

interface Subject {
  personId: string
  emails: string[]
  before: Date
}

/** Wherever an address may stand. */
async function eraseEverywhere(tx: Tx, subject: Subject, { queue, now }: Pick<Powers, 'queue' | 'now'>) {
  const formerIds = await listFormerRecipients(subject, { database: tx })
  const { awardIds, names } = await eraseHolder({ ...subject, formerIds }, { tx, now })
  const attended = await eraseAttendee({ ...subject, awardIds }, { tx, queue, now })
  await eraseInterests(subject, { tx })
  await eraseIntroductions(subject, { tx })
  await eraseEarner({ emails: subject.emails, names: [...names, ...attended.names] }, { tx })
  await eraseLeaver(subject, { tx })
  await eraseMember(subject, { tx })
  await eraseLead(subject, { tx })
  await eraseVoice(subject, { tx })
  await eraseGrowing(subject, { tx })
  await eraseNotes(subject, { tx })
  await eraseNetwork(subject, { tx })
  await eraseReports(subject, { tx })
  await erasePairs(subject, { tx })
  await eraseApplicant(subject, { tx, now })
  await eraseReader(subject, { tx })
  await eraseMails(subject, { tx })
  await eraseJobs(subject, { tx })
  return { awardIds, subjects: attended.phones }
}

/** The address is free by now: only what is older than that belongs to who was erased. */
async function sweepAgain(tx: Tx, erasure: Erasure & { removedAt: Date }, powers: Powers) {
  const { id, personId, email, otherEmails, removedAt } = erasure
  const emails = [...(email ? [email] : []), ...otherEmails]
  if (personId && emails.length > 0) {
    const subject = { personId, emails, before: removedAt }
    if (await awaitsRuns(subject, { tx })) return
    await eraseEverywhere(tx, subject, powers)
  }
  await tx.updateTable('erasures').set({ sweptAt: powers.now }).where('id', '=', id).execute()
}

/**
 * The last mail, and with it the address. Noted before it goes out: where the process ends in between it may be lost, and
 * never goes twice. While the mail server is away it is tried again, for three days.
 */
async function finish(id: string, { database, mailer, site, now }: Powers): Promise<void> {
  const { rows } = await sql<{ email: string | null; language: Erasure['language']; removedAt: Date }>`
    with held as (select id, email from erasures where id = ${id} and swept_at is not null and done_at is null for update)
    update erasures set done_at = ${now}, email = null, other_emails = '{}' from held where erasures.id = held.id
    returning held.email, language, removed_at`.execute(database)
  const [ended] = rows
  if (!ended?.email) return
  const { email, language, removedAt } = ended
  try {
    await tellErased({ email, language }, { mailer, site, now })
  } catch (error) {
    if (now.getTime() < removedAt.getTime() + longestWaitMs)
      await database.updateTable('erasures').set({ doneAt: null, email }).where('id', '=', id).execute()
    throw error
  }
}

const longestWaitMs = 3 * 86_400_000
