import type { VacancyKind } from '#capabilities/work/vacancy.ts'
import type { Both } from './content.ts'
import type { Job, JobKey } from './jobs.ts'

/** What employers of the two towns offer; of a kind of job, it asks for the skills of that. */
interface Post extends Pick<Job, 'title' | 'about'> {
  kind: VacancyKind
  /** From which age on, where that is not 16. */
  age?: number
  asks: JobKey | Pick<Job, 'must' | 'helps'>
}

const post = (kind: VacancyKind, title: Both, about: Both, asks: Post['asks'], age?: number): Post => ({
  ...{ kind, title, about, asks },
  ...(age !== undefined && { age }),
})

export const posts = {
  shop: post(
    'job',
    ['Shop assistant, weekends', 'Cynorthwyydd siop, penwythnosau'],
    [
      'Saturdays and Sundays, eight to four. You serve, fill shelves and help people find what they came for.',
      'Dydd Sadwrn a dydd Sul, wyth tan bedwar. Rydych yn gwasanaethu, yn llenwi silffoedd ac yn helpu pobl i ddod o hyd i’r hyn y daethant amdano.',
    ],
    'shop-assistant',
  ),
  cook: post(
    'job',
    ['Cook, weekdays', 'Cogydd, dyddiau’r wythnos'],
    [
      'Monday to Friday, seven to three, in a kitchen of six. You cook lunch for four hundred people.',
      'Dydd Llun i ddydd Gwener, saith tan dri, mewn cegin o chwech. Rydych yn coginio cinio i bedwar cant o bobl.',
    ],
    'cook',
    18,
  ),
  kitchen: post(
    'job',
    ['Kitchen assistant', 'Cynorthwyydd cegin'],
    [
      'Twenty hours a week, shifts by agreement. You prepare vegetables, wash up and keep the kitchen clean.',
      'Ugain awr yr wythnos, sifftiau drwy gytundeb. Rydych yn paratoi llysiau, yn golchi llestri ac yn cadw’r gegin yn lân.',
    ],
    { must: ['hygiene'], helps: ['foodSafety', 'workInTeams', 'cleaning'] },
  ),
  barista: post(
    'job',
    ['Barista, part time', 'Barista, rhan-amser'],
    [
      'Three mornings a week from half past six. You make coffee, talk with the regulars.',
      'Tri bore yr wythnos o hanner awr wedi chwech. Rydych yn gwneud coffi ac yn siarad â chwsmeriaid cyson.',
    ],
    { must: ['coffee'], helps: ['customers', 'hygiene'] },
  ),
  care: post(
    'job',
    ['Care assistant, nights', 'Cynorthwyydd gofal, nosweithiau'],
    [
      'Three nights a week, two of you on each floor. We train you for the Care Certificate in paid hours.',
      'Tair noson yr wythnos, dau ohonoch ar bob llawr. Rydym yn eich hyfforddi ar gyfer y Dystysgrif Gofal mewn oriau â thâl.',
    ],
    'care-assistant',
    18,
  ),
  homeCare: post(
    'job',
    ['Home carer', 'Gofalwr cartref'],
    [
      'You visit six people a day, the same ones each week, and are paid for the time between them.',
      'Rydych yn ymweld â chwech o bobl y dydd, yr un rhai bob wythnos, ac yn cael eich talu am yr amser rhyngddynt.',
    ],
    { must: ['personalCare', 'privacy', 'reliability'], helps: ['driving', 'listening', 'firstAid'] },
    18,
  ),
  driver: post(
    'job',
    ['Bus driver, training given', 'Gyrrwr bws, rhoddir hyfforddiant'],
    [
      'Nine weeks of paid training for the licence, then a rota that you know a month before.',
      'Naw wythnos o hyfforddiant â thâl ar gyfer y drwydded, yna rota rydych yn ei wybod fis ymlaen llaw.',
    ],
    'bus-driver',
    18,
  ),
  web: post(
    'job',
    ['Junior web developer', 'Datblygwr gwe iau'],
    [
      'You build and mend pages for charities and councils, two days a week from home if you like.',
      'Rydych yn adeiladu ac yn trwsio tudalennau i elusennau a chynghorau, ddau ddiwrnod yr wythnos o gartref os hoffech.',
    ],
    'web-developer',
  ),
  solar: post(
    'job',
    ['Solar fitter’s mate', 'Cynorthwyydd gosod paneli solar'],
    [
      'You carry, hold and learn on roofs of the town, always with a fitter beside you.',
      'Rydych yn cario, yn dal ac yn dysgu ar doeau’r dref, bob amser gyda gosodwr wrth eich ochr.',
    ],
    'solar-fitter',
    18,
  ),
  site: post(
    'job',
    ['Assistant site manager', 'Rheolwr safle cynorthwyol'],
    [
      'Forty new homes, one manager to learn from. You plan the week of four trades and keep the site safe.',
      'Deugain o gartrefi newydd, un rheolwr i ddysgu ganddo. Rydych yn cynllunio wythnos pedair crefft ac yn cadw’r safle’n ddiogel.',
    ],
    'site-manager',
    18,
  ),
  welder: post(
    'job',
    ['Welder, days', 'Weldiwr, dyddiau'],
    [
      'Steel hulls and small repairs, under a roof, with extraction that works.',
      'Cyrff dur ac atgyweiriadau bach, o dan do, gydag echdyniad sy’n gweithio.',
    ],
    'welder',
    18,
  ),
  gardener: post(
    'job',
    ['Gardener, season', 'Garddwr, tymor'],
    [
      'March to October, parks and school grounds. You work outside in most weathers and in a crew of three.',
      'Mawrth i Hydref, parciau a thiroedd ysgolion. Rydych yn gweithio y tu allan yn y rhan fwyaf o dywydd ac mewn criw o dri.',
    ],
    'gardener',
  ),
  reception: post(
    'job',
    ['Hotel receptionist', 'Derbynnydd gwesty'],
    [
      'You check guests in and out, answer the telephone and know where the good walks are.',
      'Rydych yn derbyn gwesteion ac yn eu gollwng, yn ateb y ffôn ac yn gwybod ble mae’r teithiau cerdded da.',
    ],
    { must: ['guests', 'arrivals'], helps: ['customers', 'hospitalityLanguages', 'complaints'] },
  ),
  packer: post(
    'job',
    ['Warehouse assistant', 'Cynorthwyydd warws'],
    [
      'You pick, pack and load, four days of ten hours. There is a bus to the door.',
      'Rydych yn dewis, pacio a llwytho, pedwar diwrnod o ddeg awr. Mae bws at y drws.',
    ],
    { must: ['packing'], helps: ['reliability', 'stockRotation', 'workInTeams'] },
  ),
  carpentry: post(
    'apprenticeship',
    ['Apprentice carpenter', 'Prentis saer coed'],
    [
      'Two years, one day a week at college. You start with doors and end with stairs.',
      'Dwy flynedd, un diwrnod yr wythnos yn y coleg. Rydych yn dechrau gyda drysau ac yn gorffen gyda grisiau.',
    ],
    { must: ['measuring'], helps: ['carpentry', 'woodJoints', 'buildingSafety'] },
  ),
  marine: post(
    'apprenticeship',
    ['Apprentice boatbuilder', 'Prentis adeiladu cychod'],
    [
      'Three years in wood, steel and fibre, with your own tool chest at the end.',
      'Tair blynedd mewn pren, dur a ffibr, gyda’ch cist offer eich hun ar y diwedd.',
    ],
    { must: ['handTools', 'instructions'], helps: ['measuring', 'shipUpkeep', 'protectiveGear'] },
  ),
  bakery: post(
    'apprenticeship',
    ['Apprentice baker', 'Prentis pobydd'],
    [
      'You begin at five and are home by one. Bread first, then pastry, then your own loaf in the shop.',
      'Rydych yn dechrau am bump ac adref erbyn un. Bara yn gyntaf, yna crwst, yna eich torth eich hun yn y siop.',
    ],
    { must: ['hygiene'], helps: ['foodSafety', 'recipes', 'manageTime'] },
  ),
  labs: post(
    'apprenticeship',
    ['Apprentice laboratory technician', 'Prentis technegydd labordy'],
    [
      'You prepare samples, look after instruments and study for a level 3 diploma in paid time.',
      'Rydych yn paratoi samplau, yn gofalu am offer ac yn astudio ar gyfer diploma lefel 3 mewn amser â thâl.',
    ],
    { must: ['attention'], helps: ['labTechniques', 'microscope', 'labPractice'] },
  ),
  digital: post(
    'apprenticeship',
    ['Digital apprentice', 'Prentis digidol'],
    [
      'Eighteen months between our office and the college. You test, fix and explain.',
      'Deunaw mis rhwng ein swyddfa a’r coleg. Rydych yn profi, yn trwsio ac yn egluro.',
    ],
    { must: ['solveProblems'], helps: ['basicProgramming', 'accessibilityTesting', 'personalData'] },
  ),
  games: post(
    'work-experience',
    ['A week in a games studio', 'Wythnos mewn stiwdio gemau'],
    [
      'You sit with an artist, a coder and a tester, and leave with a small game of your own.',
      'Rydych yn eistedd gydag artist, codydd a phrofwr, ac yn gadael gyda gêm fach eich hun.',
    ],
    { must: [], helps: ['gameIdeas', 'basicProgramming', 'curiosity'] },
    15,
  ),
  stage: post(
    'work-experience',
    ['Three days backstage', 'Tri diwrnod y tu ôl i’r llwyfan'],
    [
      'Light, sound and scenery while a show is put up. Wear black and flat shoes.',
      'Golau, sain a golygfeydd wrth i sioe gael ei gosod. Gwisgwch ddu ac esgidiau fflat.',
    ],
    { must: [], helps: ['audioEditing', 'instructions', 'workInTeams'] },
    15,
  ),
  bikes: post(
    'work-experience',
    ['A week in a bicycle workshop', 'Wythnos mewn gweithdy beiciau'],
    [
      'You strip, clean and rebuild a bicycle that a child will ride to school.',
      'Rydych yn datgymalu, yn glanhau ac yn ailadeiladu beic y bydd plentyn yn ei reidio i’r ysgol.',
    ],
    { must: [], helps: ['bicycles', 'handTools', 'cleanWorkplace'] },
    15,
  ),
  books: post(
    'work-experience',
    ['A week in a bookshop', 'Wythnos mewn siop lyfrau'],
    [
      'You unpack, shelve and choose one book for the window, and say why.',
      'Rydych yn dadbacio, yn gosod ar silffoedd ac yn dewis un llyfr i’r ffenestr, ac yn dweud pam.',
    ],
    { must: [], helps: ['customers', 'numbers'] },
    15,
  ),
  library: post(
    'work-experience',
    ['A Saturday in the library', 'Dydd Sadwrn yn y llyfrgell'],
    [
      'Four Saturdays. You help people with the printers and the catalogue, and read to children in the afternoon.',
      'Pedwar dydd Sadwrn. Rydych yn helpu pobl gyda’r argraffwyr a’r catalog, ac yn darllen i blant yn y prynhawn.',
    ],
    { must: [], helps: ['customers', 'instructions'] },
    16,
  ),
  money: post(
    'mentoring',
    ['A mentor for your first pay', 'Mentor ar gyfer eich cyflog cyntaf'],
    [
      'One hour a month for half a year: pay slips, saving, and what to do when it does not reach.',
      'Un awr y mis am hanner blwyddyn: slipiau cyflog, cynilo, a beth i’w wneud pan nad yw’n ddigon.',
    ],
    { must: [], helps: ['budgeting', 'numbers'] },
    18,
  ),
  maker: post(
    'mentoring',
    ['A mentor from a print studio', 'Mentor o stiwdio argraffu'],
    [
      'Six evenings with a printmaker at the next bench. Bring what you are working on.',
      'Chwe noson gyda gwneuthurwr printiau wrth y fainc nesaf. Dewch â’r hyn rydych yn gweithio arno.',
    ],
    { must: [], helps: ['drawing', 'textilePrinting'] },
    18,
  ),
} satisfies Record<string, Post>

