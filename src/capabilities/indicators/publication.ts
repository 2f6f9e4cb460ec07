import type { Indicator, IndicatorSource } from './indicator.ts'

/** A table that a public body publishes, as it is published. */
export interface Publication {
  /** Headings by which it is known. */
  knownBy: string[]
  /** Codes of the areas that it is about. */
  areas: RegExp
  /** The columns that hold the code of the area, the first that is filled first. */
  codes: string[]
  names: { code: string; name: string }[]
  /** The column of the period, or the period of the whole table. */
  period: { column: string } | { is: string }
  source: IndicatorSource
  columns: (Indicator & { column: string })[]
}

const ogl = 'Open Government Licence v3.0'
const ofPublicSector = 'Contains public sector information licensed under the Open Government Licence v3.0.'

const smallAreas = {
  caveat: 'It says how areas compare with each other. It says nothing about any one person or home in them.',
  caveatCy:
    'Mae’n dweud sut mae ardaloedd yn cymharu â’i gilydd. Nid yw’n dweud dim am unrhyw berson neu gartref ynddynt.',
}

const england: IndicatorSource = {
  ...{ key: 'imd-2025-england', title: 'English Indices of Deprivation 2025' },
  titleCy: 'Mynegeion Amddifadedd Lloegr 2025',
  publisher: 'Ministry of Housing, Communities and Local Government',
  address: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025',
  ...{ licence: ogl, attribution: ofPublicSector, ...smallAreas },
}
const wales: IndicatorSource = {
  ...{ key: 'wimd-2019', title: 'Welsh Index of Multiple Deprivation 2019' },
  titleCy: 'Mynegai Amddifadedd Lluosog Cymru 2019',
  publisher: 'Welsh Government',
  address: 'https://www.gov.wales/welsh-index-multiple-deprivation',
  ...{ licence: ogl, attribution: ofPublicSector, ...smallAreas },
}
const scotland: IndicatorSource = {
  ...{ key: 'simd-2020', title: 'Scottish Index of Multiple Deprivation 2020' },
  titleCy: 'Mynegai Amddifadedd Lluosog yr Alban 2020',
  publisher: 'Scottish Government',
  address: 'https://www.gov.scot/collections/scottish-index-of-multiple-deprivation-2020/',
  ...{ licence: ogl, attribution: ofPublicSector, ...smallAreas },
}
const northernIreland: IndicatorSource = {
  ...{ key: 'nimdm-2017', title: 'Northern Ireland Multiple Deprivation Measure 2017' },
  titleCy: 'Mesur Amddifadedd Lluosog Gogledd Iwerddon 2017',
  publisher: 'Northern Ireland Statistics and Research Agency',
  address: 'https://www.nisra.gov.uk/statistics/deprivation',
  ...{ licence: ogl, attribution: ofPublicSector, ...smallAreas },
}
const participation: IndicatorSource = {
  key: 'neet-16-17-england',
  title: 'Participation in education, training and NEET, age 16 to 17, by local authority',
  titleCy: 'Cyfranogiad mewn addysg a hyfforddiant a NEET, 16 i 17 oed, fesul awdurdod lleol',
  publisher: 'Department for Education',
  address:
    'https://explore-education-statistics.service.gov.uk/find-statistics/participation-in-education-training-and-neet-age-16-to-17-by-local-authority',
  ...{ licence: ogl, attribution: ofPublicSector },
  caveat:
    'These are estimates from the records of councils. How well a council keeps in touch with its young people differs, and changes the figure.',
  caveatCy:
    'Amcangyfrifon o gofnodion cynghorau yw’r rhain. Mae pa mor dda y mae cyngor yn cadw mewn cysylltiad â’i bobl ifanc yn amrywio, ac yn newid y ffigur.',
}

type Named = Record<string, [name: string, nameCy: string]>

const domains = {
  IMD: ['Deprivation as a whole', 'Amddifadedd yn gyffredinol'],
  Income: ['Income', 'Incwm'],
  Employment: ['Work', 'Gwaith'],
  Education: ['Education, skills and training', 'Addysg, sgiliau a hyfforddiant'],
  Health: ['Health', 'Iechyd'],
  Crime: ['Crime', 'Troseddu'],
  Housing: ['Housing', 'Tai'],
  Housing_and_Services: ['Housing and services', 'Tai a gwasanaethau'],
  Access: ['Access to services', 'Mynediad at wasanaethau'],
  Environment: ['Where people live', 'Yr amgylchedd byw'],
} as const satisfies Named

const deciles = (...of: (keyof typeof domains)[]) =>
  of.map((domain) => ({
    ...{ column: `${domain}_decile`, key: `${domain.toLowerCase().replaceAll('_', '-')}-decile` },
    ...({
      name: domains[domain][0],
      nameCy: domains[domain][1],
      measure: 'decile',
      good: 'high',
      outOf: null,
    } as const),
  }))

const lsoaOfEngland = { areas: /^E01\d{6}$/, codes: ['lsoa21_code'], names: [], period: { is: '2025' } }
const bad = { good: 'low', outOf: null } as const

