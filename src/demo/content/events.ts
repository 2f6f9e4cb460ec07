import type { Audience, EventType, Mode } from '#capabilities/opportunities/opportunity.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Skill } from '#capabilities/skills/skill.ts'
import type { Both } from './content.ts'
import { skills } from './skills.ts'

/** An event that the team which convenes a pilot puts on in the weeks after its year. */
export interface EventContent {
  eventType: EventType | null
  audience: Audience
  theme: Theme
  title: Both
  summary: Both
  description: Both
  mode: Mode
  ages: readonly [youngest: number, oldest: number]
  address: string
  booking: Both
  /** So many days after the year ends, on the weekday (1 is Monday) that comes next, at this hour. */
  when: { inDays: number; weekday: number; hour: number; lengthHours: number }
  inPersonSeats: number | null
  onlineSeats: number | null
  /** What learners take away from it. */
  skills: Skill[]
}

export const eventsOfTowns: readonly EventContent[] = [
  {
    eventType: null,
    audience: 'everybody',
    theme: 'media',
    title: ['Saturday try-it: make a one-minute film', 'Rhowch gynnig arni ddydd Sadwrn: gwnewch ffilm un funud'],
    summary: [
      'Bring a phone, leave with a film. For ages 13 to 17.',
      'Dewch â ffôn, ewch adref â ffilm. Ar gyfer rhai 13 i 17 oed.',
    ],
    description: [
      'You plan a story in ten minutes, film it around the building and cut it on the phone. Two film-makers help.\n\nYou need nothing but a phone. We lend you one if yours has no camera.',
      'Rydych chi’n cynllunio stori mewn deg munud, yn ei ffilmio o amgylch yr adeilad ac yn ei golygu ar y ffôn. Mae dau wneuthurwr ffilm yn helpu.\n\nDoes dim angen dim ond ffôn. Rydyn ni’n benthyg un i chi os nad oes camera gan eich un chi.',
    ],
    mode: 'in-person',
    ages: [13, 17],
    address: 'Learning Hub, 2 Example Square',
    booking: ['Take a seat here, then come ten minutes early.', 'Cadwch le yma, a dewch ddeg munud yn gynnar.'],
    when: { inDays: 5, weekday: 6, hour: 10, lengthHours: 3 },
    inPersonSeats: 14,
    onlineSeats: null,
    skills: [skills.videoEditing],
  },
  {
    eventType: 'information-session',
    audience: 'everybody',
    theme: 'community',
    title: [
      'What is a digital badge? An hour for parents and carers',
      'Beth yw bathodyn digidol? Awr i rieni a gofalwyr',
    ],
    summary: [
      'What a badge proves, who sees it, and how it helps with the next step.',
      'Beth mae bathodyn yn ei brofi, pwy sy’n ei weld, a sut mae’n helpu gyda’r cam nesaf.',
    ],
    description: [
      'We show a badge from beginning to end: who gives it, what stands in it, and what an employer sees. Then there is time for questions.\n\nOnline, with live captions.',
      'Rydyn ni’n dangos bathodyn o’r dechrau i’r diwedd: pwy sy’n ei roi, beth sydd ynddo, a beth mae cyflogwr yn ei weld. Yna mae amser i ofyn cwestiynau.\n\nAr-lein, gyda chapsiynau byw.',
    ],
    mode: 'online',
    ages: [16, 120],
    address: '',
    booking: ['Take a seat here. The link comes by mail.', 'Cadwch le yma. Daw’r ddolen drwy’r post.'],
    when: { inDays: 8, weekday: 2, hour: 18, lengthHours: 1 },
    inPersonSeats: null,
    onlineSeats: 60,
    skills: [skills.listening],
  },
  {
    eventType: 'employer-event',
    audience: 'network',
    theme: 'business',
    title: [
      'Employers’ breakfast: what a badge tells you',
      'Brecwast cyflogwyr: beth mae bathodyn yn ei ddweud wrthych',
    ],
    summary: [
      'Meet those who award badges, and say which ones you would interview for.',
      'Dewch i gwrdd â’r rhai sy’n dyfarnu bathodynnau, a dywedwch am ba rai y byddech chi’n cyfweld.',
    ],
    description: [
      'Three employers tell what they asked for and what they got. Then each table looks at two badges and says what is missing.\n\nCoffee from half past seven. The room is level with the street.',
      'Mae tri chyflogwr yn dweud beth y gofynnon nhw amdano a beth gawson nhw. Yna mae pob bwrdd yn edrych ar ddau fathodyn ac yn dweud beth sydd ar goll.\n\nCoffi o hanner awr wedi saith. Mae’r ystafell yn wastad â’r stryd.',
    ],
    mode: 'in-person',
    ages: [18, 120],
    address: 'Harbour Room, 5 Example Quay',
    booking: ['Take a seat here, one for each person.', 'Cadwch le yma, un i bob person.'],
    when: { inDays: 12, weekday: 4, hour: 8, lengthHours: 2 },
    inPersonSeats: 40,
    onlineSeats: null,
    skills: [],
  },
  {
    eventType: 'meet-up',
    audience: 'network',
    theme: 'community',
    title: [
      'Network meet-up: what we do together next term',
      'Cyfarfod y rhwydwaith: beth wnawn ni gyda’n gilydd y tymor nesaf',
    ],
    summary: [
      'Two hours for everybody who offers learning here: what worked, what is missing, who does what.',
      'Dwy awr i bawb sy’n cynnig dysgu yma: beth weithiodd, beth sydd ar goll, pwy sy’n gwneud beth.',
    ],
    description: [
      'We look at the year’s figures, choose two gaps to close, and plan who opens their doors in the holidays.\n\nJoin in the room or from your desk.',
      'Rydyn ni’n edrych ar ffigurau’r flwyddyn, yn dewis dau fwlch i’w cau, ac yn cynllunio pwy sy’n agor eu drysau yn y gwyliau.\n\nYmunwch yn yr ystafell neu o’ch desg.',
    ],
    mode: 'both',
    ages: [18, 120],
    address: 'Learning Hub, 2 Example Square',
    booking: ['Say whether you come or join online.', 'Dywedwch a ydych yn dod neu’n ymuno ar-lein.'],
    when: { inDays: 19, weekday: 3, hour: 16, lengthHours: 2 },
    inPersonSeats: 30,
    onlineSeats: 100,
    skills: [],
  },
  {
    eventType: 'consultation',
    audience: 'everybody',
    theme: 'community',
    title: ['Have your say: what should we learn here?', 'Dweud eich dweud: beth ddylen ni ei ddysgu yma?'],
    summary: [
      'An open afternoon about what is missing in your part of town.',
      'Prynhawn agored am yr hyn sydd ar goll yn eich rhan chi o’r dref.',
    ],
    description: [
      'Walk along the map of what there is, put a pin where something is missing, and talk to those who can change it.\n\nCome for ten minutes or for the whole afternoon. Children are welcome with an adult.',
      'Cerddwch ar hyd y map o’r hyn sydd ar gael, rhowch bin lle mae rhywbeth ar goll, a siaradwch â’r rhai a all ei newid.\n\nDewch am ddeg munud neu am y prynhawn cyfan. Mae croeso i blant gydag oedolyn.',
    ],
    mode: 'in-person',
    ages: [0, 120],
    address: 'Market Hall, 9 Example Street',
    booking: ['Simply come.', 'Dewch heb archebu.'],
    when: { inDays: 15, weekday: 7, hour: 13, lengthHours: 4 },
    inPersonSeats: null,
    onlineSeats: null,
    skills: [skills.communityNeeds],
  },
]
