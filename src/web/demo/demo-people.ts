import { listMemberships } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { isInProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import { listAssessing } from '#capabilities/programme/list-assessing.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

/** Whom the demonstration offers to be. The replay makes each of them under this address. */
export const demoRoles = [
  { key: 'learner', email: 'learner@demo.example' },
  { key: 'manager', email: 'manager@demo.example' },
  { key: 'lead', email: 'lead@demo.example' },
  { key: 'leadInYear', email: 'southampton.lead@demo.example' },
  { key: 'leadAlumni', email: 'plymouth.lead@demo.example' },
  { key: 'administrator', email: 'administrator@demo.example' },
  { key: 'programme', email: 'programme@demo.example' },
  { key: 'assessor', email: 'marged@demo.example' },
] as const

export async function demoPeople(database: Reader, language: Language) {
  const t = translator(language)
  const emails = demoRoles.map((role) => role.email)
  const known = await database.selectFrom('people').select(['email', 'name']).where('email', 'in', emails).execute()
  const names = new Map(known.map((person) => [person.email, person.name]))
  return demoRoles.flatMap(({ key, email }) => {
    const name = names.get(email)
    return name ? [{ value: email, name, role: t(`demo.role.${key}`) }] : []
  })
}

/** Where each of them begins their work. */
export async function demoHome(database: Reader, email: string): Promise<string> {
  const person = await findPerson({ email }, { database })
  if (!person) return '/'
  if (email === demoRoles[0].email) return '/me'
  const [led] = await listPlacesLedBy(person.id, { database })
  if (led) return `/${led.slug}/lead`
  if (await isInProgrammeTeam({ personId: person.id }, { database })) return '/programme/desk'
  const [membership] = await listMemberships(person.id, { database })
  if (membership) return `/organisations/${membership.slug}/manage`
  const [assessed] = await listAssessing({ personId: person.id }, { database })
  if (assessed) return `/programme/assess/${assessed.slug}`
  return person.isPlatformAdministrator ? '/admin' : '/me'
}
