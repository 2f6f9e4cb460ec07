import type { DateOrder } from './date-rules.ts'

/** What a column can hold. */
export const tableFields = [
  'id',
  'title',
  'titleCy',
  'summary',
  'description',
  'start',
  'startTime',
  'end',
  'endTime',
  'dates',
  'status',
  'address',
  'venue',
  'addressMore',
  'town',
  'postcode',
  'latitude',
  'longitude',
  'mode',
  'cost',
  'costNote',
  'age',
  'ageMin',
  'ageMax',
  'ageNote',
  'url',
  'bookingUrl',
  'provider',
  'kind',
  'theme',
  'skills',
] as const
export type TableField = (typeof tableFields)[number]
/** The heading of the column that holds each field, and in which order the dates of the table are. */
export type TableMapping = Partial<Record<TableField, string>> & { dateOrder?: DateOrder }

const usualHeadings: Record<TableField, string[]> = {
  id: [
    'id',
    'reference',
    'ref',
    'code',
    'identifier',
    'uid',
    'course code',
    'event id',
    'course id',
    'cod',
    'cod cwrs',
    'cyfeirnod',
  ],
  title: [
    'title',
    'name',
    'course',
    'event',
    'course title',
    'event name',
    'event title',
    'course name',
    'activity',
    'activity name',
    'session title',
    'what',
    'session name',
    'teitl',
    'enw',
    'cwrs',
    'digwyddiad',
    'gweithgaredd',
    'teitl y cwrs',
    'enw r cwrs',
    'enw r digwyddiad',
  ],
  titleCy: ['title cy', 'welsh title', 'title welsh', 'teitl cymraeg'],
  summary: ['summary', 'short description', 'strapline', 'crynodeb', 'disgrifiad byr'],
  description: ['description', 'details', 'about', 'long description', 'full description', 'disgrifiad', 'manylion'],
  start: [
    'start',
    'start date',
    'starts',
    'date',
    'start datetime',
    'start date time',
    'date and time',
    'date time',
    'when',
    'event date',
    'from',
    'dyddiad',
    'dyddiad dechrau',
    'dyddiad cychwyn',
    'dechrau',
    'cychwyn',
    'pryd',
    'dyddiadau',
    'dates',
    'start time',
  ],
  startTime: ['start time', 'time', 'begins at', 'times', 'time from', 'amser', 'amser dechrau', 'amser cychwyn'],
  end: [
    'end',
    'end date',
    'ends',
    'end datetime',
    'end date time',
    'finish',
    'finish date',
    'to',
    'until',
    'dyddiad gorffen',
    'dyddiad diwedd',
    'diwedd',
    'gorffen',
    'end time',
  ],
  endTime: ['end time', 'finish time', 'ends at', 'time to', 'amser gorffen', 'amser diwedd'],
  dates: ['all dates'],
  status: ['status', 'event status', 'availability', 'statws'],
  // Before the names of places: beside a street these stand in `venue`.
  address: [
    'address',
    'venue address',
    'venue location',
    'address line 1',
    'address 1',
    'street address',
    'street',
    'location',
    'where',
    'venue',
    'venue name',
    'location name',
    'place',
    'cyfeiriad',
    'llinell cyfeiriad 1',
    'stryd',
    'lleoliad',
    'ble',
    'man',
  ],
  // What is left of these beside a column for the whole address, or its first line.
  venue: [
    'venue',
    'venue name',
    'location name',
    'location',
    'building',
    'site',
    'place',
    'lleoliad',
    'adeilad',
    'man',
  ],
  addressMore: ['address line 2', 'address 2', 'district', 'area', 'llinell cyfeiriad 2', 'ardal'],
  town: ['town', 'city', 'town city', 'town or city', 'locality', 'post town', 'tref', 'dinas', 'tref dinas'],
  postcode: ['postcode', 'post code', 'venue postcode', 'zip', 'cod post'],
  latitude: ['latitude', 'lat', 'lledred'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'hydred'],
  mode: [
    'mode',
    'delivery',
    'delivery method',
    'delivery mode',
    'attendance',
    'attendance mode',
    'online or in person',
    'dull',
  ],
  cost: [
    'cost',
    'price',
    'fee',
    'fees',
    'pris',
    'cost gbp',
    'price gbp',
    'ticket price',
    'how much',
    'faint',
    'course fee',
    'admission',
    'tal',
    'ffi',
  ],
  costNote: ['cost note', 'price note', 'price details'],
  age: [
    'age',
    'ages',
    'age range',
    'age group',
    'age groups',
    'who is it for',
    'who for',
    'i bwy',
    'suitable for',
    'oed',
    'oedran',
    'oedrannau',
    'grwp oedran',
  ],
  ageMin: ['minimum age', 'min age', 'age min', 'age from', 'agemin', 'youngest age'],
  ageMax: ['maximum age', 'max age', 'age max', 'age to', 'agemax', 'oldest age'],
  ageNote: ['age note'],
  url: ['url', 'link', 'website', 'web', 'web address', 'event url', 'booking link', 'dolen', 'gwefan'],
  bookingUrl: ['booking url', 'booking link', 'dolen archebu'],
  provider: ['provider', 'organisation', 'organiser', 'organizer', 'project', 'darparwr', 'sefydliad', 'trefnydd'],
  kind: ['kind', 'type', 'category', 'types', 'math', 'categori'],
  theme: ['theme', 'thema'],
  skills: ['skills', 'skill', 'skills learned', 'skills gained', 'what you learn', 'sgiliau'],
}

const key = (heading: string) =>
  heading
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** "Date (dd/mm/yyyy)": what stands in brackets says how to fill it in. */
const keyWithoutNote = (heading: string) => key(heading.replace(/\(.*?\)/g, ' '))

const known = new Set(Object.values(usualHeadings).flat())

/** Whether a cell is what a column is usually called. */
export const isHeading = (cell: string): boolean => known.has(key(cell)) || known.has(keyWithoutNote(cell))

/** Which column is probably which field, by its heading. */
export function guessMapping(headings: string[]): TableMapping {
  const guessed: TableMapping = {}
  for (const field of tableFields) {
    const taken = new Set(Object.values(guessed))
    const free = headings.filter((heading) => !taken.has(heading))
    const called = (name: (heading: string) => string) =>
      usualHeadings[field].flatMap((usual) => free.filter((heading) => name(heading) === usual))[0]
    const found = called(key) ?? called(keyWithoutNote)
    if (found !== undefined) guessed[field] = found
  }
  return guessed
}
