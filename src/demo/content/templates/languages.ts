import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const languageTemplates: LearningTemplate[] = [
  {
    key: 'welsh-for-beginners',
    theme: 'languages',
    kind: 'course',
    level: 1,
    badge: {
      name: ['Welsh for Beginners', 'Cymraeg i Ddechreuwyr'],
      description: [
        'Can greet people in Welsh, say who they are and ask a few simple questions.',
        'Gall gyfarch pobl yn Gymraeg, dweud pwy yw a gofyn ambell gwestiwn syml.',
      ],
      criteria: [
        'Come to seven of eight sessions. Hold a talk of two minutes: say hello, your name, where you live and what you like.',
        'Dewch i saith o’r wyth sesiwn. Cynhaliwch sgwrs ddwy funud: dywedwch helô, eich enw, ble rydych chi’n byw a beth rydych chi’n ei hoffi.',
      ],
      skills: [skills.speakWelsh, skills.understandWelsh, skills.willingToLearn],
      hours: 10,
      assessment: [
        'The tutor talks with you online for two minutes.',
        'Mae’r tiwtor yn sgwrsio â chi ar-lein am ddwy funud.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'plain', colour: 'brick', icon: 'message' },
      imageAlt: ['A speech bubble', 'Swigen siarad'],
    },
    opportunity: {
      title: ['Welsh for beginners, online', 'Cymraeg i ddechreuwyr, ar-lein'],
      summary: ['Eight lunch hours. Learn to say more than bore da.', 'Wyth awr ginio. Dysgwch ddweud mwy na bore da.'],
      description: [
        'You speak from the first minute, in twos and threes. There are songs and a lot of repeating. Nobody minds mistakes.\n\nYou need a phone or computer with sound. The library has both, and a quiet corner.',
        'Rydych chi’n siarad o’r funud gyntaf, fesul dau a thri. Mae caneuon a llawer o ailadrodd. Does neb yn poeni am gamgymeriadau.\n\nMae angen ffôn neu gyfrifiadur gyda sain. Mae’r ddau yn y llyfrgell, a chornel dawel.',
      ],
      mode: 'online',
      ages: [14, 120],
      costPence: 0,
      access: ['quiet-space', 'large-print', 'kit-lent'],
      booking: ['Sign up and get the link by e-mail.', 'Cofrestrwch i gael y ddolen drwy e-bost.'],
      sessions: { weekday: 2, hour: 12, lengthHours: 1, count: 8 },
    },
  },
  {
    key: 'bsl-first-steps',
    theme: 'languages',
    kind: 'course',
    level: 1,
    badge: {
      name: ['British Sign Language: First Steps', 'Iaith Arwyddion Prydain: Camau Cyntaf'],
      description: [
        'Can sign a greeting, spell their name and help a Deaf person at a counter.',
        'Gall arwyddo cyfarchiad, sillafu ei enw a helpu person Byddar wrth gownter.',
      ],
      criteria: [
        'Come to five of six evenings. Spell your name, sign 30 words and play through a talk at a counter without voice.',
        'Dewch i bump o’r chwe noson. Sillafwch eich enw, arwyddwch 30 gair a chwaraewch drwy sgwrs wrth gownter heb lais.',
      ],
      skills: [skills.signLanguage, skills.bodyLanguage],
      hours: 9,
      assessment: [
        'The Deaf tutor signs with you for three minutes.',
        'Mae’r tiwtor Byddar yn arwyddo gyda chi am dair munud.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'rope', colour: 'violet', icon: 'languages' },
      imageAlt: ['Signs from two languages', 'Arwyddion o ddwy iaith'],
    },
    opportunity: {
      title: ['British Sign Language: first steps', 'Iaith Arwyddion Prydain: camau cyntaf'],
      summary: [
        'Six evenings with a Deaf tutor. Voices off, faces on.',
        'Chwe noson gyda thiwtor Byddar. Lleisiau i ffwrdd, wynebau ymlaen.',
      ],
      description: [
        'You learn with your hands and your face. You also hear what daily life is like when the world forgets to write things down.\n\nAn interpreter is there on the first evening. If signing hurts your hands, we adapt.',
        'Rydych chi’n dysgu gyda’ch dwylo a’ch wyneb. Rydych chi hefyd yn dysgu sut mae bywyd bob dydd pan mae’r byd yn anghofio ysgrifennu pethau.\n\nMae dehonglydd yno ar y noson gyntaf. Os yw arwyddo’n brifo eich dwylo, rydyn ni’n addasu.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 1000,
      access: ['step-free', 'bsl', 'hearing-loop'],
      booking: ['Book by text or e-mail.', 'Archebwch drwy neges destun neu e-bost.'],
      sessions: { weekday: 3, hour: 18, lengthHours: 1.5, count: 6 },
    },
  },
  {
    key: 'english-conversation',
    theme: 'languages',
    kind: 'event',
    level: 2,
    badge: {
      name: ['English Conversation', 'Sgwrsio yn Saesneg'],
      description: [
        'Can take part in everyday talk in English: at the doctor’s, at school, at work.',
        'Gall gymryd rhan mewn sgwrs bob dydd yn Saesneg: wrth weld y meddyg, yn yr ysgol, yn y gwaith.',
      ],
      criteria: [
        'Come to six tables. Play through three daily talks. Tell the table a story of two minutes about something you know well.',
        'Dewch i chwe bwrdd. Chwaraewch drwy dair sgwrs bob dydd. Adroddwch stori ddwy funud wrth y bwrdd am rywbeth rydych chi’n ei adnabod yn dda.',
      ],
      skills: [skills.speakEnglish, skills.understandEnglish, skills.listening],
      hours: 9,
      assessment: [
        'The host listens and notes what you can do, never what you cannot.',
        'Mae’r gwesteiwr yn gwrando ac yn nodi beth allwch chi ei wneud, byth yr hyn na allwch.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'beads', colour: 'sky', icon: 'globe' },
      imageAlt: ['A globe', 'Glôb'],
    },
    opportunity: {
      title: ['English conversation café', 'Caffi sgwrsio Saesneg'],
      summary: [
        'Tea, biscuits and talk. Come with any English at all.',
        'Te, bisgedi a sgwrs. Dewch ag unrhyw faint o Saesneg.',
      ],
      description: [
        'You sit with four others and a host. Each week has a theme: food, bills, the weather. Children play in the next room.\n\nNo papers are asked for. Come late, leave early, come back.',
        'Rydych chi’n eistedd gyda phedwar arall a gwesteiwr. Mae thema bob wythnos: bwyd, biliau, y tywydd. Mae plant yn chwarae yn yr ystafell nesaf.\n\nDoes neb yn gofyn am bapurau. Dewch yn hwyr, gadewch yn gynnar, dewch yn ôl.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'travel-help'],
      booking: ['Just come.', 'Dewch fel y mynnwch.'],
      sessions: { weekday: 4, hour: 10, lengthHours: 1.5, count: 8 },
    },
  },
  {
    key: 'spanish-for-hospitality',
    theme: 'languages',
    kind: 'self-directed',
    level: 2,
    badge: {
      name: ['Spanish for Hospitality', 'Sbaeneg ar gyfer Lletygarwch'],
      description: [
        'Can welcome a Spanish-speaking guest, take an order and give directions.',
        'Gall groesawu gwestai sy’n siarad Sbaeneg, cymryd archeb a rhoi cyfarwyddiadau.',
      ],
      criteria: [
        'Finish ten lessons. Record yourself in three short talks: arrival, restaurant, the way to the station.',
        'Gorffennwch ddeg gwers. Recordiwch eich hun mewn tair sgwrs fer: cyrraedd, bwyty, y ffordd i’r orsaf.',
      ],
      skills: [skills.speakSpanish, skills.hospitalityLanguages, skills.guests],
      hours: 12,
      assessment: [
        'A Spanish speaker listens to your recordings and answers with tips.',
        'Mae siaradwr Sbaeneg yn gwrando ar eich recordiadau ac yn ateb gydag awgrymiadau.',
      ],
      evidenceRequired: true,
      evidence: [
        'Three recordings of about a minute, your voice only.',
        'Tri recordiad o tua munud, eich llais chi yn unig.',
      ],
      artwork: { outline: 'pebble', ring: 'beads', colour: 'copper', icon: 'sun' },
      imageAlt: ['A sun', 'Haul'],
    },
    opportunity: {
      title: ['Spanish for people who work with guests', 'Sbaeneg i bobl sy’n gweithio gyda gwesteion'],
      summary: [
        'Ten short lessons for your break. Say hola and mean it.',
        'Deg gwers fer ar gyfer eich egwyl. Dywedwch hola a’i olygu.',
      ],
      description: [
        'You learn the sentences that people at the desk and in the bar really need. Each lesson takes a coffee break.\n\nYou need a phone and earphones. You can ask a speaker for help once a week.',
        'Rydych chi’n dysgu’r brawddegau y mae pobl wrth y ddesg ac yn y bar wir eu hangen. Mae pob gwers yn cymryd egwyl goffi.\n\nMae angen ffôn a chlustffonau. Gallwch ofyn am help siaradwr unwaith yr wythnos.',
      ],
      mode: 'online',
      ages: [16, 120],
      costPence: 0,
      access: ['large-print', 'quiet-space'],
      booking: ['Start any time; write for the link.', 'Dechreuwch unrhyw bryd; ysgrifennwch am y ddolen.'],
      sessions: { weekday: 1, hour: 9, lengthHours: 1, count: 0 },
    },
  },
  {
    key: 'community-interpreter',
    theme: 'languages',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Community Interpreter', 'Cyfieithydd Cymunedol'],
      description: [
        'Can interpret a simple appointment faithfully between two people and keep what was said private.',
        'Gall gyfieithu apwyntiad syml yn ffyddlon rhwng dau berson a chadw’r hyn a ddywedwyd yn breifat.',
      ],
      criteria: [
        'Learn the code of conduct. Interpret three acted appointments of ten minutes. Say when you would refuse a task.',
        'Dysgwch y cod ymddygiad. Cyfieithwch dri apwyntiad wedi’u hactio o ddeg munud. Dywedwch pryd y byddech chi’n gwrthod tasg.',
      ],
      skills: [skills.interpreting, skills.confidential, skills.listening],
      hours: 30,
      assessment: [
        'Two speakers of your language check that nothing was added or lost.',
        'Mae dau siaradwr eich iaith yn gwirio na chafodd dim ei ychwanegu na’i golli.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'beads', colour: 'olive', icon: 'headphones' },
      imageAlt: ['Headphones', 'Clustffonau'],
    },
    opportunity: {
      title: ['Train as a community interpreter', 'Hyfforddwch fel cyfieithydd cymunedol'],
      summary: [
        'You speak two languages. Turn it into paid work.',
        'Rydych chi’n siarad dwy iaith. Trowch hynny’n waith â thâl.',
      ],
      description: [
        'You practise memory, notes and staying neutral. We act out a clinic, a school and a housing office. Those who pass go on a paid list.\n\nYou need to be 18 and to speak two languages well. There is a crèche.',
        'Rydych chi’n ymarfer cof, nodiadau ac aros yn niwtral. Rydyn ni’n actio clinig, ysgol a swyddfa dai. Mae’r rhai sy’n pasio’n mynd ar restr â thâl.\n\nMae angen bod yn 18 a siarad dwy iaith yn dda. Mae crèche.',
      ],
      mode: 'both',
      ages: [18, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'hearing-loop'],
      booking: [
        'Write in English and tell us your other language.',
        'Ysgrifennwch yn Gymraeg neu Saesneg a dywedwch beth yw eich iaith arall.',
      ],
      sessions: { weekday: 6, hour: 10, lengthHours: 4, count: 7 },
    },
  },
]
