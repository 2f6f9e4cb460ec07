import type { Both } from './content.ts'
import type { skills } from './skills.ts'

type SkillKey = keyof typeof skills

/** A kind of job as employers of the two towns describe it. */
export interface Job {
  title: Both
  about: Both
  must: SkillKey[]
  helps: SkillKey[]
  /** Skills of our own words, which no badge of the demonstration names: a gap for the City Lead. */
  untaught?: string[]
}

export const jobs = {
  'hotel-manager': {
    title: ['Hotel manager', 'Rheolwr gwesty'],
    about: [
      'You run the house from breakfast to the night porter: guests, rooms, rotas and the books. You lead a team, answer complaints and keep within the budget.',
      'Rydych yn rhedeg y tŷ o frecwast hyd at y porthor nos: gwesteion, ystafelloedd, rotas a’r cyfrifon. Rydych yn arwain tîm, yn ateb cwynion ac yn cadw at y gyllideb.',
    ],
    must: ['leadTeam', 'complaints', 'guests', 'budgeting'],
    helps: ['riskAssessment', 'hospitalityLanguages', 'stockControl'],
    untaught: ['Planning a piece of work'],
  },
  'site-manager': {
    title: ['Construction site manager', 'Rheolwr safle adeiladu'],
    about: [
      'You see that a building goes up safely, on time and within the money. You plan the work of each trade, lead the team on site, write the risk assessments and know the materials.',
      'Rydych yn sicrhau bod adeilad yn codi’n ddiogel, yn brydlon ac o fewn yr arian. Rydych yn cynllunio gwaith pob crefft, yn arwain y tîm ar y safle, yn ysgrifennu’r asesiadau risg ac yn adnabod y deunyddiau.',
    ],
    must: ['leadTeam', 'buildingSafety', 'riskAssessment', 'buildingMaterials'],
    helps: ['budgeting', 'workingAtHeight', 'measuring'],
    untaught: ['Planning a piece of work'],
  },
  'care-assistant': {
    title: ['Care assistant', 'Cynorthwyydd gofal'],
    about: [
      'You help people wash, dress, eat and get about, with respect and good humour. You notice when somebody is not well and say so.',
      'Rydych yn helpu pobl i ymolchi, gwisgo, bwyta a symud o gwmpas, gyda pharch a hwyliau da. Rydych yn sylwi pan nad yw rhywun yn dda ac yn dweud hynny.',
    ],
    must: ['personalCare', 'privacy', 'hygiene'],
    helps: ['listening', 'firstAid', 'empathy'],
    untaught: ['Writing clearly'],
  },
  cook: {
    title: ['Cook', 'Cogydd'],
    about: [
      'You cook for many at once, keep the kitchen clean and the food safe, and plan what is needed for the week.',
      'Rydych yn coginio i lawer ar unwaith, yn cadw’r gegin yn lân a’r bwyd yn ddiogel, ac yn cynllunio beth sydd ei angen am yr wythnos.',
    ],
    must: ['foodSafety', 'hygiene', 'recipes'],
    helps: ['workInTeams', 'stockRotation'],
  },
  'solar-fitter': {
    title: ['Solar fitter', 'Gosodwr paneli solar'],
    about: [
      'You fix panels to roofs with a partner and explain to the people below how they work.',
      'Rydych yn gosod paneli ar doeau gyda phartner ac yn egluro i’r bobl islaw sut maent yn gweithio.',
    ],
    must: ['solarPanels', 'workingAtHeight', 'buildingSafety'],
    helps: ['solarSystems', 'customers'],
  },
  'shop-assistant': {
    title: ['Shop assistant', 'Cynorthwyydd siop'],
    about: [
      'You serve customers, fill shelves, count the till and know where everything is.',
      'Rydych yn gwasanaethu cwsmeriaid, yn llenwi silffoedd, yn cyfrif y til ac yn gwybod ble mae popeth.',
    ],
    must: ['customers', 'numbers'],
    helps: ['stockRotation', 'customerService', 'packing'],
  },
  'web-developer': {
    title: ['Web developer', 'Datblygwr gwe'],
    about: [
      'You build pages that everyone can use, test them with people, and mend what does not work.',
      'Rydych yn adeiladu tudalennau y gall pawb eu defnyddio, yn eu profi gyda phobl, ac yn trwsio’r hyn nad yw’n gweithio.',
    ],
    must: ['basicProgramming', 'accessibilityTesting'],
    helps: ['python', 'personalData', 'accessibilityStandards'],
    untaught: ['Designing something for others'],
  },
  welder: {
    title: ['Welder', 'Weldiwr'],
    about: [
      'You cut and join steel to a drawing, inside and out, and leave a clean place behind.',
      'Rydych yn torri ac yn uno dur yn ôl llun, y tu mewn a’r tu allan, ac yn gadael lle glân ar eich ôl.',
    ],
    must: ['welding', 'metalWork', 'protectiveGear'],
    helps: ['measuring', 'instructions'],
  },
  'bus-driver': {
    title: ['Bus driver', 'Gyrrwr bws'],
    about: [
      'You drive a route to time and help passengers on and off. We pay for the licence.',
      'Rydych yn gyrru llwybr yn brydlon ac yn helpu teithwyr i fynd ar y bws ac oddi arno. Ni sy’n talu am y drwydded.',
    ],
    must: ['driving', 'passengers'],
    helps: ['customers', 'stayCalm'],
  },
  gardener: {
    title: ['Gardener', 'Garddwr'],
    about: [
      'You plant, prune and mow, know the trees, and leave room for wildlife.',
      'Rydych yn plannu, tocio a thorri gwair, yn adnabod y coed, ac yn gadael lle i fywyd gwyllt.',
    ],
    must: ['plantGrowing'],
    helps: ['treeIdentification', 'biodiversity', 'composting'],
    untaught: ['Repairing things'],
  },
} as const satisfies Record<string, Job>

export type JobKey = keyof typeof jobs

/** Which employers describe which kinds of job, by the name of the employer. */
export const rolesOfTowns: Record<string, [employer: string, job: JobKey][]> = {
  'brighton-and-hove': [
    ['Twelve Bells Coffee', 'shop-assistant'],
    ['Flintfield Grounds', 'gardener'],
    ['Southbeam Buses', 'bus-driver'],
    ['Brightkelp Web Studio', 'web-developer'],
    ['Sunspar Roofing and Solar', 'solar-fitter'],
    ['Eastcliff Hospital Kitchens', 'cook'],
    ['Pebblecroft Care Home', 'care-assistant'],
    ['The Larkmere Hotel', 'hotel-manager'],
    ['Tull & Marrable Builders', 'site-manager'],
  ],
  plymouth: [
    ['Harvest Row Stores', 'shop-assistant'],
    ['Brambleside Landscapes', 'gardener'],
    ['Trueplumb Digital', 'web-developer'],
    ['Halyard and Pike Shipyard', 'welder'],
    ['Westering Solar', 'solar-fitter'],
    ['Northmoor Hospital Kitchens', 'cook'],
    ['Tallow Tree Care Home', 'care-assistant'],
    ['The Gannet House Hotel', 'hotel-manager'],
    ['Penhollow Construction', 'site-manager'],
  ],
}
