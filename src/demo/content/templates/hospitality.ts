import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const hospitalityTemplates: LearningTemplate[] = [
  {
    key: 'hotel-front-of-house',
    theme: 'travel',
    kind: 'work-experience',
    level: 1,
    badge: {
      name: ['Front-of-house Taster', 'Blas ar Flaen Tŷ'],
      description: [
        'Has welcomed guests in a working hotel and knows what happens from arrival to leaving.',
        'Mae wedi croesawu gwesteion mewn gwesty prysur ac yn gwybod beth sy’n digwydd o gyrraedd i adael.',
      ],
      criteria: [
        'Spend two days on the team. Welcome five guests, show one to a room and take one message correctly.',
        'Treuliwch ddau ddiwrnod ar y tîm. Croesawch bum gwestai, dangoswch ystafell i un a chymerwch un neges yn gywir.',
      ],
      skills: [skills.guests, skills.arrivals, skills.customers],
      hours: 10,
      assessment: [
        'The front desk lead talks with you at the end of each day.',
        'Mae arweinydd y dderbynfa’n siarad gyda chi ar ddiwedd pob dydd.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'beads', colour: 'plum', icon: 'hotel' },
      imageAlt: ['A hotel', 'Gwesty'],
    },
    opportunity: {
      title: ['Two days on a hotel’s front desk', 'Dau ddiwrnod wrth dderbynfa gwesty'],
      summary: [
        'Meet the guests, see behind the scenes, eat in the staff kitchen.',
        'Cwrdd â’r gwesteion, gweld y tu ôl i’r llenni, bwyta yng nghegin y staff.',
      ],
      description: [
        'You follow somebody on the desk, in the rooms and at breakfast. On the second day you greet guests yourself. Managers here began the same way.\n\nWe lend a shirt and jacket. We pay your bus fare.',
        'Rydych chi’n dilyn rhywun wrth y ddesg, yn yr ystafelloedd ac wrth frecwast. Ar yr ail ddiwrnod rydych chi’n cyfarch gwesteion eich hun. Dechreuodd rheolwyr yma yr un ffordd.\n\nRydyn ni’n rhoi benthyg crys a siaced. Rydyn ni’n talu am eich bws.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'travel-help'],
      booking: ['Ask by e-mail; we answer in two days.', 'Gofynnwch drwy e-bost; byddwn yn ateb mewn dau ddiwrnod.'],
      sessions: { weekday: 2, hour: 9, lengthHours: 5, count: 2 },
    },
  },
  {
    key: 'town-guide',
    theme: 'travel',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Town Guide', 'Tywysydd Tref'],
      description: [
        'Can guide visitors through a part of town, with true stories, good timing and a route for every pair of legs.',
        'Gall dywys ymwelwyr drwy ran o’r dref, gyda straeon gwir, amseru da a llwybr i bob pâr o goesau.',
      ],
      criteria: [
        'Plan a walk of an hour with six stops, one version without steps. Check each story in two sources. Guide a group by yourself.',
        'Cynlluniwch daith awr gyda chwe stop, un fersiwn heb risiau. Gwiriwch bob stori mewn dwy ffynhonnell. Tywyswch grŵp ar eich pen eich hun.',
      ],
      skills: [skills.guideVisitors, skills.localHistory, skills.presentation],
      hours: 20,
      assessment: [
        'A guide walks with your group and checks two stories.',
        'Mae tywysydd yn cerdded gyda’ch grŵp ac yn gwirio dwy stori.',
      ],
      evidenceRequired: true,
      evidence: ['Your route on a map and your sources.', 'Eich llwybr ar fap a’ch ffynonellau.'],
      artwork: { outline: 'hexagon', ring: 'rope', colour: 'bronze', icon: 'map' },
      imageAlt: ['A folded map', 'Map wedi’i blygu'],
    },
    opportunity: {
      title: ['Become a guide to your town', 'Dewch yn dywysydd i’ch tref'],
      summary: [
        'Learn to tell the story of the place you call home.',
        'Dysgwch adrodd stori’r lle rydych chi’n ei alw’n gartref.',
      ],
      description: [
        'You dig in old maps and ask old neighbours. You learn to speak into the wind, cross a road with twenty people and end on time.\n\nYou need good shoes or wheels. Stories in any language are welcome.',
        'Rydych chi’n tyrchu mewn hen fapiau ac yn holi hen gymdogion. Rydych chi’n dysgu siarad i’r gwynt, croesi ffordd gydag ugain o bobl a gorffen ar amser.\n\nMae angen esgidiau neu olwynion da. Mae croeso i straeon mewn unrhyw iaith.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'large-print'],
      booking: ['Write and name your favourite corner.', 'Ysgrifennwch ac enwch eich hoff gornel.'],
      sessions: { weekday: 6, hour: 10, lengthHours: 2.5, count: 6 },
    },
  },
]
