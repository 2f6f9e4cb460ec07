import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listLeads } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findSuccession } from './find-succession.ts'
import type { Succession } from './succession.ts'
import type { SuccessionMove } from './succession-jobs.ts'
import { successionStateOf } from './succession-rules.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }
type Role = 'predecessor' | 'successor' | 'lead'

interface Reader {
  /** Of the account, or the address of the organisation itself. */
  key: string
  email: string
  language: Language
  role: Role
}

/** Tells both organisations and those who lead the place what became of a succession. Each is told once. */
export async function tellOfSuccession({ successionId, state }: SuccessionMove, powers: Powers): Promise<void> {
  const { database, mailer, site, now } = powers
  const found = await findSuccession({ id: successionId }, { database })
  // It went on in the meantime: the news of that follows by itself.
  if (!found || successionStateOf(found) !== state) return
  for (const { key, email, language, role } of await readersOf(found, powers)) {
    const t = translator(language)
    const named = {
      predecessor: found.predecessor.name,
      successor: found.successor.name,
      place: inLanguage(language, found.placeName, found.placeNameCy),
      until: longDate(language, found.noticeUntil),
      reason: found.endingReason ?? found.reason,
    }
    const heading = t(`mail.succession.${state}.heading`, named)
    const mayObject = role === 'predecessor' && found.askedBy === 'lead' && (state === 'asked' || state === 'agreed')
    const letter = writeLetter({
      language,
      heading,
      paragraphs: [
        t(`mail.succession.${state}.text`, named),
        ...(named.reason ? [t('mail.succession.reason', named)] : []),
        ...(mayObject ? [t('mail.succession.object', named)] : []),
      ],
      action: { label: t('mail.succession.look'), url: `${site.origin}${deskOf(found, role)}` },
      footer: t(`mail.succession.footer.${role}`, named),
    })
    await mailer({ to: email, subject: heading, ...letter, key: `succession ${successionId} ${state} ${key}` }, now)
  }
}

function deskOf({ predecessor, successor, placeSlug }: Succession, role: Role): string {
  if (role === 'lead') return `/${placeSlug}/lead/organisations/${predecessor.slug}/succession`
  const { slug } = role === 'predecessor' ? predecessor : successor
  return `/organisations/${slug}/manage/succession`
}

/** The managers of both, who leads the place, and the address of an organisation that nobody manages; each address once. */
async function readersOf(found: Succession, { database }: Powers): Promise<Reader[]> {
  const readers: Reader[] = []
  const add = (reader: Reader) => {
    if (!readers.some(({ email }) => email.toLowerCase() === reader.email.toLowerCase())) readers.push(reader)
  }
  const addPerson = async (personId: string, role: Role) => {
    const person = await findPerson({ id: personId }, { database })
    if (person) add({ key: personId, email: person.email, language: person.locale, role })
  }
  for (const role of ['successor', 'predecessor'] as const) {
    const { id } = found[role]
    const managers = await listManagers(id, { database })
    for (const { personId } of managers) await addPerson(personId, role)
    const organisation = managers.length === 0 ? await findOrganisation({ id }, { database }) : undefined
    if (organisation) add({ key: id, email: organisation.contactEmail, language: 'en', role })
  }
  for (const { personId } of await listLeads(found.placeId, { database })) await addPerson(personId, 'lead')
  return readers
}
