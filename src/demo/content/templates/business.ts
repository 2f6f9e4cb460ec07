import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const businessTemplates: LearningTemplate[] = [
  {
    key: 'budgeting',
    theme: 'business',
    kind: 'course',
    level: 1,
    badge: {
      name: ['Money Sorted', 'Trefn ar Arian'],
      description: [
        'Can make a budget for a month, read a payslip and knows where to get help with debt.',
        'Gall wneud cyllideb am fis, darllen slip cyflog ac mae’n gwybod ble i gael help gyda dyled.',
      ],
      criteria: [
        'Come to both sessions. Make a budget for a made-up person or yourself. Find the tax on a payslip. Name two places that help with debt.',
        'Dewch i’r ddwy sesiwn. Gwnewch gyllideb ar gyfer person dychmygol neu chi eich hun. Dewch o hyd i’r dreth ar slip cyflog. Enwch ddau le sy’n helpu gyda dyled.',
      ],
      skills: [skills.financialCapability, skills.budgeting, skills.numbers],
      hours: 4,
      assessment: [
        'A chat about your budget. You never have to show your own money.',
        'Sgwrs am eich cyllideb. Does dim rhaid i chi byth ddangos eich arian eich hun.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'plain', colour: 'bronze', icon: 'piggy-bank' },
      imageAlt: ['A piggy bank', 'Cadw-mi-gei'],
    },
    opportunity: {
      title: ['Make your money last the month', 'Gwnewch i’ch arian bara’r mis'],
      summary: [
        'Two evenings on bills, payslips and saving a little.',
        'Dwy noson ar filiau, slipiau cyflog a chynilo ychydig.',
      ],
      description: [
        'You play through a month with a made-up wage: rent, food, a broken phone. Then you try the tools on your own numbers if you wish.\n\nYou need nothing. Somebody can see you alone afterwards.',
        'Rydych chi’n chwarae drwy fis gyda chyflog dychmygol: rhent, bwyd, ffôn wedi torri. Yna rydych chi’n rhoi cynnig ar yr offer gyda’ch rhifau eich hun os hoffech.\n\nDoes dim angen dim arnoch chi. Gall rhywun eich gweld ar eich pen eich hun wedyn.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'large-print'],
      booking: ['Come in or sign up online.', 'Dewch i mewn neu cofrestrwch ar-lein.'],
      sessions: { weekday: 2, hour: 18, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'customer-service',
    theme: 'business',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Customer Service', 'Gwasanaeth Cwsmeriaid'],
      description: [
        'Can welcome customers, find out what they need and stay polite when something goes wrong.',
        'Gall groesawu cwsmeriaid, darganfod beth sydd ei angen arnyn nhw ac aros yn gwrtais pan aiff rhywbeth o’i le.',
      ],
      criteria: [
        'Serve real customers for one shift. Play through three hard talks in the group. Write one reply to a complaint.',
        'Gwasanaethwch gwsmeriaid go iawn am un shifft. Chwaraewch drwy dair sgwrs anodd yn y grŵp. Ysgrifennwch un ateb i gŵyn.',
      ],
      skills: [skills.customerService, skills.customers, skills.complaints],
      hours: 10,
      assessment: [
        'A supervisor watches your shift and reads your reply.',
        'Mae goruchwyliwr yn gwylio eich shifft ac yn darllen eich ateb.',
      ],
      evidenceRequired: true,
      evidence: ['Your reply to the complaint.', 'Eich ateb i’r gŵyn.'],
      artwork: { outline: 'circle', ring: 'rope', colour: 'sky', icon: 'handshake' },
      imageAlt: ['A handshake', 'Ysgwyd llaw'],
    },
    opportunity: {
      title: ['Customer service, with a real shift', 'Gwasanaeth cwsmeriaid, gyda shifft go iawn'],
      summary: [
        'Three mornings in the classroom, one behind a real counter.',
        'Tri bore yn yr ystafell ddosbarth, un y tu ôl i gownter go iawn.',
      ],
      description: [
        'You learn to greet, listen and fix. We act out the worst customer we ever had. Then you serve the nicest.\n\nYou need nothing. Many who come get an interview here afterwards.',
        'Rydych chi’n dysgu cyfarch, gwrando a datrys. Rydyn ni’n actio’r cwsmer gwaethaf gawson ni erioed. Yna rydych chi’n gwasanaethu’r un mwyaf clên.\n\nDoes dim angen dim arnoch chi. Mae llawer sy’n dod yn cael cyfweliad yma wedyn.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'childcare'],
      booking: ['Ring, write or ask your work coach.', 'Ffoniwch, ysgrifennwch neu gofynnwch i’ch anogwr gwaith.'],
      sessions: { weekday: 2, hour: 10, lengthHours: 2.5, count: 4 },
    },
  },
  {
    key: 'cv-and-interview',
    theme: 'business',
    kind: 'workshop',
    level: 2,
    badge: {
      name: ['Ready for Interview', 'Barod am Gyfweliad'],
      description: [
        'Can write a one-page CV, look for jobs online and answer interview questions with examples.',
        'Gall ysgrifennu CV un dudalen, chwilio am swyddi ar-lein ac ateb cwestiynau cyfweliad gydag enghreifftiau.',
      ],
      criteria: [
        'Write a CV of one page. Find two jobs that suit you. Take a practice interview and answer five questions, each with an example.',
        'Ysgrifennwch CV un dudalen. Dewch o hyd i ddwy swydd sy’n addas i chi. Gwnewch gyfweliad ymarfer ac atebwch bum cwestiwn, pob un gydag enghraifft.',
      ],
      skills: [skills.jobInterviews, skills.onlineJobs, skills.promoteYourself],
      hours: 5,
      assessment: [
        'Somebody who hires people interviews you and tells you what worked.',
        'Mae rhywun sy’n cyflogi pobl yn eich cyfweld ac yn dweud wrthych beth weithiodd.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'rope', colour: 'slate', icon: 'briefcase' },
      imageAlt: ['A briefcase', 'Bag dogfennau'],
    },
    opportunity: {
      title: ['CV and interview: practise with an employer', 'CV a chyfweliad: ymarferwch gyda chyflogwr'],
      summary: [
        'Two sessions: write it, then try it on somebody who hires.',
        'Dwy sesiwn: ysgrifennwch ef, yna rhowch gynnig arno gyda rhywun sy’n cyflogi.',
      ],
      description: [
        'You list what you can do, badges too, and put it on one page. The next week a local employer asks you real questions.\n\nBring an old CV if you have one. We print the new one for you.',
        'Rydych chi’n rhestru beth allwch chi ei wneud, bathodynnau hefyd, a’i roi ar un dudalen. Yr wythnos wedyn mae cyflogwr lleol yn gofyn cwestiynau go iawn i chi.\n\nDewch â hen CV os oes gennych un. Rydyn ni’n argraffu’r un newydd i chi.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'quiet-space', 'large-print', 'kit-lent'],
      booking: ['Ask at the desk or by e-mail.', 'Gofynnwch wrth y ddesg neu drwy e-bost.'],
      sessions: { weekday: 3, hour: 14, lengthHours: 2.5, count: 2 },
    },
  },
  {
    key: 'retail-stockroom',
    theme: 'business',
    kind: 'work-experience',
    level: 2,
    badge: {
      name: ['Stockroom Start', 'Dechrau yn y Storfa'],
      description: [
        'Can take in a delivery, check it, put it away in order and rotate stock so that nothing is wasted.',
        'Gall dderbyn cyflenwad, ei wirio, ei roi i gadw mewn trefn a chylchdroi stoc fel nad oes dim yn cael ei wastraffu.',
      ],
      criteria: [
        'Work five half-days. Check three deliveries against the list. Count one shelf and find out why the number differs.',
        'Gweithiwch bum hanner diwrnod. Gwiriwch dri chyflenwad yn erbyn y rhestr. Cyfrifwch un silff a darganfyddwch pam mae’r rhif yn wahanol.',
      ],
      skills: [skills.stockRotation, skills.stockControl, skills.reliability],
      hours: 20,
      assessment: [
        'The stock lead checks one delivery after you and fills in a form.',
        'Mae arweinydd y stoc yn gwirio un cyflenwad ar eich ôl ac yn llenwi ffurflen.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'beads', colour: 'bronze', icon: 'store' },
      imageAlt: ['A shop front', 'Blaen siop'],
    },
    opportunity: {
      title: ['Five mornings in the stockroom', 'Pum bore yn y storfa'],
      summary: ['See how goods get from the lorry to the shelf.', 'Gwelwch sut mae nwyddau’n mynd o’r lori i’r silff.'],
      description: [
        'You scan, lift, count and label with the morning team. On the last morning you run a delivery with somebody at your side.\n\nYou need sturdy shoes. There is sitting work as well. We pay your bus fare.',
        'Rydych chi’n sganio, yn codi, yn cyfrif ac yn labelu gyda thîm y bore. Ar y bore olaf rydych chi’n rhedeg cyflenwad gyda rhywun wrth eich ochr.\n\nMae angen esgidiau cadarn. Mae gwaith eistedd hefyd. Rydyn ni’n talu am eich bws.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'kit-lent'],
      booking: ['Through your school or straight to us.', 'Drwy eich ysgol neu’n syth aton ni.'],
      sessions: { weekday: 1, hour: 8, lengthHours: 4, count: 5 },
    },
  },
  {
    key: 'first-business',
    theme: 'business',
    kind: 'course',
    level: 3,
    badge: {
      name: ['First Business', 'Busnes Cyntaf'],
      description: [
        'Can test a business idea with real customers, work out the costs and say whether it is worth doing.',
        'Gall brofi syniad busnes gyda chwsmeriaid go iawn, cyfrifo’r costau a dweud a yw’n werth ei wneud.',
      ],
      criteria: [
        'Talk to ten possible customers. Sell something once, however small. Show your costs, your price and what you decided.',
        'Siaradwch â deg darpar gwsmer. Gwerthwch rywbeth unwaith, waeth pa mor fach. Dangoswch eich costau, eich pris a’ch penderfyniad.',
      ],
      skills: [skills.entrepreneurship, skills.marketResearch, skills.costing],
      hours: 24,
      assessment: [
        'You pitch for five minutes to two people who run a business.',
        'Rydych chi’n cyflwyno am bum munud i ddau berson sy’n rhedeg busnes.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your cost sheet and what your customers said, without their names.',
        'Eich taflen gostau a’r hyn a ddywedodd eich cwsmeriaid, heb eu henwau.',
      ],
      artwork: { outline: 'pennant', ring: 'dashes', colour: 'copper', icon: 'rocket' },
      imageAlt: ['A rocket', 'Roced'],
    },
    opportunity: {
      title: ['Start small: try out a business', 'Dechreuwch yn fach: rhowch gynnig ar fusnes'],
      summary: [
        'Six weeks from an idea to the first sale at our market stall.',
        'Chwe wythnos o syniad i’r gwerthiant cyntaf ar ein stondin farchnad.',
      ],
      description: [
        'Each week you take one step: ask people, make one, price it, sell it, count up. We lend £30 to begin with.\n\nYou need an idea or a friend with one. Nobody signs up to anything.',
        'Bob wythnos rydych chi’n cymryd un cam: gofyn i bobl, gwneud un, ei brisio, ei werthu, cyfrif. Rydyn ni’n rhoi benthyg £30 i ddechrau.\n\nMae angen syniad arnoch chi neu ffrind ag un. Does neb yn ymrwymo i ddim.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'quiet-space'],
      booking: ['Write two lines about your idea.', 'Ysgrifennwch ddwy linell am eich syniad.'],
      sessions: { weekday: 1, hour: 18, lengthHours: 2, count: 6 },
    },
  },
]
