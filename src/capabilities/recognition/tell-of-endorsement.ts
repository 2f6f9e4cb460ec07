import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listLeads } from '#capabilities/places/find-place.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type EndorsementOnDesk, endorsedOf, endorsedPath } from './endorsement.ts'
import { findEndorsement } from './find-endorsement.ts'
import type { EndorsementMove } from './recognition-jobs.ts'

/** Tells the managers of the other side that they are asked to endorse something, or what became of that. */
export async function tellOfEndorsement(
  { endorsementId, state }: EndorsementMove,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const found = await findEndorsement({ id: endorsementId }, { database })
  // It went on in the meantime: the news of that follows by itself. A question that was taken back is not told of.
  if (!found || found.state !== state || state === 'cancelled') return
  const isToEndorser = state === 'asked'
  const { id: endorsedId, kind: endorsedKind } = endorsedOf(found)
  // Who did not ask about itself, or its pathway, reads what was said, and not that nothing was.
  const isOwnerTold = endorsedKind === 'badge' || state !== 'declined'
  const toldId = isToEndorser ? found.organisationId : isOwnerTold ? found.ownerId : null
  const told = toldId ? await findOrganisation({ id: toldId }, { database }) : undefined
  const desk = `${site.origin}/organisations/${told?.slug}/manage`
  const atOwner =
    endorsedKind === 'badge' ? `${desk}/badges/${endorsedId}/recognition` : `${site.origin}${endorsedPath(found)}`
  const url = isToEndorser ? `${desk}/recognition/${endorsementId}` : atOwner
  // A question that is taken back and asked again, and again, is one mail a day.
  const about = isToEndorser ? `${endorsedId} ${found.organisationId} ${localParts(found.askedAt).date}` : endorsementId
  const managers = told ? await listManagers(told.id, { database }) : []
  const asker = isToEndorser ? undefined : await leadWhoAsked(found, { database })
  const readers = managers.map(({ personId }) => ({ personId, isLead: false }))
  // Who asked for the place reads the answer, too; who also manages its organisation reads it once.
  if (asker && !readers.some(({ personId }) => personId === asker)) readers.push({ personId: asker, isLead: true })
  for (const { personId, isLead } of readers) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = {
      name: inLanguage(language, found.name, found.nameCy),
      endorser: found.organisationName,
      owner: found.ownerName,
      organisation: told?.name ?? found.ownerName,
    }
    const kind = state === 'asked' && found.askedFor === 'new-words' ? 'asked-again' : state
    const heading = t(`mail.endorsement.${kind}.heading`, named)
    const letter = writeLetter({
      language,
      heading,
      paragraphs: [t(`mail.endorsement.${kind}.text`, named)],
      action: {
        label: t(isToEndorser ? 'mail.endorsement.look' : 'mail.endorsement.see'),
        url: isLead ? `${site.origin}/${found.placeSlug}/lead/recognition` : url,
      },
      footer: t(isLead ? 'mail.review.footerLead' : 'mail.review.footerManager', named),
    })
    const key = `endorsement ${about} ${state} ${personId}`
    await mailer({ to: person.email, subject: heading, ...letter, key }, now)
  }
}

/** The person who asked for the place, where they lead it still. */
async function leadWhoAsked(
  { id, placeId, askedFor }: EndorsementOnDesk,
  { database }: Reading,
): Promise<string | undefined> {
  if (askedFor !== 'lead') return undefined
  const asked = await database.selectFrom('endorsements').select('askedBy').where('id', '=', id).executeTakeFirst()
  const leads = await listLeads(placeId, { database })
  return leads.find(({ personId }) => personId === asked?.askedBy)?.personId
}
