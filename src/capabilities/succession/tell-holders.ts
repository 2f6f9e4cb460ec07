import { awardUrl } from '#capabilities/awards/award.ts'
import { findLearner } from '#capabilities/awards/find-learner.ts'
import { listAwardEach } from '#capabilities/awards/list-award-each.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findSuccession } from './find-succession.ts'
import { type HoldersToTell, holdersToTell } from './succession-jobs.ts'
import { successionStateOf } from './succession-rules.ts'

const learnersAJob = 200

/**
 * Tells learners that the organisation which gave them badges has closed, and who sees and looks after them now: each once,
 * those alone who know that they have one. A job takes some and leaves the rest to the next.
 */
export async function tellHolders(
  { successionId, after }: HoldersToTell,
  { database, queue, mailer, site, now }: Pick<Services, 'database' | 'queue' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const found = await findSuccession({ id: successionId }, { database })
  if (!found || successionStateOf(found) !== 'in-force') return
  const { predecessor, successor } = found
  const page = await listAwardEach({ organisationId: predecessor.id, after, limit: learnersAJob }, { database })
  for (const { awardId } of page) {
    const learner = await findLearner(awardId, { database })
    if (!learner?.knows || learner.isUnreachable) continue
    const t = translator(learner.language)
    const named = { predecessor: predecessor.name, successor: successor.name }
    const heading = t('mail.succession.holder.heading', named)
    const letter = writeLetter({
      language: learner.language,
      heading,
      paragraphs: [t('mail.succession.holder.text', named), t('mail.succession.holder.sees', named)],
      action: { label: t('mail.succession.holder.action'), url: awardUrl(site.origin, awardId) },
      footer: t('mail.award.footer', { organisation: predecessor.name }),
    })
    const key = `succession ${successionId} to ${learner.email.toLowerCase()}`
    await mailer({ to: learner.email, subject: heading, ...letter, key, organisationId: successor.id }, now)
  }
  const last = page.at(-1)
  if (last && page.length === learnersAJob)
    await database
      .transaction()
      .execute((tx) => queue.enqueue(tx, holdersToTell, [{ successionId, after: last.recipientId }]))
}
