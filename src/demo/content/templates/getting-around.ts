import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const gettingAroundTemplates: LearningTemplate[] = [
  {
    key: 'bus-travel-confidence',
    theme: 'travel',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Bus Travel Confidence', 'Hyder ar y Bws'],
      description: [
        'Can plan a bus trip, pay, ask the driver for help and knows what to do when something goes wrong.',
        'Gall gynllunio taith bws, talu, gofyn i’r gyrrwr am help ac mae’n gwybod beth i’w wneud pan aiff rhywbeth o’i le.',
      ],
      criteria: [
        'Plan one trip with a change. Ride it with us. Say what you would do if you missed your stop.',
        'Cynlluniwch un daith gyda newid. Teithiwch hi gyda ni. Dywedwch beth fyddech chi’n ei wneud pe baech yn colli eich stop.',
      ],
      skills: [skills.readMaps, skills.transport, skills.solveProblems],
      hours: 3,
      assessment: [
        'The guide rides behind you and only helps when you ask.',
        'Mae’r tywysydd yn teithio y tu ôl i chi ac yn helpu dim ond pan ofynnwch.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'plain', colour: 'lagoon', icon: 'bus' },
      imageAlt: ['A bus', 'Bws'],
    },
    opportunity: {
      title: ['Take the bus with confidence', 'Teithiwch ar y bws yn hyderus'],
      summary: [
        'Practise on a parked bus, then on a real trip.',
        'Ymarferwch ar fws wedi’i barcio, yna ar daith go iawn.',
      ],
      description: [
        'You learn to read the timetable, press the bell and use the ramp. Drivers tell you what helps them to help you. Then we go somewhere nice.\n\nYour ticket is paid. Bring a friend or a supporter.',
        'Rydych chi’n dysgu darllen yr amserlen, canu’r gloch a defnyddio’r ramp. Mae gyrwyr yn dweud beth sy’n eu helpu i’ch helpu chi. Yna rydyn ni’n mynd i rywle braf.\n\nRydyn ni’n talu am eich tocyn. Dewch â ffrind neu gefnogwr.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['step-free', 'large-print', 'quiet-space', 'travel-help'],
      booking: [
        'Ring us and we meet you at your own stop.',
        'Ffoniwch a byddwn yn cwrdd â chi wrth eich stop eich hun.',
      ],
      sessions: { weekday: 4, hour: 10, lengthHours: 3, count: 1 },
    },
  },
  {
    key: 'bike-maintenance',
    theme: 'travel',
    kind: 'workshop',
    level: 2,
    badge: {
      name: ['Bike Maintenance', 'Cynnal Beic'],
      description: [
        'Can keep a bicycle safe: check it, mend a puncture and set brakes and gears.',
        'Gall gadw beic yn ddiogel: ei wirio, trwsio pynjar a gosod breciau a gêrs.',
      ],
      criteria: [
        'Do a safety check of ten points. Mend a puncture, set both brakes and get the gears to run without a skip.',
        'Gwnewch wiriad diogelwch deg pwynt. Trwsiwch bynjar, gosodwch y ddau frêc a chael y gêrs i redeg heb neidio.',
      ],
      skills: [skills.bicycles, skills.tuneBikes, skills.handTools],
      hours: 6,
      assessment: [
        'The mechanic rides your bike round the yard.',
        'Mae’r mecanydd yn reidio eich beic o amgylch yr iard.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'dashes', colour: 'lagoon', icon: 'bike' },
      imageAlt: ['A person on a bicycle', 'Person ar feic'],
    },
    opportunity: {
      title: ['Mend your own bike', 'Trwsiwch eich beic eich hun'],
      summary: [
        'Two evenings. Leave with a bike that stops, starts and shifts.',
        'Dwy noson. Gadewch gyda beic sy’n stopio, yn cychwyn ac yn newid gêr.',
      ],
      description: [
        'You work on your own bike or one of ours, on a stand at a good height. We explain each tool once and then hand it over.\n\nWear old clothes. Young people without a bike can build one and keep it.',
        'Rydych chi’n gweithio ar eich beic eich hun neu un o’n rhai ni, ar stand ar uchder da. Rydyn ni’n egluro pob teclyn unwaith ac yna’n ei roi i chi.\n\nGwisgwch hen ddillad. Gall pobl ifanc heb feic adeiladu un a’i gadw.',
      ],
      mode: 'in-person',
      ages: [12, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Six stands. Book yours by phone.', 'Chwe stand. Archebwch eich un chi dros y ffôn.'],
      sessions: { weekday: 3, hour: 17, lengthHours: 3, count: 2 },
    },
  },
  {
    key: 'walk-leader',
    theme: 'travel',
    kind: 'volunteering',
    level: 4,
    badge: {
      name: ['Walk Leader', 'Arweinydd Teithiau Cerdded'],
      description: [
        'Can plan and lead a group walk that suits the slowest walker, and bring everybody home.',
        'Gall gynllunio ac arwain taith gerdded grŵp sy’n addas i’r cerddwr arafaf, a dod â phawb adref.',
      ],
      criteria: [
        'Walk along on three led walks. Plan a route with a risk check and a way out. Lead three walks and say what you would do better.',
        'Cerddwch ar dair taith dan arweiniad. Cynlluniwch lwybr gyda gwiriad risg a ffordd allan. Arweiniwch dair taith a dywedwch beth fyddech chi’n ei wella.',
      ],
      skills: [skills.leadHikes, skills.readMaps, skills.riskAssessment, skills.leadOthers],
      hours: 20,
      assessment: [
        'A leader walks at the back of your last walk.',
        'Mae arweinydd yn cerdded yng nghefn eich taith olaf.',
      ],
      evidenceRequired: true,
      evidence: ['Your route card and risk check.', 'Eich cerdyn llwybr a’ch gwiriad risg.'],
      artwork: { outline: 'pennant', ring: 'plain', colour: 'olive', icon: 'signpost' },
      imageAlt: ['A signpost', 'Arwyddbost'],
    },
    opportunity: {
      title: ['Train to lead health walks', 'Hyfforddwch i arwain teithiau iechyd'],
      summary: [
        'Half an hour on foot or wheels can change a week. Learn to lead one.',
        'Gall hanner awr ar droed neu olwynion newid wythnos. Dysgwch arwain un.',
      ],
      description: [
        'You learn to check a route, count heads and set a pace at which people can talk. Then you lead, first with a partner.\n\nYou need to be 18. Routes are flat and have toilets.',
        'Rydych chi’n dysgu gwirio llwybr, cyfrif pennau a gosod cyflymder lle gall pobl siarad. Yna rydych chi’n arwain, gyda phartner yn gyntaf.\n\nMae angen bod yn 18. Mae’r llwybrau’n wastad ac mae toiledau arnyn nhw.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'large-print'],
      booking: ['Come on a walk first.', 'Dewch ar daith yn gyntaf.'],
      sessions: { weekday: 5, hour: 10, lengthHours: 2, count: 6 },
    },
  },
  {
    key: 'bus-driver',
    theme: 'travel',
    kind: 'job',
    level: 3,
    badge: {
      name: ['Bus Driver: First Routes', 'Gyrrwr Bws: y Llwybrau Cyntaf'],
      description: [
        'Can drive a bus in service smoothly and on time, and help every passenger to board and leave safely.',
        'Gall yrru bws ar daith yn llyfn ac yn brydlon, a helpu pob teithiwr i fynd ar y bws ac oddi arno’n ddiogel.',
      ],
      criteria: [
        'Pass the training and the test. Drive three routes with a mentor for four weeks. Use the ramp and the wheelchair space without being asked.',
        'Pasiwch yr hyfforddiant a’r prawf. Gyrrwch dri llwybr gyda mentor am bedair wythnos. Defnyddiwch y ramp a’r lle i gadair olwyn heb i neb ofyn.',
      ],
      skills: [skills.driving, skills.passengers, skills.customers, skills.stayCalm],
      hours: 280,
      assessment: [
        'The mentor and an examiner ride with you and use a set list.',
        'Mae’r mentor ac arholwr yn teithio gyda chi ac yn defnyddio rhestr osod.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your signed route card. Never a copy of your licence.',
        'Eich cerdyn llwybr wedi’i lofnodi. Byth gopi o’ch trwydded.',
      ],
      artwork: { outline: 'shield', ring: 'dashes', colour: 'lagoon', icon: 'route' },
      imageAlt: ['A route between two stops', 'Llwybr rhwng dau stop'],
    },
    opportunity: {
      title: ['Trainee bus driver, paid from day one', 'Gyrrwr bws dan hyfforddiant, â thâl o’r diwrnod cyntaf'],
      summary: [
        'You need a car licence and a liking for people. We do the rest.',
        'Mae angen trwydded car a hoffter o bobl. Ni sy’n gwneud y gweddill.',
      ],
      description: [
        'You drive on a yard, then empty roads, then with passengers and a mentor. We pay for the test and your time.\n\nYou need to be 18 and to have held a car licence for a year. Shifts can be part-time.',
        'Rydych chi’n gyrru ar iard, yna ar ffyrdd gwag, yna gyda theithwyr a mentor. Rydyn ni’n talu am y prawf a’ch amser.\n\nMae angen bod yn 18 a bod â thrwydded car ers blwyddyn. Gall shifftiau fod yn rhan-amser.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['travel-help', 'large-print'],
      booking: ['Come to a drive-a-bus day on our yard.', 'Dewch i ddiwrnod gyrru bws ar ein iard.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 3, count: 2 },
    },
  },
]
