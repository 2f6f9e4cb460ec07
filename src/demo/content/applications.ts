import type { Region } from '#capabilities/programme/call.ts'

/** An application of a real town by invented people. */
export interface DemoApplication {
  place: string
  /** On the map. */
  spot: string
  region: Region
  people: string
  lead: string
  role: string
  organisation: string
  need: string
  begun: string
  first: string
  language: 'en' | 'cy'
  /** How good it is, 1 to 5: what assessors see through their own eyes. */
  written: number
  /** In the interview, for those who were invited. */
  spoken?: number
}

const english = 'en' as const

export const demoApplications: DemoApplication[] = [
  {
    ...{
      place: 'Kingston upon Hull',
      spot: '53.7446, -0.3362',
      region: 'yorkshire',
      lead: 'Asha Okonkwo',
      role: 'Head of adult learning',
    },
    ...{ organisation: 'Humber Learning Trust', language: english, written: 4.3, spoken: 4.6 },
    people: 'A port of 267,000 people, where one adult in five has no qualification and offshore wind is hiring.',
    need: 'What people learn in boatyards, choirs and kitchens counts for nothing when they apply for work',
    begun:
      'a network of eleven community kitchens, of which nine still meet; two closed, and we changed how we pay for heating',
    first: 'badges for the 60 volunteers of the Freedom Quay open days in June',
  },
  {
    ...{ place: 'Dundee', spot: '56.4620, -2.9707', region: 'scotland', lead: 'Callum Reid', role: 'Convenor' },
    ...{ organisation: 'Tay Makers', language: english, written: 4.1, spoken: 4.4 },
    people: 'A city of 148,000 with two universities, a games industry, and schemes where few go to either.',
    need: 'Young people make games at home, and nobody who hires sees it',
    begun: 'a weekly open studio that the college and three studios took up after the first year',
    first: 'a pathway from the open studio to the college, with 20 learners by autumn',
  },
  {
    ...{
      place: 'Wrexham',
      spot: '53.0465, -2.9925',
      region: 'wales',
      lead: 'Ffion Pritchard',
      role: 'Rheolwr dysgu cymunedol',
    },
    ...{ organisation: 'Dysgu Dyffryn', language: 'cy', written: 3.9, spoken: 4.1 },
    people: 'Dinas o 65,000 o bobl ar y ffin, gyda ffatrïoedd mawr a phentrefi lle mae bysiau’n brin.',
    need: 'Mae pobl yn dysgu yn y gwaith ac yn y capel, ac nid oes neb yn gallu dangos hynny',
    begun: 'rhwydwaith o wyth neuadd bentref sy’n rhannu tiwtoriaid; caeodd un, a symudom ei dosbarthiadau ar-lein',
    first: 'bathodynnau i ddeugain o wirfoddolwyr yr Eisteddfod leol',
  },
  {
    ...{ place: 'Rochdale', spot: '53.6136, -2.1610', region: 'north-west', lead: 'Samira Haq', role: 'Director' },
    ...{ organisation: 'Roch Valley Skills', language: english, written: 4, spoken: 3.6 },
    people: 'A borough of 224,000, one of the youngest in the North West, with many languages at home.',
    need: 'Parents who interpret, cook and sew for a street are not seen as skilled by anybody who hires',
    begun: 'a parents’ forum in twelve schools, which chose its own chair in the second year',
    first: 'two badges for interpreting, written with the hospital',
  },
  {
    ...{
      place: 'Sunderland',
      spot: '54.9061, -1.3811',
      region: 'north-east',
      lead: 'Grace Whitfield',
      role: 'Deputy principal',
    },
    ...{ organisation: 'Wearside Futures', language: english, written: 3.8, spoken: 3.3 },
    people: 'A city of 274,000 with car makers, a film studio to come and a shrinking high street.',
    need: 'Apprentices know what they can do, and cannot say it outside of the plant',
    begun: 'an employers’ breakfast that grew from four to thirty firms',
    first: 'badges for the 200 who took the plant’s safety course',
  },
  {
    ...{
      place: 'Blackpool',
      spot: '53.8175, -3.0357',
      region: 'north-west',
      lead: 'Terry Lomax',
      role: 'Youth worker',
    },
    ...{ organisation: 'Fylde Coast Youth', language: english, written: 3.6 },
    people: 'A resort of 141,000, where work is seasonal and many move on within two years.',
    need: 'What is learned in a season is lost with the move in autumn',
    begun: 'a winter school in an arcade that stands empty from November',
    first: 'one badge for each week of the winter school',
  },
  {
    ...{ place: 'Paisley', spot: '55.8473, -4.4401', region: 'scotland', lead: 'Mhairi Lennox', role: 'Librarian' },
    ...{ organisation: 'Abbey Learning', language: english, written: 3.5 },
    people: 'A town of 77,000 beside Glasgow, with a new library on the high street.',
    need: 'Courses exist on paper, and nobody knows which are on',
    begun: 'a learning fair, twice; the second was planned by learners',
    first: 'a map of the 90 courses within a walk of the library',
  },
  {
    ...{
      place: 'Middlesbrough',
      spot: '54.5742, -1.2350',
      region: 'north-east',
      lead: 'Imran Sadiq',
      role: 'Programme manager',
    },
    ...{ organisation: 'Teesside Together', language: english, written: 3.4 },
    people: 'A town of 144,000 where steel is gone and hydrogen is promised.',
    need: 'Those who ran furnaces are told to begin at level one',
    begun: 'a club of former steelworkers who teach welding on Saturdays',
    first: 'a badge for what a furnace hand knows, agreed with two employers',
  },
  {
    ...{
      place: 'Merthyr Tydfil',
      spot: '51.7494, -3.3781',
      region: 'wales',
      lead: 'Rhys Bevan',
      role: 'Chief officer',
    },
    ...{ organisation: 'Taf Fechan Trust', language: english, written: 3.3 },
    people: 'A town of 59,000 at the head of the valleys, proud and far from most jobs.',
    need: 'Volunteers run half of what happens here, and leave with nothing to show',
    begun: 'a timebank with 340 members',
    first: 'badges for the timebank’s twelve most given skills',
  },
  {
    ...{ place: 'Halifax', spot: '53.7248, -1.8658', region: 'yorkshire', lead: 'Joanne Sykes', role: 'Arts producer' },
    ...{ organisation: 'Calder Arts', language: english, written: 3.2 },
    people: 'A mill town of 88,000, with theatres in its old sheds.',
    need: 'Crews of festivals are hired by word of mouth, which leaves out most',
    begun: 'a street theatre festival, now in its sixth year',
    first: 'a badge for stewards of the festival',
  },
  {
    ...{
      place: 'Barrow-in-Furness',
      spot: '54.1108, -3.2261',
      region: 'north-west',
      lead: 'Neil Postlethwaite',
      role: 'Training lead',
    },
    ...{ organisation: 'Furness Skills', language: english, written: 3 },
    people: 'A shipyard town of 67,000 at the end of a long road.',
    need: 'The yard needs 10,000 people, and those who live here do not apply',
    begun: 'taster days at the yard with two schools',
    first: 'a taster day for adults',
  },
  {
    ...{
      place: 'Kirkcaldy',
      spot: '56.1168, -3.1582',
      region: 'scotland',
      lead: 'Elspeth Gow',
      role: 'Community planner',
    },
    ...{ organisation: 'Lang Toun Partnership', language: english, written: 2.8 },
    people: 'A town of 50,000 on the Forth.',
    need: 'Groups do good work beside each other, and do not meet',
    begun: 'a newsletter of local groups',
    first: 'a meeting of all groups',
  },
  {
    ...{
      place: 'Grimsby',
      spot: '53.5675, -0.0802',
      region: 'yorkshire',
      lead: 'Dawn Blanchard',
      role: 'Regeneration officer',
    },
    ...{ organisation: 'Haven Works', language: english, written: 2.7 },
    people: 'A port of 86,000 that lands less fish and serves more turbines.',
    need: 'Jobs at sea ask for tickets that cost more than a month’s wage',
    begun: 'a bursary for first tickets',
    first: 'to ask employers which tickets matter',
  },
  {
    ...{
      place: 'Bangor',
      spot: '53.2274, -4.1293',
      region: 'wales',
      lead: 'Gwenllian Ellis',
      role: 'Swyddog datblygu',
    },
    ...{ organisation: 'Menter Menai', language: 'cy', written: 2.9 },
    people: 'Dinas fach o 18,000 gyda phrifysgol, ysbyty, a stryd fawr sy’n gwagio.',
    need: 'Mae myfyrwyr a thrigolion yn dysgu ar wahân',
    begun: 'caffi trwsio a redir gan fyfyrwyr a phensiynwyr gyda’i gilydd',
    first: 'bathodyn am drwsio beic',
  },
  {
    ...{ place: 'Carlisle', spot: '54.8925, -2.9329', region: 'north-west', lead: 'Owen Tait', role: 'Officer' },
    ...{ organisation: 'Border City Learning', language: english, written: 2.2 },
    people: 'A city of 75,000 near Scotland.',
    need: 'Skills are a challenge here as elsewhere',
    begun: 'a working group',
    first: 'a strategy',
  },
]
