import type { ItemKind, ItemText } from '#capabilities/community/library-item.ts'

// What the places of the demonstration share with each other.

export interface SharedThing extends ItemText {
  /** The address of the place. */
  place: string
  kind: ItemKind
  daysAgo: number
}

type Said = [daysAgo: number, title: string, body: string, inWelsh?: { title: string; body: string }]

const things = (place: string, kind: ItemKind, all: Said[]): SharedThing[] =>
  all.map(([daysAgo, title, body, inWelsh]) => ({
    ...{ place, kind, daysAgo, title, body },
    ...{ titleCy: inWelsh?.title ?? null, bodyCy: inWelsh?.body ?? null },
  }))

const [brighton, plymouth, southampton, cambridgeshire] = [
  'brighton-and-hove',
  'plymouth',
  'southampton',
  'cambridgeshire',
] as const

export const sharedTexts: SharedThing[] = [
  ...things(brighton, 'campaign', [
    [
      430,
      'You already know how to do this',
      'You fix bikes. You look after your sister. You run the sound at church. That is learning, and it can count.\n\nBring one thing that you did this month to the library on Saturday. We write it down with you, and you leave with your first badge.',
      {
        title: 'Rydych eisoes yn gwybod sut i wneud hyn',
        body: 'Rydych yn trwsio beiciau. Rydych yn gofalu am eich chwaer. Chi sy’n gofalu am y sain yn y capel. Dysgu yw hynny, a gall gyfrif.\n\nDewch ag un peth a wnaethoch y mis hwn i’r llyfrgell ddydd Sadwrn. Byddwn yn ei ysgrifennu gyda chi, a byddwch yn gadael gyda’ch bathodyn cyntaf.',
      },
    ],
    [
      395,
      'Letter to employers: five minutes, one badge',
      'Dear colleague,\n\nwe do not ask for money or a placement. We ask you to read one badge and to say what it is worth to you: an interview, a conversation, or nothing yet.\n\nIt takes five minutes. Twelve firms on the seafront have done it, and seven of them changed how they advertise.',
    ],
    [
      300,
      'Poster for a laundrette',
      'While you wait: what could you learn within ten minutes of here? Scan, choose, turn up. No account, no form.\n\nWe hung 40 of these. Laundrettes brought more people than the bus stops, because people have 30 minutes there.',
    ],
  ]),
  ...things(plymouth, 'campaign', [
    [
      410,
      'Script for a tutor group, four minutes',
      'Say: hands up who did something last week that nobody gave you a mark for.\n\nTake three answers. Say for each which badge is nearest. Then show the map and let them find the closest place to their own street.\n\nDo not show a film. Every tutor who did lost the room.',
    ],
    [
      280,
      'Text message to parents after a first badge',
      'Your child earned a badge with us today. It says what they did and who saw it. You can look at it together: the link is on the card in their bag.\n\nOne in three parents opened it the same evening. Send it before six.',
      {
        title: 'Neges destun i rieni ar ôl bathodyn cyntaf',
        body: 'Enillodd eich plentyn fathodyn gyda ni heddiw. Mae’n dweud beth a wnaeth a phwy a’i gwelodd. Gallwch edrych arno gyda’ch gilydd: mae’r ddolen ar y cerdyn yn y bag.\n\nAgorodd un rhiant o bob tri hi yr un noson. Anfonwch hi cyn chwech.',
      },
    ],
  ]),
  ...things(southampton, 'campaign', [
    [
      75,
      'Three lines for the port’s notice boards',
      'Between shifts? Two hours, a badge, and a way to the next grade.\n\nThe port wanted one page. Three lines were read more: we asked 20 people what they remembered.',
    ],
  ]),
  ...things(brighton, 'agenda', [
    [
      445,
      'First evening of a network',
      '18:00 Doors, tea, names on stickers without job titles.\n18:20 Three people tell what they learned outside school, five minutes each.\n18:40 Tables of six: what do people learn with you that nobody sees?\n19:20 One sentence a table, written on the map of the city.\n19:40 Who stays for a second evening? Half did.',
      {
        title: 'Noson gyntaf rhwydwaith',
        body: '18:00 Drysau, te, enwau ar sticeri heb deitlau swydd.\n18:20 Tri pherson yn dweud beth a ddysgon nhw y tu allan i’r ysgol, pum munud yr un.\n18:40 Byrddau o chwech: beth mae pobl yn ei ddysgu gyda chi na fydd neb yn ei weld?\n19:20 Un frawddeg i bob bwrdd, ar fap y ddinas.\n19:40 Pwy sy’n aros am ail noson? Gwnaeth hanner.',
      },
    ],
    [
      350,
      'A badge in one afternoon',
      '14:00 Each brings one thing that people do with them.\n14:15 Write what is seen when it is done well. Read it to a neighbour who does not know the field.\n15:00 Give it a level, with the standard on the table.\n15:30 Somebody who was not there tries to assess by it. What they cannot decide is rewritten.\n16:00 Publish, or name who does and by when.',
    ],
    [
      220,
      'Review of a pathway with those who walk it',
      '1. Where did you stop, and what for?\n2. Which step felt as if it was there for us, not for you?\n3. What did you do instead that should count?\n\nSix young people, one hour, paid. We took out two of nine steps.',
    ],
  ]),
  ...things(plymouth, 'agenda', [
    [
      425,
      'Breakfast with employers',
      '7:30 Coffee. Badges lie on the tables, printed large.\n7:45 One learner, one badge, four minutes.\n8:00 Each firm picks a badge that it would ring back for, and writes why.\n8:30 Over. Nobody stayed longer, and all came again.',
    ],
    [
      330,
      'Quarterly retrospective in 90 minutes',
      '0:00 Figures on the wall. Walk along, in silence.\n0:15 What went well, what did not: apart, then together.\n0:50 Choose one thing to stop. It is harder than choosing what to start.\n1:10 Three actions, with a name and a day.',
    ],
    [
      190,
      'Half day for those who award for the first time',
      '9:30 What a badge promises, and who checks it.\n10:00 Award to each other, and withdraw it again.\n10:45 A list from a register: what is refused and why.\n11:30 When you are in doubt: evidence, second person, or no.\n12:00 Lunch, and a number to ring.',
    ],
  ]),
  ...things(cambridgeshire, 'campaign', [
    [
      30,
      'Card for a village shop',
      'Something to learn, near here, this week: ask at the till for the list.\n\nFour shops keep a paper list under the till, changed on Mondays. One in five who asked had no phone that scans.',
      {
        title: 'Cerdyn ar gyfer siop y pentref',
        body: 'Rhywbeth i’w ddysgu, yn agos, yr wythnos hon: gofynnwch wrth y til am y rhestr.\n\nMae pedair siop yn cadw rhestr bapur dan y til ac yn ei newid bob dydd Llun. Nid oedd gan un o bob pump a ofynnodd ffôn sy’n sganio.',
      },
    ],
  ]),
  ...things(southampton, 'agenda', [
    [
      20,
      'One hour with people who left',
      '0:00 Who came once and not again? Each of us brings one person’s reason, without a name.\n0:20 What would have kept them: time, place, words, people?\n0:45 One thing that we change before the next month.\n\nThe bus home was the reason of half of them. Two evenings begin earlier now.',
    ],
  ]),
  ...things(cambridgeshire, 'agenda', [
    [
      60,
      'An update that lasts 30 minutes',
      '5 minutes: the page of figures, only what surprised.\n10 minutes: what is stuck, one thing.\n10 minutes: actions of last time.\n5 minutes: who does what until when.\n\nWe share the role across four towns, so this is by telephone.',
    ],
  ]),
  ...things(brighton, 'change', [
    [
      260,
      'The bus company reads badges now',
      'Four of the last eleven apprentices came with a badge and without the grades that the form used to ask for. The form does not ask any more.\n\nWhat did it: one manager assessed for us for a day.',
    ],
    [
      180,
      'Libraries stay open on Thursday evenings',
      'The map showed that nothing was on for anyone over 16 on a weekday evening in the east of the city. Two libraries moved their hours. 60 people came in the first month.',
    ],
    [
      110,
      'What did not work: a prize for the most badges',
      'We tried it for one term. People collected what was easy, and two who had been coming for a year stopped. We took it down and said why.',
    ],
  ]),
  ...things(plymouth, 'change', [
    [
      240,
      'A second chance at the dockyard',
      'The yard interviews whoever shows two badges of Demonstrate. Nine were interviewed, five work there. None of the five had been to an open day.',
    ],
    [
      150,
      'Youth workers award, and the school counts it',
      'The school takes badges of the youth centre into its record of achievement. It took three meetings and one shared page on how we assess.',
      {
        title: 'Gweithwyr ieuenctid yn rhoi bathodynnau, a’r ysgol yn eu cyfrif',
        body: 'Mae’r ysgol yn cymryd bathodynnau’r ganolfan ieuenctid i’w chofnod o gyflawniad. Cymerodd dri chyfarfod ac un dudalen ar y cyd ar sut rydym yn asesu.',
      },
    ],
  ]),
  ...things(southampton, 'change', [
    [
      45,
      'One sentence that opened the college’s door',
      'We stopped saying “accreditation” and said “somebody saw you do it, and signed”. The college put up 14 badges in a month.',
    ],
  ]),
]

