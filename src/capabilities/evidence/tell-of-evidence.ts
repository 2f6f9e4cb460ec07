import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findOrganisation, listMembers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import type { Person } from '#capabilities/people/person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { TellingState } from './evidence-jobs.ts'
import { selectPieces } from './evidence-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells the organisation that evidence waits and the learner that it arrived, or the learner what was decided. */
export async function tellOfEvidence(
  { pieceId, state, at }: { pieceId: string; state: TellingState; at: string },
  powers: Powers,
): Promise<void> {
  const { database } = powers
  const piece = await selectPieces(database).where('id', '=', pieceId).executeTakeFirst()
  // Taken back, or decided meanwhile: the news of that follows by itself.
  if (!piece || piece.state !== state) return
  const [learner, badge, organisation] = await Promise.all([
    findPerson({ id: piece.personId }, { database }),
    findBadge({ id: piece.badgeId }, { database }),
    findOrganisation({ id: piece.organisationId }, { database }),
  ])
  if (!learner || !badge || !organisation) return
  const tell = async (reader: Person, { kind, path }: { kind: TellingState | 'waits'; path: string }) => {
    const t = translator(reader.locale)
    const named = { badge: inLanguage(reader.locale, badge.name, badge.nameCy), organisation: organisation.name }
    const comment = kind !== 'waits' && piece.comment ? [t('evidence.mail.said', { comment: piece.comment })] : []
    const letter = writeLetter({
      language: reader.locale,
      heading: t(`evidence.mail.${kind}.heading`, named),
      paragraphs: [t(`evidence.mail.${kind}.text`, named), ...comment],
      action: { label: t('evidence.mail.action'), url: powers.site.origin + path },
      footer: t(kind === 'waits' ? 'evidence.mail.footerAssessor' : 'evidence.mail.footer', named),
    })
    const key = `evidence ${pieceId} ${state} ${at} ${reader.id}`
    await powers.mailer(
      { to: reader.email, subject: t(`evidence.mail.${kind}.heading`, named), ...letter, key },
      powers.now,
    )
  }
  await tell(learner, { kind: state, path: `/me/evidence/${pieceId}` })
  if (state !== 'sent') return
  for (const { personId } of await listMembers(organisation.id, { database })) {
    const member = await findPerson({ id: personId }, { database })
    if (member)
      await tell(member, { kind: 'waits', path: `/organisations/${organisation.slug}/manage/evidence/${pieceId}` })
  }
}