/** Those that are read as they are published, with no column named by a person. */
export const publications: Publication[] = [
  {
    ...{ ...lsoaOfEngland, source: england, knownBy: ['lsoa21_code', 'IMD_decile'] },
    columns: deciles(
      ...(['IMD', 'Income', 'Employment', 'Education', 'Health', 'Crime', 'Housing_and_Services'] as const),
      'Environment',
    ),
  },
  {
    ...{ ...lsoaOfEngland, source: england, knownBy: ['lsoa21_code', 'adult_skills_decile'] },
    columns: [
      {
        ...{ column: 'children_and_young_people_decile', key: 'children-decile', measure: 'decile', good: 'high' },
        ...{ name: 'Learning of children and young people', nameCy: 'Dysgu plant a phobl ifanc', outOf: null },
      },
      {
        ...{ column: 'adult_skills_decile', key: 'adult-skills-decile', measure: 'decile', good: 'high', outOf: null },
        ...{ name: 'Skills of adults', nameCy: 'Sgiliau oedolion' },
      },
    ],
  },
  {
    ...{ ...lsoaOfEngland, source: england, knownBy: ['lsoa21_code', 'income_domain_numerator'] },
    columns: [
      {
        ...{ column: 'income_domain_numerator', key: 'low-income', measure: 'count', ...bad },
        ...{ name: 'People on a low income', nameCy: 'Pobl ar incwm isel' },
      },
      {
        ...{ column: 'income_deprivation_affecting_children_index_idaci_numerator', key: 'low-income-children' },
        ...{ name: 'Children in homes on a low income', nameCy: 'Plant mewn cartrefi ar incwm isel' },
        ...{ measure: 'count', ...bad },
      },
      {
        ...{ column: 'employment_domain_numerator', key: 'out-of-work', measure: 'count', ...bad },
        ...{ name: 'People kept out of work', nameCy: 'Pobl sy’n cael eu cadw o waith' },
      },
    ],
  },
  {
    ...{ knownBy: ['ltla24_code', 'imd_rank_of_average_score'], areas: /^E0[6-9]\d{6}$/, codes: ['ltla24_code'] },
    ...{ names: [{ code: 'ltla24_code', name: 'ltla24_name' }], period: { is: '2025' }, source: england },
    columns: [
      {
        ...{ column: 'imd_rank_of_average_score', key: 'district-rank', measure: 'rank', good: 'high', outOf: 296 },
        ...{ name: 'Rank among districts', nameCy: 'Safle ymhlith ardaloedd cyngor' },
      },
      {
        column: 'imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally',
        ...{ key: 'most-deprived-tenth', measure: 'share', ...bad },
        ...{ name: 'Small areas in the most deprived tenth', nameCy: 'Ardaloedd bach yn y degfed mwyaf difreintiedig' },
      },
    ],
  },
  {
    ...{ knownBy: ['lsoa11_code', 'IMD_decile'], areas: /^W01\d{6}$/, codes: ['lsoa11_code'], names: [] },
    ...{ period: { is: '2019' }, source: wales },
    columns: deciles(
      ...(['IMD', 'Income', 'Employment', 'Education', 'Health', 'Crime', 'Housing', 'Access', 'Environment'] as const),
    ),
  },
  {
    ...{ knownBy: ['dz11_code', 'IMD_decile'], areas: /^S01\d{6}$/, codes: ['dz11_code'], names: [] },
    ...{ period: { is: '2020' }, source: scotland },
    columns: deciles('IMD', 'Income', 'Employment', 'Education', 'Health', 'Crime', 'Housing', 'Access'),
  },
  {
    knownBy: ['soa01_code', 'Proportion of the working age population who are employment deprived (%)'],
    ...{ areas: /^95[A-Z]{2}\d{2}[A-Z]\d$/, codes: ['soa01_code'], names: [] },
    ...{ period: { is: '2017' }, source: northernIreland },
    columns: [
      {
        column:
          'Proportion of the population living in households whose equivalised income is below 60 per cent of the NI median (%)',
        ...{ key: 'low-income-share', measure: 'share', ...bad },
        ...{ name: 'Share of people on a low income', nameCy: 'Cyfran y bobl ar incwm isel' },
      },
      {
        column: 'Proportion of the working age population who are employment deprived (%)',
        ...{ key: 'out-of-work-share', measure: 'share', ...bad },
        ...{ name: 'Share of people kept out of work', nameCy: 'Cyfran y bobl sy’n cael eu cadw o waith' },
      },
    ],
  },
  {
    ...{ knownBy: ['NEET_not_known_percent', 'new_la_code'], areas: /^(E0[6-9]|E10|E12|E92)\d{6}$/ },
    codes: ['new_la_code', 'region_code', 'country_code'],
    names: [
      { code: 'new_la_code', name: 'la_name' },
      { code: 'region_code', name: 'region_name' },
      { code: 'country_code', name: 'country_name' },
    ],
    ...{ period: { column: 'time_period' }, source: participation },
    columns: [
      {
        ...{ column: 'NEET_not_known_percent', key: 'neet-or-not-known', measure: 'percent', ...bad },
        name: 'Aged 16 to 17 and not in learning or work, or not known',
        nameCy: 'Rhwng 16 ac 17 oed a heb fod mewn dysgu na gwaith, neu ddim yn hysbys',
      },
      {
        ...{ column: 'NEET_percent', key: 'neet', measure: 'percent', ...bad },
        name: 'Aged 16 to 17 and not in learning or work',
        nameCy: 'Rhwng 16 ac 17 oed a heb fod mewn dysgu na gwaith',
      },
      {
        ...{ column: 'Notknown_percent', key: 'not-known', measure: 'percent', ...bad },
        ...{ name: 'Aged 16 to 17 and not known', nameCy: 'Rhwng 16 ac 17 oed a ddim yn hysbys' },
      },
    ],
  },
]

/** What `publication.ts` is about, for those who look for it by its name. */
export const publication = { publications, ogl }