/** What is said of the badges and pathways that each place shares: the newest of it, one after the other. */
export const saidOfMade: { place: string; kind: 'badge' | 'pathway'; body: string[] }[] = [
  {
    place: brighton,
    kind: 'badge',
    body: [
      'Given most often in libraries. Write who sees it done: that is what employers asked first.',
      'We rewrote what has to be done twice. Keep the last sentence, it settles most doubts.',
      'Works from a register: tick who was there all three times.',
    ],
  },
  {
    place: plymouth,
    kind: 'badge',
    body: [
      'Two firms recognise it. Show them the words before you publish yours.',
      'Takes one afternoon. It is the first badge of most people here.',
      'Needs a second person to assess. Ask a neighbour organisation.',
    ],
  },
  {
    place: brighton,
    kind: 'pathway',
    body: [
      'Eleven finished it in the first year. The choice in the middle keeps people who have no time at weekends.',
      'Begin with the second step if people come from school.',
    ],
  },
  { place: plymouth, kind: 'pathway', body: ['Made with the dockyard. The last step is a visit, so plan it early.'] },
]

/** What was taken over, by the place and the title. */
export const takenOver: { place: string; title: string }[] = [
  { place: southampton, title: 'Breakfast with employers' },
  { place: southampton, title: 'A badge in one afternoon' },
  { place: cambridgeshire, title: 'First evening of a network' },
  { place: cambridgeshire, title: 'Script for a tutor group, four minutes' },
  { place: plymouth, title: 'Review of a pathway with those who walk it' },
]

/** What was removed, and why. */
export const removed: SharedThing & { reason: string } = {
  ...{
    place: plymouth,
    kind: 'campaign',
    daysAgo: 170,
    title: 'A story for the local paper',
    titleCy: null,
    bodyCy: null,
  },
  body: 'How one young person went from the youth centre to the yard in eight months, street by street.',
  reason:
    'It told so much of one young person that their neighbours knew who it was. The place agreed, and wrote a shorter one.',
}
