import { type OrganisationKind, organisationKinds } from '#capabilities/organisations/organisation.ts'
import { saidInCell } from '#infrastructure/files/csv-line.ts'
import { namedColumns, plainWord } from '#infrastructure/files/named-columns.ts'
import { type LawfulBasis, lawfulBases, type NetworkContactContent } from './network-contact.ts'
import { type NetworkOrganisationContent, type NetworkStage, networkStages } from './network-organisation.ts'
import {
  type ContactRefusal,
  type ContentRefusal,
  contactRefusalOf,
  organisationRefusalOf,
  type StepRefusal,
  stepRefusalOf,
  trimmedContact,
  trimmedOrganisation,
} from './network-rules.ts'

// A list of organisations and contacts as spreadsheets have it: which column is which, and what each line says.

const columns = {
  name: [
    'organisation',
    'organization',
    'organisation name',
    'company',
    'employer',
    'sefydliad',
    'enw r sefydliad',
    'cwmni',
  ],
  sector: ['sector', 'kind', 'type', 'kind of organisation', 'math', 'math o sefydliad'],
  stage: ['stage', 'status', 'cam', 'statws'],
  source: ['source', 'known from', 'ffynhonnell', 'o ble'],
  contact: ['contact', 'contact name', 'contact person', 'person', 'name', 'cyswllt', 'enw', 'enw r cyswllt'],
  job: ['job', 'job title', 'role', 'position', 'swydd', 'rol'],
  email: ['email', 'e mail', 'email address', 'e bost', 'ebost', 'cyfeiriad e bost'],
  phone: ['phone', 'telephone', 'mobile', 'phone number', 'ffon', 'rhif ffon'],
  basis: ['lawful basis', 'basis', 'sail gyfreithlon', 'sail'],
  nextStep: ['next step', 'next', 'to do', 'cam nesaf', 'nesaf'],
  nextStepOn: ['by when', 'due', 'next step by', 'due date', 'erbyn pryd', 'erbyn'],
} as const

export type NetworkColumn = keyof typeof columns

const kindWords: Record<OrganisationKind, string[]> = {
  school: ['school', 'ysgol'],
  college: ['college', 'further education', 'fe college', 'coleg'],
  university: ['university', 'higher education', 'prifysgol'],
  'training-provider': ['training provider', 'training', 'provider', 'darparwr hyfforddiant', 'hyfforddiant'],
  'informal-educator': ['informal educator', 'informal', 'youth', 'addysgwr anffurfiol', 'ieuenctid'],
  charity: ['charity', 'voluntary', 'community', 'third sector', 'elusen', 'gwirfoddol', 'cymunedol'],
  library: ['library', 'libraries', 'llyfrgell'],
  council: ['council', 'local authority', 'public', 'cyngor', 'awdurdod lleol'],
  employer: ['employer', 'business', 'company', 'private', 'cyflogwr', 'busnes', 'cwmni'],
}

const stageWords: Record<NetworkStage, string[]> = {
  known: ['known', 'new', 'hysbys'],
  met: ['met', 'wedi cwrdd', 'cwrdd'],
  joined: ['joined', 'member', 'wedi ymuno', 'aelod'],
  active: ['active', 'gweithredol'],
  champion: ['champion', 'hyrwyddwr'],
  quiet: ['quiet', 'dormant', 'inactive', 'tawel'],
}

const basisWords: Record<LawfulBasis, string[]> = {
  'legitimate-interests': ['legitimate interests', 'legitimate interest', 'buddiannau cyfreithlon'],
  'public-task': ['public task', 'tasg gyhoeddus'],
  consent: ['consent', 'cydsyniad'],
  contract: ['contract', 'contract with them', 'contractual', 'contract or steps to one', 'contract law', 'contractol'],
}

export const { isHeading: isNetworkHeading, columnsOf: networkColumnsOf } = namedColumns(columns)

export type NetworkLineProblem =
  | ContentRefusal
  | StepRefusal
  | ContactRefusal
  | 'not-known'
  | 'day-unreadable'
  | 'basis-is-missing'
  | 'contact-is-missing'

export interface NetworkLine {
  organisation: NetworkOrganisationContent
  contact: NetworkContactContent | null
  nextStep: string | null
  nextStepOn: string | null
}

interface Reading {
  columns: Map<NetworkColumn, number>
  today: string
  /** What stands for the source where a line names none: the list itself. */
  source: string
  /** The day that a text names, as `2026-06-05`. */
  dayOf: (text: string) => string | undefined
}

type Said = { ok: true; line: NetworkLine } | { ok: false; column: NetworkColumn; why: NetworkLineProblem }

/** What one line says, or which cell of it is wrong, and why. Nothing is guessed: a word that is not known is said. */
export function readNetworkLine(cells: string[], { columns: at, today, source: list, dayOf }: Reading): Said {
  const cell = (column: NetworkColumn) => saidInCell(cells[at.get(column) ?? -1])
  const wrong = (column: NetworkColumn, why: NetworkLineProblem): Said => ({ ok: false, column, why })
  const meant = <Word extends string>(column: NetworkColumn, words: Record<Word, string[]>, all: readonly Word[]) => {
    const typed = cell(column)
    if (typed === null) return null
    return all.find((one) => one === typed || words[one].includes(plainWord(typed)))
  }
  const sector = meant('sector', kindWords, organisationKinds)
  if (sector === undefined) return wrong('sector', 'not-known')
  const stage = meant('stage', stageWords, networkStages)
  if (stage === undefined) return wrong('stage', 'not-known')
  const source = cell('source') ?? list
  const organisation = trimmedOrganisation({ name: cell('name') ?? '', sector, stage: stage ?? 'known', source })
  const refusal = organisationRefusalOf(organisation)
  if (refusal) return wrong(organisation.name && refusal !== 'too-long' ? 'source' : 'name', refusal)
  const typedDay = cell('nextStepOn')
  const nextStepOn = typedDay === null ? null : dayOf(typedDay)
  if (nextStepOn === undefined) return wrong('nextStepOn', 'day-unreadable')
  const nextStep = cell('nextStep')
  const stepRefusal = stepRefusalOf({ nextStep, nextStepOn }, today)
  if (stepRefusal) return wrong(stepRefusal.startsWith('day') ? 'nextStepOn' : 'nextStep', stepRefusal)
  const basis = meant('basis', basisWords, lawfulBases)
  if (basis === undefined) return wrong('basis', 'not-known')
  const person = { name: cell('contact'), job: cell('job'), email: cell('email'), phone: cell('phone') }
  const isSomeone = Object.values(person).some(Boolean)
  if (!isSomeone) return { ok: true, line: { organisation, contact: null, nextStep, nextStepOn } }
  if (!person.name) return wrong('contact', 'contact-is-missing')
  if (!basis) return wrong('basis', 'basis-is-missing')
  const contact = trimmedContact({ ...person, name: person.name, source, basis })
  const contactRefusal = contactRefusalOf(contact)
  const columnsOfRefusals = { 'email-unreadable': 'email', 'phone-unreadable': 'phone' } as const
  if (contactRefusal)
    return wrong(
      contactRefusal in columnsOfRefusals ? columnsOfRefusals[contactRefusal as 'email-unreadable'] : 'contact',
      contactRefusal,
    )
  return { ok: true, line: { organisation, contact, nextStep, nextStepOn } }
}
