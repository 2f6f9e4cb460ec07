import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findInvitation } from './find-invitation.ts'
import { findOrganisation } from './find-organisation.ts'

/** Sends an invitation, in the language of who is invited where that is known. */
export async function tellInvited(
  { invitationId }: { invitationId: string },
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const invitation = await findInvitation(invitationId, { database, now })
  const organisation = invitation && (await findOrganisation({ id: invitation.organisationId }, { database }))
  if (!organisation) return
  const language = (await findPerson({ email: invitation.email }, { database }))?.locale ?? invitation.locale
  const t = translator(language)
  const letter = writeLetter({
    language,
    heading: t('mail.invitation.heading', { organisation: organisation.name }),
    paragraphs: [t(`mail.invitation.${invitation.role}`), t('mail.invitation.agree')],
    action: { label: t('mail.invitation.action'), url: `${site.origin}/invitations/${invitation.id}` },
    footer: t('mail.invitation.footer', { organisation: organisation.name }),
  })
  const { organisationId } = invitation
  const subject = t('mail.invitation.subject', { organisation: organisation.name })
  await mailer({ to: invitation.email, subject, ...letter, key: `invitation ${invitationId}`, organisationId }, now)
}
