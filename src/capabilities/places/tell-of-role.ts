import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findPlace } from './find-place.ts'
import { findRoleInvitation } from './find-role-invitation.ts'
import { placeName } from './place.ts'

/** Sends the offer of a role, in the language of who is meant where that is known. */
export async function tellOfRole(
  { invitationId }: { invitationId: string },
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const invitation = await findRoleInvitation(invitationId, { database, now })
  if (!invitation) return
  const { placeId, email } = invitation
  const place = placeId ? await findPlace({ id: placeId }, { database }) : undefined
  const language = (await findPerson({ email }, { database }))?.locale ?? invitation.locale
  const t = translator(language)
  const role = place ? 'lead' : 'administrator'
  const named = { place: place ? placeName(place, language) : '' }
  const letter = writeLetter({
    language,
    heading: t(`mail.role.${role}.heading`, named),
    paragraphs: [t(`mail.role.${role}.text`, named), t('mail.role.agree')],
    action: { label: t('mail.invitation.action'), url: `${site.origin}/invitations/roles/${invitation.id}` },
    footer: t('mail.role.footer'),
  })
  await mailer(
    { to: email, subject: t(`mail.role.${role}.heading`, named), ...letter, key: `role ${invitationId}` },
    now,
  )
}