export type PostKey = keyof typeof posts

export interface VacancyOfTown {
  employer: string
  post: PostKey
  pay: string | null
  whereabouts: string
  /** Counted from the end of the year; below nothing: it is over. */
  closesInDays: number
}

const row = (
  [employer, post, closesInDays]: readonly [string, PostKey, number],
  pay: string | null,
  whereabouts: string,
): VacancyOfTown => ({ employer, post, pay, whereabouts, closesInDays })

/** What is offered in each town at the end of the year, and what was. */
export const vacanciesOfTowns: Record<string, VacancyOfTown[]> = {
  'brighton-and-hove': [
    row(['Marram Grocers', 'shop', -21], '£11.90 an hour', 'Blatchington Road'),
    row(['Seven Gulls Hotel', 'kitchen', -14], '£12.21 an hour and a meal', 'Kings Road'),
    row(['Sparrow Lane Logistics', 'packer', -9], '£12.60 an hour, £14 at night', 'Portslade'),
    row(['Wheelwell Bike Workshop', 'bikes', -30], null, 'London Road'),
    row(['Harbourmouth Fabrications', 'welder', -3], '£15.50 to £18 an hour', 'Shoreham Harbour'),
    row(['Tull & Marrable Builders', 'site', 24], '£31,000 to £36,000 a year', 'Hollingbury'),
    row(['Tull & Marrable Builders', 'carpentry', 47], '£7.55 an hour, more in the second year', 'Hollingbury'),
    row(['Sunspar Roofing and Solar', 'solar', 31], '£13.20 an hour, van and tools', 'All over the city'),
    row(['The Larkmere Hotel', 'reception', 17], '£12.80 an hour and tips', 'Marine Parade'),
    row(['The Larkmere Hotel', 'cook', 12], '£27,400 a year', 'Marine Parade'),
    row(['Seven Gulls Hotel', 'reception', 33], '£12.21 an hour', 'Kings Road'),
    row(['Eastcliff Hospital Kitchens', 'cook', 20], 'NHS Band 3, £24,625 a year', 'Eastern Road'),
    row(['Eastcliff Hospital Kitchens', 'kitchen', 5], 'NHS Band 2, £12.51 an hour', 'Eastern Road'),
    row(['Brightkelp Web Studio', 'web', 40], '£26,000 a year', 'North Laine, two days from home'),
    row(['Brightkelp Web Studio', 'digital', 62], 'Real Living Wage, £13.45 an hour', 'North Laine'),
    row(['Southbeam Buses', 'driver', 90], '£13.10 while you train, then £16.40 an hour', 'Conway Street'),
    row(['Pebblecroft Care Home', 'care', 28], '£13.05 an hour, £14.50 at weekends', 'Westdene'),
    row(['Samphire Steps', 'homeCare', 45], '£13.40 an hour, travel time paid', 'Whitehawk and Moulsecoomb'),
    row(['Twelve Bells Coffee', 'barista', 6], '£12.45 an hour and tips', 'Trafalgar Street'),
    row(['Ovenlight Bakery', 'bakery', 55], '£8.20 an hour, rising to £11', 'Lewes Road'),
    row(['Marram Grocers', 'shop', 15], '£12.21 an hour, 10 % off', 'Blatchington Road'),
    row(['Flintfield Grounds', 'gardener', 70], '£12.95 an hour', 'Stanmer Park'),
    row(['Quayhand Marine Services', 'marine', 84], '£7.55 an hour and a tool allowance', 'Brighton Marina'),
    row(['Fernwater Laboratories', 'labs', 38], '£19,500 a year', 'Falmer'),
    row(['Pixelmoth Games', 'games', 26], 'Unpaid; bus fares and lunch', 'New England Street'),
    row(['The Lamplighter Playhouse', 'stage', 19], 'Unpaid; travel paid', 'New Road'),
    row(['Foxglove and Ink Books', 'books', 52], 'Unpaid; a book to keep', 'Sydney Street'),
    row(['Penny Hill Credit Union', 'money', 120], null, 'Online or at Ann Street'),
    row(['Inkhaven Print Studio', 'maker', 75], null, 'Kemptown'),
    row(['Larkhill Road Library', 'library', 48], 'Unpaid; lunch and fares', 'Larkhill Road'),
    row(['Sparrow Lane Logistics', 'packer', 10], '£12.90 an hour', 'Portslade'),
  ],
  plymouth: [
    row(['Harvest Row Stores', 'shop', -18], '£12.21 an hour', 'Mutley Plain'),
    row(['Kittiwake Guest Houses', 'reception', -11], '£12.21 an hour, season', 'The Hoe'),
    row(['Northmoor Hospital Kitchens', 'kitchen', -6], 'NHS Band 2, £12.51 an hour', 'Derriford'),
    row(['Freehub Lane Cycles', 'bikes', -25], null, 'Stonehouse'),
    row(['Seawall Leisure', 'kitchen', -2], '£11.90 an hour', 'Tinside'),
    row(['Halyard and Pike Shipyard', 'welder', 29], '£16.20 an hour, £1.10 more on nights', 'Devonport'),
    row(['Halyard and Pike Shipyard', 'marine', 66], '£8.10 an hour in the first year', 'Devonport'),
    row(['Greyheron Boatbuilders', 'marine', 41], '£7.55 an hour and your own tools', 'Oreston'),
    row(['Penhollow Construction', 'site', 22], '£30,500 a year and a van', 'Sherford'),
    row(['Penhollow Construction', 'carpentry', 58], '£7.55 to £10.20 an hour', 'Sherford'),
    row(['Westering Solar', 'solar', 34], '£13 an hour', 'Estover'),
    row(['The Gannet House Hotel', 'reception', 16], '£12.70 an hour', 'Lockyer Street'),
    row(['The Gannet House Hotel', 'cook', 9], '£26,800 a year, no split shifts', 'Lockyer Street'),
    row(['Northmoor Hospital Kitchens', 'cook', 27], 'NHS Band 3, £24,625 a year', 'Derriford'),
    row(['Northmoor Hospital Laboratory', 'labs', 49], 'NHS Annex 21, 65 % of Band 4', 'Derriford'),
    row(['Tallow Tree Care Home', 'care', 21], '£12.95 an hour', 'Plymstock'),
    row(['Orchard Steps Home Care', 'homeCare', 37], '£13.20 an hour, 35p a mile', 'Plympton'),
    row(['Moor and Sound Buses', 'driver', 80], '£12.60 while you train, then £15.75', 'Milehouse'),
    row(['Trueplumb Digital', 'web', 43], '£25,500 to £28,000 a year', 'Millbay, mostly from home'),
    row(['Trueplumb Digital', 'digital', 60], '£15,800 a year', 'Millbay'),
    row(['Ebb and Ember Coffee', 'barista', 8], '£12.30 an hour', 'Royal William Yard'),
    row(['Crumbledown Bakery', 'bakery', 53], '£8 an hour', 'Barbican'),
    row(['Harvest Row Stores', 'shop', 13], '£12.40 an hour', 'Mutley Plain'),
    row(['Brambleside Landscapes', 'gardener', 72], '£12.80 an hour', 'Saltram and the parks'),
    row(['Fogbell Games', 'games', 24], 'Unpaid; lunch and fares', 'Ocean Studios'),
    row(['The Windlass Theatre', 'stage', 32], 'Unpaid; travel paid', 'Derry’s Cross'),
    row(['Freehub Lane Cycles', 'bikes', 46], 'Unpaid; a tool roll to keep', 'Stonehouse'),
    row(['Fair Copper Credit Union', 'money', 110], null, 'New George Street'),
    row(['Undertow Print Studio', 'maker', 77], null, 'Union Street'),
    row(['Kittiwake Guest Houses', 'kitchen', 11], '£12.21 an hour, rooms at cost', 'The Hoe'),
  ],
}
