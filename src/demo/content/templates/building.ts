import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const buildingTemplates: LearningTemplate[] = [
  {
    key: 'site-safety-day',
    theme: 'building',
    kind: 'workshop',
    level: 2,
    badge: {
      name: ['Site Safety', 'Diogelwch Safle'],
      description: [
        'Can get through a day on a building site safely: wear the right kit, spot a danger and stop work when it must stop.',
        'Gall dreulio diwrnod ar safle adeiladu’n ddiogel: gwisgo’r offer cywir, gweld perygl a stopio gwaith pan fydd rhaid.',
      ],
      criteria: [
        'Walk the site with a supervisor and find eight dangers. Fit your own helmet and harness. Do one lift in the right way.',
        'Cerddwch y safle gyda goruchwyliwr a dewch o hyd i wyth perygl. Ffitiwch eich helmed a’ch harnais eich hun. Codwch un peth yn y ffordd gywir.',
      ],
      skills: [skills.buildingSafety, skills.protectiveGear, skills.attention],
      hours: 6,
      assessment: [
        'The supervisor walks with you, with a list, and asks 15 questions.',
        'Mae’r goruchwyliwr yn cerdded gyda chi, gyda rhestr, ac yn gofyn 15 cwestiwn.',
      ],
      evidenceRequired: false,
      validForMonths: 24,
      artwork: { outline: 'shield', ring: 'dashes', colour: 'bronze', icon: 'hard-hat' },
      imageAlt: ['A hard hat', 'Het galed'],
    },
    opportunity: {
      title: ['Site safety day on a live site', 'Diwrnod diogelwch ar safle byw'],
      summary: [
        'See how a building goes up and learn to stay safe there.',
        'Gwelwch sut mae adeilad yn codi a dysgwch aros yn ddiogel yno.',
      ],
      description: [
        'You start at the gate like everyone who works here. You look for dangers, lift, carry and climb with a harness. The site manager tells how people get hired.\n\nWe lend boots, helmet and jacket in all sizes. Be there at eight.',
        'Rydych chi’n dechrau wrth y giât fel pawb sy’n gweithio yma. Rydych chi’n chwilio am beryglon, yn codi, yn cario ac yn dringo gyda harnais. Mae rheolwr y safle’n dweud sut mae pobl yn cael eu cyflogi.\n\nRydyn ni’n rhoi benthyg esgidiau, helmed a siaced ym mhob maint. Byddwch yno am wyth.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help', 'large-print'],
      booking: ['Book by Friday of the week before.', 'Archebwch erbyn dydd Gwener yr wythnos gynt.'],
      sessions: { weekday: 3, hour: 8, lengthHours: 6, count: 1 },
    },
  },
  {
    key: 'solar-installer-taster',
    theme: 'building',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Solar Panel Taster', 'Blas ar Osod Paneli Solar'],
      description: [
        'Knows how a solar panel makes power and has fixed one to a practice roof.',
        'Mae’n gwybod sut mae panel solar yn gwneud pŵer ac wedi gosod un ar do ymarfer.',
      ],
      criteria: [
        'Fix one panel to the low practice roof with a partner. Measure its voltage in sun and in shade and explain the difference.',
        'Gosodwch un panel ar y to ymarfer isel gyda phartner. Mesurwch ei foltedd yn yr haul ac yn y cysgod ac eglurwch y gwahaniaeth.',
      ],
      skills: [skills.solarPanels, skills.solarSystems, skills.workingAtHeight],
      hours: 5,
      assessment: [
        'The fitter checks your fixings and listens to your explanation.',
        'Mae’r gosodwr yn gwirio eich gosodiadau ac yn gwrando ar eich esboniad.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'plain', colour: 'olive', icon: 'solar-panel' },
      imageAlt: ['A solar panel in the sun', 'Panel solar yn yr haul'],
    },
    opportunity: {
      title: ['Solar panel installer taster', 'Blas ar waith gosod paneli solar'],
      summary: [
        'A day with fitters. Find out whether green building work is for you.',
        'Diwrnod gyda gosodwyr. Gwelwch a yw gwaith adeiladu gwyrdd yn addas i chi.',
      ],
      description: [
        'You work on a roof one metre high. You bolt rails, lift a panel with somebody and wire a lamp. Over lunch a fitter tells about her working day.\n\nNo experience needed. We lend gloves and helmets.',
        'Rydych chi’n gweithio ar do un metr o uchder. Rydych chi’n bolltio rheiliau, yn codi panel gyda rhywun ac yn gwifro lamp. Dros ginio mae gosodwraig yn sôn am ei diwrnod gwaith.\n\nDoes dim angen profiad. Rydyn ni’n rhoi benthyg menig a helmedau.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Ask for a place by e-mail.', 'Gofynnwch am le drwy e-bost.'],
      sessions: { weekday: 2, hour: 10, lengthHours: 5, count: 1 },
    },
  },
  {
    key: 'bricklaying-taster',
    theme: 'building',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Bricklaying Taster', 'Blas ar Osod Brics'],
      description: [
        'Has laid a short straight wall and knows how to mix mortar and use a level.',
        'Mae wedi gosod wal fer syth ac yn gwybod sut i gymysgu morter a defnyddio lefel.',
      ],
      criteria: [
        'Mix one bucket of mortar. Lay three rows of six bricks, level and straight to the width of a finger.',
        'Cymysgwch un bwced o forter. Gosodwch dair rhes o chwe bricsen, yn wastad ac yn syth o fewn lled bys.',
      ],
      skills: [skills.buildingMaterials, skills.measuring, skills.cleanWorkplace],
      hours: 4,
      assessment: ['The bricklayer puts a level to your wall.', 'Mae’r briciwr yn rhoi lefel ar eich wal.'],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'dashes', colour: 'brick', icon: 'brick' },
      imageAlt: ['A brick wall', 'Wal frics'],
    },
    opportunity: {
      title: ['Lay your first bricks', 'Gosodwch eich brics cyntaf'],
      summary: [
        'A morning with a trowel. You will be surprised how fast it grows.',
        'Bore gyda thrywel. Byddwch chi’n synnu pa mor gyflym mae’n tyfu.',
      ],
      description: [
        'You mix, spread, set and tap. Then you take it down again and clean the bricks for the next group.\n\nWear old clothes. Boots and gloves are here. You can work at a raised bench from a seat.',
        'Rydych chi’n cymysgu, yn taenu, yn gosod ac yn tapio. Yna rydych chi’n ei thynnu i lawr eto ac yn glanhau’r brics i’r grŵp nesaf.\n\nGwisgwch hen ddillad. Mae esgidiau a menig yma. Gallwch weithio wrth fainc uchel o sedd.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Book through us or your school.', 'Archebwch drwom ni neu eich ysgol.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 4, count: 1 },
    },
  },
  {
    key: 'painting-and-decorating',
    theme: 'building',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Painting and Decorating', 'Peintio ac Addurno'],
      description: [
        'Can prepare and paint a room so that edges are sharp and nothing drips.',
        'Gall baratoi a pheintio ystafell fel bod yr ymylon yn lân a dim byd yn diferu.',
      ],
      criteria: [
        'Fill and sand a wall, cut in along a ceiling, roll two coats and paint one door. Work out how much paint the room takes.',
        'Llenwch a sandiwch wal, torrwch i mewn ar hyd nenfwd, rholiwch ddwy gôt a pheintiwch un drws. Cyfrifwch faint o baent sydd ei angen ar yr ystafell.',
      ],
      skills: [skills.paintSurfaces, skills.numbers, skills.cleanWorkplace],
      hours: 16,
      assessment: [
        'The tutor looks at the wall with a lamp and checks your sums.',
        'Mae’r tiwtor yn edrych ar y wal gyda lamp ac yn gwirio eich symiau.',
      ],
      evidenceRequired: true,
      evidence: ['Photos of the room before and after.', 'Lluniau o’r ystafell cyn ac ar ôl.'],
      artwork: { outline: 'circle', ring: 'dashes', colour: 'brick', icon: 'paint-roller' },
      imageAlt: ['A paint roller', 'Rholer paent'],
    },
    opportunity: {
      title: ['Paint and decorate a real room', 'Peintiwch ac addurnwch ystafell go iawn'],
      summary: [
        'Four Fridays. A community room gets a new face and you get a trade skill.',
        'Pedwar dydd Gwener. Mae ystafell gymunedol yn cael gwedd newydd a chithau’n cael sgil crefft.',
      ],
      description: [
        'You start with filling and sanding, which is most of the work. You end with two good coats and a clean floor.\n\nOveralls and brushes are here. A good way in if you think of work in a trade.',
        'Rydych chi’n dechrau gyda llenwi a sandio, sef y rhan fwyaf o’r gwaith. Rydych chi’n gorffen gyda dwy gôt dda a llawr glân.\n\nMae oferôls a brwshys yma. Ffordd dda i mewn os ydych chi’n meddwl am grefft.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'childcare'],
      booking: ['Write or ring for a start date.', 'Ysgrifennwch neu ffoniwch am ddyddiad dechrau.'],
      sessions: { weekday: 5, hour: 10, lengthHours: 4, count: 4 },
    },
  },
  {
    key: 'joinery-apprenticeship',
    theme: 'building',
    kind: 'apprenticeship',
    level: 3,
    badge: {
      name: ['Joinery Apprentice: First Year', 'Prentis Asiedydd: y Flwyddyn Gyntaf'],
      description: [
        'Can read a drawing, cut the common joints by hand and hang a door that closes well.',
        'Gall ddarllen lluniad, torri’r uniadau cyffredin â llaw a chrogi drws sy’n cau’n dda.',
      ],
      criteria: [
        'Finish the first year. Make a frame with four kinds of joint from a drawing. Hang two doors without help.',
        'Gorffennwch y flwyddyn gyntaf. Gwnewch ffrâm gyda phedwar math o uniad o luniad. Crogwch ddau ddrws heb help.',
      ],
      skills: [skills.carpentry, skills.woodJoints, skills.measuring, skills.buildingSafety],
      hours: 1300,
      assessment: [
        'A joiner checks your frame and doors; the college assessor reads your log.',
        'Mae asiedydd yn gwirio eich ffrâm a’ch drysau; mae asesydd y coleg yn darllen eich cofnod.',
      ],
      evidenceRequired: true,
      evidence: ['Photos of the frame and doors, and your log.', 'Lluniau o’r ffrâm a’r drysau, a’ch cofnod.'],
      artwork: { outline: 'shield', ring: 'rope', colour: 'bronze', icon: 'hammer' },
      imageAlt: ['A hammer', 'Morthwyl'],
    },
    opportunity: {
      title: ['Joinery apprenticeship', 'Prentisiaeth asiedydd'],
      summary: [
        'Wood, tools, a wage. Two years with people who know how.',
        'Pren, offer, cyflog. Dwy flynedd gyda phobl sy’n gwybod sut.',
      ],
      description: [
        'You work in the shop and on site. You learn to sharpen, mark, cut and fit. One day a week you are at college.\n\nYou need to be 16 or over and careful. We start with a trial week, paid.',
        'Rydych chi’n gweithio yn y gweithdy ac ar y safle. Rydych chi’n dysgu hogi, marcio, torri a ffitio. Un diwrnod yr wythnos rydych chi yn y coleg.\n\nMae angen bod yn 16 oed neu’n hŷn ac yn ofalus. Rydyn ni’n dechrau gydag wythnos brawf, â thâl.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Come to the open workshop, then apply.', 'Dewch i’r gweithdy agored, yna gwnewch gais.'],
      sessions: { weekday: 4, hour: 16, lengthHours: 2, count: 2 },
    },
  },
]
