import { reachesAPerson } from '#capabilities/people/contact-rules.ts'
import { longestContactText, type NetworkContactContent } from './network-contact.ts'
import { longestEntry, type NetworkEntryContent } from './network-entry.ts'
import {
  longestName,
  longestSource,
  longestStep,
  type NetworkOrganisationContent,
  networkOrganisation,
} from './network-organisation.ts'

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** By which two names are one: `St. Ann’s College` and `st anns  college`. */
export const nameKeyOf = (name: string): string =>
  plain(name)
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const fillers = new Set(
  'the a of and in ltd limited plc llp cic cio co company inc y yr a’r ar cyf cyfyngedig cwmni ccc'.split(' '),
)

/** What is left of a name without the words that people leave out. */
const coreOf = (name: string): string[] =>
  nameKeyOf(name)
    .split(' ')
    .filter((word) => word && !fillers.has(word))

/** Whether two names may well be one organisation: a person decides. */
export function perhapsSame(one: string, other: string): boolean {
  const [first, second] = [coreOf(one), coreOf(other)]
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (short.length === 0) return false
  if (short.join('') === long.join('')) return true
  return short.length > 1 && short.every((word, at) => long[at] === word)
}

/** `2026-06-05` so many months later; the last day of the month where it has fewer. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Until when it is kept. */
export const keptUntil = (lastEntryOn: string): string => monthsLater(lastEntryOn, networkOrganisation.keptMonths)

export type ContentRefusal = 'words-are-missing' | 'too-long' | 'reaches-a-person'

const isLong = (text: string | null, most: number) => (text?.length ?? 0) > most

export const trimmedOrganisation = ({ name, sector, stage, source }: NetworkOrganisationContent) => ({
  ...{ name: name.trim().replace(/\s+/g, ' '), sector, stage, source: source.trim() },
})

/** Why an organisation is not kept like this: how to reach a person stands with the person, where it can be erased. */
export function organisationRefusalOf({ name, source }: NetworkOrganisationContent): ContentRefusal | undefined {
  if (!nameKeyOf(name) || !source) return 'words-are-missing'
  if (isLong(name, longestName) || isLong(source, longestSource)) return 'too-long'
  return reachesAPerson(`${name}\n${source}`) ? 'reaches-a-person' : undefined
}

export type StepRefusal = ContentRefusal | 'day-is-missing' | 'day-is-out-of-reach'

/** Why a next step is not planned like this. */
export function stepRefusalOf(
  { nextStep, nextStepOn }: { nextStep: string | null; nextStepOn: string | null },
  today: string,
): StepRefusal | undefined {
  if (!nextStep && !nextStepOn) return undefined
  if (!nextStep) return 'words-are-missing'
  if (!nextStepOn) return 'day-is-missing'
  if (isLong(nextStep, longestStep)) return 'too-long'
  if (reachesAPerson(nextStep)) return 'reaches-a-person'
  return nextStepOn < monthsLater(today, -1) || nextStepOn > monthsLater(today, 24) ? 'day-is-out-of-reach' : undefined
}

export const trimmedContact = ({ name, job, email, phone, source, basis }: NetworkContactContent) => ({
  ...{ name: name.trim().replace(/\s+/g, ' '), job: job?.trim() || null, email: email?.trim().toLowerCase() || null },
  ...{ phone: phone?.trim() || null, source: source.trim(), basis },
})

export type ContactRefusal = 'words-are-missing' | 'too-long' | 'email-unreadable' | 'phone-unreadable'

/** Why a contact is not kept like this. */
export function contactRefusalOf({
  name,
  job,
  email,
  phone,
  source,
}: NetworkContactContent): ContactRefusal | undefined {
  if (!name || !source) return 'words-are-missing'
  if ([name, job, email, phone].some((text) => isLong(text, longestContactText)) || isLong(source, longestSource))
    return 'too-long'
  if (email && !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email)) return 'email-unreadable'
  return phone && !/^\+?[\d\s().-]{6,24}(\s*(x|ext\.?)\s*\d{1,6})?$/i.test(phone) ? 'phone-unreadable' : undefined
}

/** Why something is not written into the log like this. */
export function entryRefusalOf(
  { said, happenedOn }: Pick<NetworkEntryContent, 'said' | 'happenedOn'>,
  today: string,
): StepRefusal | undefined {
  if (!said) return 'words-are-missing'
  if (isLong(said, longestEntry)) return 'too-long'
  if (reachesAPerson(said)) return 'reaches-a-person'
  return happenedOn > today || happenedOn <= monthsLater(today, -networkOrganisation.keptMonths)
    ? 'day-is-out-of-reach'
    : undefined
}

/** Whether words speak of a person: their name, or how they are reached. */
export function speaksOf(text: string | null, { name, email }: { name: string; email: string | null }): boolean {
  if (!text) return false
  const said = ` ${nameKeyOf(text.replace(/['’]s\b/g, ' '))} `
  const names = (key: string) => key !== '' && said.includes(` ${key} `)
  return names(nameKeyOf(name)) || (email !== null && names(nameKeyOf(email)))
}
