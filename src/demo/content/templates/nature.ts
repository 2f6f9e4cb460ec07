import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const natureTemplates: LearningTemplate[] = [
  {
    key: 'allotment-growing',
    theme: 'nature',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Growing Food', 'Tyfu Bwyd'],
      description: [
        'Can grow vegetables from seed, feed the soil and keep slugs away without poison.',
        'Gall dyfu llysiau o hadau, bwydo’r pridd a chadw gwlithod draw heb wenwyn.',
      ],
      criteria: [
        'Sow, thin and plant out three crops. Start a compost heap. Keep a diary of what grew and what did not.',
        'Heuwch, teneuwch a phlannwch dri chnwd. Dechreuwch domen gompost. Cadwch ddyddiadur o’r hyn a dyfodd a’r hyn na wnaeth.',
      ],
      skills: [skills.plantGrowing, skills.composting, skills.outdoors],
      hours: 18,
      assessment: [
        'The gardener walks round your bed with you and reads your diary.',
        'Mae’r garddwr yn cerdded o amgylch eich gwely gyda chi ac yn darllen eich dyddiadur.',
      ],
      evidenceRequired: true,
      evidence: ['Three pages or photos from your diary.', 'Tair tudalen neu dri llun o’ch dyddiadur.'],
      artwork: { outline: 'pebble', ring: 'plain', colour: 'leaf', icon: 'sprout' },
      imageAlt: ['A young plant', 'Planhigyn ifanc'],
    },
    opportunity: {
      title: ['Grow your first vegetables', 'Tyfwch eich llysiau cyntaf'],
      summary: [
        'Nine mornings on a shared plot. Eat what you grow.',
        'Naw bore ar lain a rennir. Bwytewch yr hyn rydych chi’n ei dyfu.',
      ],
      description: [
        'You get a bed of your own, two metres long, and share the tools. We sow, water, weed and have soup.\n\nYou need boots. Some beds are raised for people who sit or cannot bend.',
        'Rydych chi’n cael gwely eich hun, dau fetr o hyd, ac yn rhannu’r offer. Rydyn ni’n hau, yn dyfrio, yn chwynnu ac yn cael cawl.\n\nMae angen esgidiau glaw. Mae rhai gwelyau wedi’u codi i bobl sy’n eistedd neu’n methu plygu.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: [
        'Come on a Saturday to see the plot, then sign up.',
        'Dewch ar ddydd Sadwrn i weld y llain, yna cofrestrwch.',
      ],
      sessions: { weekday: 6, hour: 10, lengthHours: 2, count: 9 },
    },
  },
  {
    key: 'beach-clean-survey',
    theme: 'nature',
    kind: 'volunteering',
    level: 2,
    badge: {
      name: ['Beach Clean and Count', 'Glanhau a Chyfrif ar y Traeth'],
      description: [
        'Can clean a stretch of beach with others and count what is found so that scientists can use the numbers.',
        'Gall lanhau darn o draeth gydag eraill a chyfrif yr hyn a geir fel bod gwyddonwyr yn gallu defnyddio’r rhifau.',
      ],
      criteria: [
        'Clean 100 metres with a partner. Sort and count every piece, fill in the form and say what surprised you.',
        'Glanhewch 100 metr gyda phartner. Didolwch a chyfrifwch bob darn, llenwch y ffurflen a dywedwch beth wnaeth eich synnu.',
      ],
      skills: [skills.environmentSurvey, skills.sortWaste, skills.workInTeams],
      hours: 3,
      assessment: [
        'The leader checks your form against your bags.',
        'Mae’r arweinydd yn gwirio eich ffurflen yn erbyn eich bagiau.',
      ],
      evidenceRequired: false,
      repeatable: true,
      artwork: { outline: 'pebble', ring: 'dashes', colour: 'lagoon', icon: 'recycle' },
      imageAlt: ['Three arrows in a ring: recycling', 'Tair saeth mewn cylch: ailgylchu'],
    },
    opportunity: {
      title: ['Beach clean and litter survey', 'Glanhau traeth ac arolwg sbwriel'],
      summary: [
        'Pick up, count, write down. Your numbers count too.',
        'Codi, cyfrif, ysgrifennu. Mae eich rhifau chi’n cyfrif hefyd.',
      ],
      description: [
        'You work in pairs along a marked line. Everything goes into the bag and onto the form. At the end we weigh it and have hot chocolate.\n\nWe bring gloves, bags and pickers in small sizes. Dress for wind.',
        'Rydych chi’n gweithio mewn parau ar hyd llinell wedi’i marcio. Mae popeth yn mynd i’r bag ac ar y ffurflen. Ar y diwedd rydyn ni’n ei bwyso ac yn cael siocled poeth.\n\nRydyn ni’n dod â menig, bagiau a chodwyr o feintiau bach. Gwisgwch ar gyfer gwynt.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['No booking. Look for the green flag.', 'Does dim angen archebu. Chwiliwch am y faner werdd.'],
      sessions: { weekday: 7, hour: 10, lengthHours: 3, count: 4 },
    },
  },
  {
    key: 'tree-survey',
    theme: 'nature',
    kind: 'volunteering',
    level: 3,
    badge: {
      name: ['Tree Surveyor', 'Arolygydd Coed'],
      description: [
        'Can name the common trees of a street, measure them and record their health so that they get looked after.',
        'Gall enwi coed cyffredin stryd, eu mesur a chofnodi eu hiechyd fel eu bod yn cael gofal.',
      ],
      criteria: [
        'Survey 40 trees by yourself: name, height, girth, signs of disease. Nine of ten names must be right in the check.',
        'Arolygwch 40 o goed ar eich pen eich hun: enw, uchder, cwmpas, arwyddion o afiechyd. Rhaid i naw o bob deg enw fod yn gywir yn y gwiriad.',
      ],
      skills: [skills.treeIdentification, skills.treeMeasuring, skills.ecologySurvey],
      hours: 15,
      assessment: [
        'The tree officer checks ten of your trees on the spot.',
        'Mae’r swyddog coed yn gwirio deg o’ch coed yn y fan a’r lle.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your survey sheet and three photos of bark or leaves.',
        'Eich taflen arolwg a thri llun o risgl neu ddail.',
      ],
      artwork: { outline: 'shield', ring: 'plain', colour: 'pine', icon: 'tree' },
      imageAlt: ['A tree', 'Coeden'],
    },
    opportunity: {
      title: ['Survey the trees in your street', 'Arolygwch y coed yn eich stryd'],
      summary: [
        'Learn forty trees by heart and help the city to look after them.',
        'Dysgwch ddeugain o goed ar gof a helpwch y ddinas i ofalu amdanyn nhw.',
      ],
      description: [
        'You learn leaf, bark and bud in the park. Then you get a street of your own, a tape and a form on your phone or on paper.\n\nYou need to be able to be out for two hours. Routes without steps are kept for those who need them.',
        'Rydych chi’n dysgu dail, rhisgl a blagur yn y parc. Yna rydych chi’n cael stryd eich hun, tâp a ffurflen ar eich ffôn neu ar bapur.\n\nMae angen gallu bod allan am ddwy awr. Mae llwybrau heb risiau wedi’u cadw i’r rhai sydd eu hangen.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'large-print'],
      booking: [
        'Write to us; we start a new group each season.',
        'Ysgrifennwch atom; rydyn ni’n dechrau grŵp newydd bob tymor.',
      ],
      sessions: { weekday: 6, hour: 14, lengthHours: 2.5, count: 6 },
    },
  },
  {
    key: 'bird-count',
    theme: 'nature',
    kind: 'event',
    level: 1,
    badge: {
      name: ['Bird Counter', 'Cyfrifwr Adar'],
      description: [
        'Knows ten birds of the town by sight or song and has taken part in a count.',
        'Mae’n adnabod deg o adar y dref o’u gweld neu eu clywed ac wedi cymryd rhan mewn cyfrif.',
      ],
      criteria: [
        'Watch one spot for an hour with a guide. Tally what you see or hear. Name ten birds from pictures or sounds.',
        'Gwyliwch un man am awr gyda thywysydd. Cyfrifwch yr hyn a welwch neu a glywch. Enwch ddeg aderyn o luniau neu synau.',
      ],
      skills: [skills.wildlife, skills.ecologySurvey],
      hours: 2,
      assessment: ['A quick game with cards or sounds at the end.', 'Gêm gyflym gyda chardiau neu synau ar y diwedd.'],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'beads', colour: 'olive', icon: 'bird' },
      imageAlt: ['A bird', 'Aderyn'],
    },
    opportunity: {
      title: ['Dawn bird count', 'Cyfrif adar gyda’r wawr'],
      summary: [
        'Two hours, one flask, many birds. Children welcome with a grown-up.',
        'Dwy awr, un fflasg, llawer o adar. Croeso i blant gydag oedolyn.',
      ],
      description: [
        'You sit, look and listen. A guide tells you what is singing. We write numbers down and send them to a national count.\n\nBring something warm. We have binoculars to lend. You can do it all by ear.',
        'Rydych chi’n eistedd, yn edrych ac yn gwrando. Mae tywysydd yn dweud beth sy’n canu. Rydyn ni’n ysgrifennu’r rhifau ac yn eu hanfon i gyfrif cenedlaethol.\n\nDewch â rhywbeth cynnes. Mae gennym ysbienddrychau i’w benthyg. Gallwch wneud y cyfan â’ch clust.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: ['Come to the main gate.', 'Dewch at y brif giât.'],
      sessions: { weekday: 7, hour: 7, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'conservation-leader',
    theme: 'nature',
    kind: 'volunteering',
    level: 4,
    badge: {
      name: ['Conservation Leader', 'Arweinydd Cadwraeth'],
      description: [
        'Can lead a volunteer work day outdoors: plan it, keep people safe, share out jobs and say what it did for wildlife.',
        'Gall arwain diwrnod gwaith i wirfoddolwyr yn yr awyr agored: ei gynllunio, cadw pobl yn ddiogel, rhannu’r gwaith a dweud beth wnaeth dros fyd natur.',
      ],
      criteria: [
        'Take part in six work days. Plan and lead two for at least five people, with a risk check and a tools talk. Say what you would do better.',
        'Cymerwch ran mewn chwe diwrnod gwaith. Cynlluniwch ac arweiniwch ddau ar gyfer o leiaf bum person, gyda gwiriad risg a sgwrs offer. Dywedwch beth fyddech chi’n ei wella.',
      ],
      skills: [skills.leadTeam, skills.biodiversity, skills.riskAssessment, skills.briefVolunteers],
      hours: 40,
      assessment: [
        'A ranger works in your team on both days and talks it over with you.',
        'Mae ceidwad yn gweithio yn eich tîm ar y ddau ddiwrnod ac yn ei drafod gyda chi.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your two plans and a note on what you would change.',
        'Eich dau gynllun a nodyn ar beth fyddech chi’n ei newid.',
      ],
      artwork: { outline: 'pennant', ring: 'rope', colour: 'pine', icon: 'trees' },
      imageAlt: ['Two trees', 'Dwy goeden'],
    },
    opportunity: {
      title: ['Learn to lead a conservation day', 'Dysgwch arwain diwrnod cadwraeth'],
      summary: [
        'From taking part to taking charge, in the woods and on the hill.',
        'O gymryd rhan i gymryd yr awenau, yn y coed ac ar y bryn.',
      ],
      description: [
        'You cut scrub, lay a hedge, clear a pond. You watch how leaders keep a group happy. Then you lead, with a ranger near.\n\nYou need some experience as a volunteer and to be 18, since leaders look after others.',
        'Rydych chi’n torri prysgwydd, yn plygu gwrych, yn clirio pwll. Rydych chi’n gwylio sut mae arweinwyr yn cadw grŵp yn hapus. Yna rydych chi’n arwain, gyda cheidwad gerllaw.\n\nMae angen rhywfaint o brofiad gwirfoddoli a bod yn 18 oed, gan fod arweinwyr yn gofalu am eraill.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Ask a ranger at any work day.', 'Gofynnwch i geidwad ar unrhyw ddiwrnod gwaith.'],
      sessions: { weekday: 3, hour: 10, lengthHours: 5, count: 8 },
    },
  },
]
