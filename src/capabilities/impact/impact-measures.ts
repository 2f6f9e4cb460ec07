/** A published number: what it counts, since when it is counted so. A changed meaning is a new version, never an edit. */
export interface MeasureDefinition {
  id: MeasureId
  version: number
  since: string
  definition: string
  definitionCy: string
  /** Whether it counts people, so that small numbers are hidden. */
  countsPeople: boolean
}

export const measureIds = [
  'participants',
  'employers',
  'opportunitiesBadged',
  'badgesIssued',
  'learnersWithMoreThanOneBadge',
] as const
export type MeasureId = (typeof measureIds)[number]

export const impactMeasures: MeasureDefinition[] = [
  {
    id: 'participants',
    version: 1,
    since: '2026-11-23',
    definition:
      'People who were given at least one badge in these places that has not been withdrawn. Somebody with badges under several addresses counts once, from the moment they keep them under one account.',
    definitionCy:
      'Pobl a gafodd o leiaf un bathodyn yn y lleoedd hyn nad yw wedi’i dynnu’n ôl. Mae rhywun sydd â bathodynnau dan sawl cyfeiriad yn cyfrif unwaith, o’r adeg y maen nhw’n eu cadw dan un cyfrif.',
    countsPeople: true,
  },
  {
    id: 'employers',
    version: 1,
    since: '2026-11-23',
    definition:
      'Organisations registered as employers, let in by the City Lead, that have published at least one learning opportunity in these places. Schools, charities and other organisations are not counted here.',
    definitionCy:
      'Sefydliadau sydd wedi cofrestru fel cyflogwyr, a dderbyniwyd gan Arweinydd y Ddinas, ac sydd wedi cyhoeddi o leiaf un cyfle dysgu yn y lleoedd hyn. Nid yw ysgolion, elusennau a sefydliadau eraill yn cael eu cyfrif yma.',
    countsPeople: false,
  },
  {
    id: 'opportunitiesBadged',
    version: 1,
    since: '2026-11-23',
    definition:
      'Learning opportunities that were published in these places and earn at least one published badge, whether still open or over.',
    definitionCy:
      'Cyfleoedd dysgu a gyhoeddwyd yn y lleoedd hyn ac sy’n ennill o leiaf un bathodyn cyhoeddedig, boed yn dal ar agor neu wedi dod i ben.',
    countsPeople: false,
  },
  {
    id: 'badgesIssued',
    version: 1,
    since: '2026-11-23',
    definition: 'Badges given to learners in these places and not withdrawn, kept by the learner or not yet.',
    definitionCy:
      'Bathodynnau a roddwyd i ddysgwyr yn y lleoedd hyn ac nad ydynt wedi’u tynnu’n ôl, p’un a yw’r dysgwr wedi’u cadw eto ai peidio.',
    countsPeople: true,
  },
  {
    id: 'learnersWithMoreThanOneBadge',
    version: 1,
    since: '2026-11-23',
    definition: 'Participants who were given two or more badges in these places, and their share of all participants.',
    definitionCy: 'Cyfranogwyr a gafodd ddau fathodyn neu fwy yn y lleoedd hyn, a’u cyfran o’r holl gyfranogwyr.',
    countsPeople: true,
  },
]
