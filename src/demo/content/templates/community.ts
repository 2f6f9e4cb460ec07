import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const communityTemplates: LearningTemplate[] = [
  {
    key: 'youth-council',
    theme: 'community',
    kind: 'volunteering',
    level: 3,
    badge: {
      name: ['Youth Councillor', 'Cynghorydd Ieuenctid'],
      description: [
        'Can speak for other young people, chair part of a meeting and help a group to reach a decision.',
        'Gall siarad dros bobl ifanc eraill, cadeirio rhan o gyfarfod a helpu grŵp i ddod i benderfyniad.',
      ],
      criteria: [
        'Come to six meetings. Ask 20 young people about one question and report back. Chair one item until there is a decision.',
        'Dewch i chwe chyfarfod. Gofynnwch un cwestiwn i 20 o bobl ifanc ac adroddwch yn ôl. Cadeiriwch un eitem nes bod penderfyniad.',
      ],
      skills: [skills.chairing, skills.decisions, skills.compromise],
      hours: 20,
      assessment: [
        'The youth worker watches you chair and reads your report.',
        'Mae’r gweithiwr ieuenctid yn eich gwylio’n cadeirio ac yn darllen eich adroddiad.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your report on what young people told you, without names.',
        'Eich adroddiad ar yr hyn a ddywedodd pobl ifanc, heb enwau.',
      ],
      artwork: { outline: 'shield', ring: 'dashes', colour: 'violet', icon: 'vote' },
      imageAlt: ['A ballot box with a tick', 'Blwch pleidleisio gyda thic'],
    },
    opportunity: {
      title: ['Join the youth council', 'Ymunwch â’r cyngor ieuenctid'],
      summary: [
        'Buses, parks, safety, jobs: say what should change and help to change it.',
        'Bysiau, parciau, diogelwch, swyddi: dywedwch beth ddylai newid a helpwch i’w newid.',
      ],
      description: [
        'You meet every week and choose what to work on. You talk to councillors and they have to answer. There is pizza.\n\nYou need to care about something. A parent or carer signs if you are under 16.',
        'Rydych chi’n cwrdd bob wythnos ac yn dewis beth i weithio arno. Rydych chi’n siarad â chynghorwyr ac mae’n rhaid iddyn nhw ateb. Mae pitsa.\n\nMae angen i rywbeth fod yn bwysig i chi. Mae rhiant neu ofalwr yn llofnodi os ydych chi o dan 16.',
      ],
      mode: 'both',
      ages: [13, 18],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'bsl', 'travel-help'],
      booking: [
        'Come to any meeting and see whether you like it.',
        'Dewch i unrhyw gyfarfod i weld a ydych chi’n ei hoffi.',
      ],
      sessions: { weekday: 3, hour: 17, lengthHours: 2, count: 8 },
    },
  },
  {
    key: 'event-steward',
    theme: 'community',
    kind: 'job',
    level: 2,
    badge: {
      name: ['Event Steward', 'Stiward Digwyddiadau'],
      description: [
        'Can help a crowd to have a good and safe day: check tickets, watch the exits and call for help early.',
        'Gall helpu tyrfa i gael diwrnod da a diogel: gwirio tocynnau, gwylio’r allanfeydd a galw am help yn gynnar.',
      ],
      criteria: [
        'Take the briefing. Work two paid shifts. Show where lost children wait, use the radio and write one report.',
        'Ewch i’r briff. Gweithiwch ddwy shifft â thâl. Dangoswch ble mae plant ar goll yn aros, defnyddiwch y radio ac ysgrifennwch un adroddiad.',
      ],
      skills: [skills.crowd, skills.events, skills.customers],
      hours: 14,
      assessment: [
        'The head steward watches both shifts and reads your report.',
        'Mae’r prif stiward yn gwylio’r ddwy shifft ac yn darllen eich adroddiad.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pennant', ring: 'plain', colour: 'copper', icon: 'megaphone' },
      imageAlt: ['A megaphone', 'Corn siarad'],
    },
    opportunity: {
      title: ['Event steward, paid by the shift', 'Stiward digwyddiadau, â thâl fesul shifft'],
      summary: [
        'Festivals, matches and shows. Trained first, then paid.',
        'Gwyliau, gemau a sioeau. Hyfforddiant yn gyntaf, yna tâl.',
      ],
      description: [
        'You learn the site and the radio on a weekday evening. At the weekend you work in a team of six with a head steward. You are paid for both.\n\nYou need to be 18 and to like people. Some posts are seated.',
        'Rydych chi’n dysgu’r safle a’r radio ar noson waith. Dros y penwythnos rydych chi’n gweithio mewn tîm o chwech gyda phrif stiward. Rydych chi’n cael eich talu am y ddau.\n\nMae angen bod yn 18 a hoffi pobl. Mae rhai swyddi ar eistedd.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'kit-lent'],
      booking: ['Apply online; it takes five minutes.', 'Gwnewch gais ar-lein; mae’n cymryd pum munud.'],
      sessions: { weekday: 4, hour: 18, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'project-leader',
    theme: 'community',
    kind: 'course',
    level: 4,
    badge: {
      name: ['Community Project Leader', 'Arweinydd Prosiect Cymunedol'],
      description: [
        'Can find out what a street needs, bring people together to do it and account for the money.',
        'Gall ddarganfod beth sydd ei angen ar stryd, dod â phobl ynghyd i’w wneud a rhoi cyfrif am yr arian.',
      ],
      criteria: [
        'Ask 15 neighbours. Lead a team of at least four through one small project. Show the plan, the spending and what you would do better.',
        'Gofynnwch i 15 cymydog. Arweiniwch dîm o bedwar o leiaf drwy un prosiect bach. Dangoswch y cynllun, y gwariant a beth fyddech chi’n ei wella.',
      ],
      skills: [skills.communityNeeds, skills.leadTeam, skills.planEvents, skills.budgeting],
      hours: 45,
      assessment: [
        'You present to a panel of three: a neighbour, a funder and a past leader.',
        'Rydych chi’n cyflwyno i banel o dri: cymydog, ariannwr ac arweinydd blaenorol.',
      ],
      evidenceRequired: true,
      evidence: ['One page on the project with its numbers.', 'Un dudalen am y prosiect gyda’i rifau.'],
      artwork: { outline: 'pennant', ring: 'rope', colour: 'violet', icon: 'users' },
      imageAlt: ['A group of people', 'Grŵp o bobl'],
    },
    opportunity: {
      title: ['Lead a project in your street', 'Arweiniwch brosiect yn eich stryd'],
      summary: [
        'Ten evenings, £300 to spend and people who have done it before.',
        'Deg noson, £300 i’w wario a phobl sydd wedi’i wneud o’r blaen.',
      ],
      description: [
        'You learn to ask, plan, run a meeting and keep a cash book. Meanwhile you do it: a street lunch, a bench, a walking group.\n\nYou need a street and two friends. We look after children during the course.',
        'Rydych chi’n dysgu gofyn, cynllunio, rhedeg cyfarfod a chadw llyfr arian. Yn y cyfamser rydych chi’n ei wneud: cinio stryd, mainc, grŵp cerdded.\n\nMae angen stryd a dau ffrind. Rydyn ni’n gofalu am blant yn ystod y cwrs.',
      ],
      mode: 'both',
      ages: [18, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'hearing-loop', 'large-print'],
      booking: ['Write to us about your street.', 'Ysgrifennwch atom am eich stryd.'],
      sessions: { weekday: 2, hour: 18, lengthHours: 2.5, count: 10 },
    },
  },
  {
    key: 'repair-cafe',
    theme: 'community',
    kind: 'volunteering',
    level: 2,
    badge: {
      name: ['Repair Café Fixer', 'Trwsiwr Caffi Trwsio'],
      description: [
        'Can take an everyday thing apart, find the fault, mend it safely and show the owner how.',
        'Gall ddatgymalu peth pob dydd, dod o hyd i’r nam, ei drwsio’n ddiogel a dangos i’r perchennog sut.',
      ],
      criteria: [
        'Help at four cafés. Mend three things with their owners next to you. Test anything with a plug with the electrician.',
        'Helpwch mewn pedwar caffi. Trwsiwch dri pheth gyda’u perchnogion wrth eich ymyl. Profwch unrhyw beth â phlwg gyda’r trydanwr.',
      ],
      skills: [skills.repairDevices, skills.handTools, skills.repairManuals],
      hours: 12,
      assessment: [
        'An experienced fixer checks each repair and signs your card.',
        'Mae trwsiwr profiadol yn gwirio pob trwsiad ac yn llofnodi eich cerdyn.',
      ],
      evidenceRequired: true,
      evidence: ['Photos of three things before and after.', 'Lluniau o dri pheth cyn ac ar ôl.'],
      artwork: { outline: 'hexagon', ring: 'dashes', colour: 'slate', icon: 'wrench' },
      imageAlt: ['A spanner', 'Sbaner'],
    },
    opportunity: {
      title: ['Be a fixer at the repair café', 'Byddwch yn drwsiwr yn y caffi trwsio'],
      summary: [
        'Toasters, trousers, chairs and toys. Learn by mending.',
        'Tostwyr, trowsusau, cadeiriau a theganau. Dysgwch drwy drwsio.',
      ],
      description: [
        'You sit with an old hand and a broken thing. You open it, look and wonder. Most things can be saved; the rest teach us something.\n\nTools are here. Sewing counts as much as soldering.',
        'Rydych chi’n eistedd gyda hen law a pheth wedi torri. Rydych chi’n ei agor, yn edrych ac yn rhyfeddu. Gellir achub y rhan fwyaf o bethau; mae’r gweddill yn dysgu rhywbeth i ni.\n\nMae offer yma. Mae gwnïo’n cyfrif cymaint â sodro.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'hearing-loop'],
      booking: ['Come half an hour before the doors open.', 'Dewch hanner awr cyn i’r drysau agor.'],
      sessions: { weekday: 6, hour: 13, lengthHours: 3, count: 4 },
    },
  },
  {
    key: 'food-bank-shift',
    theme: 'community',
    kind: 'volunteering',
    level: 1,
    badge: {
      name: ['Food Bank Volunteer', 'Gwirfoddolwr Banc Bwyd'],
      description: [
        'Has sorted, packed and handed out food with respect for the people who come.',
        'Mae wedi didoli, pacio a dosbarthu bwyd gyda pharch at y bobl sy’n dod.',
      ],
      criteria: [
        'Do two shifts. Check dates, pack ten bags for different households and help at the door once.',
        'Gwnewch ddwy shifft. Gwiriwch ddyddiadau, paciwch ddeg bag ar gyfer gwahanol gartrefi a helpwch wrth y drws unwaith.',
      ],
      skills: [skills.packing, skills.workInTeams, skills.confidential],
      hours: 6,
      assessment: [
        'The shift lead checks two of your bags and talks with you.',
        'Mae arweinydd y shifft yn gwirio dau o’ch bagiau ac yn siarad gyda chi.',
      ],
      evidenceRequired: false,
      repeatable: true,
      artwork: { outline: 'pebble', ring: 'dashes', colour: 'copper', icon: 'hand-helping' },
      imageAlt: ['A hand that gives', 'Llaw sy’n rhoi'],
    },
    opportunity: {
      title: ['Give a shift at the food bank', 'Rhowch shifft yn y banc bwyd'],
      summary: ['Three hours that fill somebody’s cupboard.', 'Tair awr sy’n llenwi cwpwrdd rhywun.'],
      description: [
        'You sort tins, check dates and pack bags. At the door you say hello and offer tea. What you hear there stays there.\n\nNo skill needed. If you use the food bank yourself, you are welcome on both sides of the table.',
        'Rydych chi’n didoli tuniau, yn gwirio dyddiadau ac yn pacio bagiau. Wrth y drws rydych chi’n dweud helô ac yn cynnig te. Mae’r hyn a glywch yno’n aros yno.\n\nDoes dim angen sgil. Os ydych chi’n defnyddio’r banc bwyd eich hun, mae croeso i chi ar ddwy ochr y bwrdd.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'quiet-space'],
      booking: ['Tell us which day suits you.', 'Dywedwch pa ddiwrnod sy’n eich siwtio.'],
      sessions: { weekday: 3, hour: 10, lengthHours: 3, count: 2 },
    },
  },
]
