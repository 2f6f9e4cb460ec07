import type { PlannedPathway } from '../pathway-content.ts'

export const brightonPathways: PlannedPathway[] = [
  {
    key: 'digital-champion',
    owner: 'Larkhill Road Library',
    title: ['Digital champion', 'Pencampwr digidol'],
    summary: [
      'Learn to keep yourself safe online, to listen, and to help a neighbour with their first e-mail.',
      'Dysgwch gadw’ch hun yn ddiogel ar-lein, gwrando, a helpu cymydog gyda’i e-bost cyntaf.',
    ],
    destinationKind: 'role',
    destination: ['Volunteer digital champion at a library', 'Pencampwr digidol gwirfoddol mewn llyfrgell'],
    audience: [
      'Anyone from 16 who has patience and a phone. You do not have to be good with computers.',
      'Unrhyw un o 16 oed sydd ag amynedd a ffôn. Does dim rhaid bod yn dda gyda chyfrifiaduron.',
    ],
    theme: 'digital',
    steps: [
      {
        key: 'safe',
        title: ['Keep yourself safe online', 'Cadw’ch hun yn ddiogel ar-lein'],
        reason: [
          'You can only show others what you do yourself: good passwords, and seeing through a trick.',
          'Dim ond yr hyn rydych chi’n ei wneud eich hun y gallwch ei ddangos i eraill: cyfrineiriau da, a gweld drwy dwyll.',
        ],
        takes: { badges: ['online-safety'] },
      },
      {
        key: 'listen',
        title: ['Learn to listen', 'Dysgu gwrando'],
        reason: [
          'Most people who come for help are nervous. Listening first is half of the help.',
          'Mae’r rhan fwyaf o bobl sy’n dod am gymorth yn nerfus. Mae gwrando yn gyntaf yn hanner y cymorth.',
        ],
        takes: { badges: ['listening-well'] },
      },
      {
        key: 'words',
        title: ['Meet people in their words', 'Cwrdd â phobl yn eu geiriau nhw'],
        reason: [
          'Some of those you help speak another language or sign. A few phrases open a door.',
          'Mae rhai o’r bobl y byddwch yn eu helpu yn siarad iaith arall neu’n arwyddo. Mae ychydig ymadroddion yn agor drws.',
        ],
        after: ['listen'],
        takes: { badges: ['bsl-first-steps', 'english-conversation', 'welsh-for-beginners'] },
      },
      {
        key: 'ready',
        title: ['Ready to help', 'Yn barod i helpu'],
        reason: [
          'From here on a library lets you sit beside somebody at a computer.',
          'O hyn ymlaen mae llyfrgell yn gadael i chi eistedd wrth ymyl rhywun wrth gyfrifiadur.',
        ],
        after: ['safe', 'words'],
        takes: { milestone: true },
      },
      {
        key: 'help',
        title: ['Help for a term', 'Helpu am dymor'],
        reason: [
          'Helping every week is what makes a champion, more than any course.',
          'Helpu bob wythnos sy’n gwneud pencampwr, yn fwy nag unrhyw gwrs.',
        ],
        after: ['ready'],
        takes: { badges: ['digital-helper'] },
      },
    ],
    gives: {
      level: 4,
      name: ['Digital Champion', 'Pencampwr Digidol'],
      description: [
        'Keeps safe online, listens well, and has helped people online for a term.',
        'Mae’n cadw’n ddiogel ar-lein, yn gwrando’n dda, ac wedi helpu pobl ar-lein am dymor.',
      ],
      criteria: [
        'Finish the pathway “Digital champion”: safe online, listening, a way of meeting people in their words, and a term as a digital helper.',
        'Gorffen y llwybr “Pencampwr digidol”: diogel ar-lein, gwrando, ffordd o gwrdd â phobl yn eu geiriau nhw, a thymor fel cynorthwyydd digidol.',
      ],
      skills: [
        { name: 'Support people to use digital services', nameCy: 'Cefnogi pobl i ddefnyddio gwasanaethau digidol' },
      ],
      hours: 40,
      assessment: [
        'Each badge of the pathway was checked by the organisation that gave it.',
        'Cafodd pob bathodyn o’r llwybr ei wirio gan y sefydliad a’i rhoddodd.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'rope', colour: 'plum', icon: 'heart' },
      imageAlt: ['A plum shield with a heart', 'Tarian biws gyda chalon'],
    },
  },
  {
    key: 'reporter',
    title: ['From first photo to newsroom', 'O’r llun cyntaf i’r ystafell newyddion'],
    summary: [
      'Find a story on your street, give it a voice, and see it published.',
      'Dewch o hyd i stori ar eich stryd, rhowch lais iddi, a’i gweld yn cael ei chyhoeddi.',
    ],
    destinationKind: 'role',
    destination: ['Community reporter', 'Gohebydd cymunedol'],
    audience: [
      'Anyone from 14 with something to tell. No kit is needed: all of it is lent.',
      'Unrhyw un o 14 oed sydd â rhywbeth i’w ddweud. Does dim angen offer: mae’r cyfan yn cael ei fenthyg.',
    ],
    theme: 'media',
    steps: [
      {
        key: 'look',
        title: ['See a story', 'Gweld stori'],
        reason: [
          'A reporter notices what others walk past. A camera teaches you to look.',
          'Mae gohebydd yn sylwi ar yr hyn y mae eraill yn cerdded heibio iddo. Mae camera’n eich dysgu i edrych.',
        ],
        takes: { badges: ['photo-walk'] },
      },
      {
        key: 'air',
        title: ['Go on air', 'Mynd ar yr awyr'],
        reason: [
          'Speaking to people you cannot see makes you clear and brief.',
          'Mae siarad â phobl na allwch eu gweld yn eich gwneud yn glir ac yn gryno.',
        ],
        after: ['look'],
        branch: 'sound',
        takes: { badges: ['podcasting', 'community-radio'] },
      },
      {
        key: 'cut',
        title: ['Cut a film', 'Golygu ffilm'],
        reason: [
          'In the cutting room you learn what a story can do without.',
          'Yn yr ystafell olygu rydych yn dysgu beth y gall stori ei hepgor.',
        ],
        after: ['look'],
        branch: 'film',
        takes: { badges: ['film-editing'] },
      },
      {
        key: 'stand',
        title: ['Stand up and say it', 'Sefyll a’i ddweud'],
        reason: [
          'Reading your own words aloud shows at once where they are false.',
          'Mae darllen eich geiriau eich hun yn uchel yn dangos ar unwaith lle maen nhw’n ffug.',
        ],
        takes: { badges: ['spoken-word'] },
      },
      {
        key: 'newsroom',
        title: ['A season in the newsroom', 'Tymor yn yr ystafell newyddion'],
        reason: [
          'Deadlines, corrections and a team: the work as it is.',
          'Dyddiadau cau, cywiriadau a thîm: y gwaith fel y mae.',
        ],
        after: ['voice', 'stand'],
        takes: { badges: ['town-newsroom'] },
      },
    ],
    choices: [
      {
        key: 'voice',
        title: ['Choose your voice', 'Dewis eich llais'],
        needed: 1,
        branches: [
          { key: 'sound', title: ['Sound', 'Sain'] },
          { key: 'film', title: ['Film', 'Ffilm'] },
        ],
      },
    ],
  },
  {
    key: 'green-neighbour',
    title: ['Green neighbour', 'Cymydog gwyrdd'],
    summary: [
      'Grow, mend, cook and look after the piece of land nearest to you.',
      'Tyfu, trwsio, coginio a gofalu am y darn o dir agosaf atoch chi.',
    ],
    destinationKind: 'way-of-living',
    destination: ['Living lightly, and showing others how', 'Byw’n ysgafn, a dangos i eraill sut'],
    audience: [
      'Households, neighbours and anyone who would rather mend than buy.',
      'Cartrefi, cymdogion ac unrhyw un y byddai’n well ganddynt drwsio na phrynu.',
    ],
    theme: 'nature',
    steps: [
      {
        key: 'notice',
        title: ['Get to know two wild things', 'Dod i adnabod dau beth gwyllt'],
        reason: ['What you can name, you look after.', 'Yr hyn y gallwch ei enwi, rydych yn gofalu amdano.'],
        takes: { badges: ['bird-count', 'tree-survey', 'pond-life', 'beach-clean-survey'], needed: 2 },
      },
      {
        key: 'mend',
        title: ['Mend something', 'Trwsio rhywbeth'],
        reason: [
          'A thing that is mended is one that nobody has to make again.',
          'Mae peth sydd wedi’i drwsio yn beth nad oes rhaid i neb ei wneud eto.',
        ],
        takes: { badges: ['repair-cafe', 'bike-maintenance'] },
      },
      {
        key: 'cook',
        title: ['Cook from what is there', 'Coginio gyda’r hyn sydd ar gael'],
        reason: [
          'A third of food is thrown away. A cook with ideas throws away little.',
          'Mae traean o fwyd yn cael ei daflu. Ychydig a deflir gan gogydd â syniadau.',
        ],
        takes: { badges: ['cook-for-four', 'community-kitchen'] },
      },
      {
        key: 'season',
        title: ['A season outdoors', 'Tymor yn yr awyr agored'],
        reason: [
          'Thirty hours are a season: you see things begin, and end.',
          'Mae deg ar hugain o oriau yn dymor: rydych yn gweld pethau’n dechrau, ac yn gorffen.',
        ],
        after: ['notice'],
        takes: { hours: 30, theme: 'nature' },
      },
      {
        key: 'lead',
        title: ['Lead a work day', 'Arwain diwrnod gwaith'],
        reason: [
          'Others join when somebody says: Saturday at ten, bring gloves.',
          'Mae eraill yn ymuno pan fydd rhywun yn dweud: dydd Sadwrn am ddeg, dewch â menig.',
        ],
        after: ['season', 'mend', 'cook'],
        takes: { badges: ['conservation-leader', 'walk-leader', 'project-leader'] },
      },
    ],
  },
  {
    key: 'into-care',
    title: ['Into care work', 'I waith gofal'],
    summary: [
      'From a first aid day to three months as a care assistant, with somebody beside you.',
      'O ddiwrnod cymorth cyntaf i dri mis fel cynorthwyydd gofal, gyda rhywun wrth eich ochr.',
    ],
    destinationKind: 'role',
    destination: ['Care assistant', 'Cynorthwyydd gofal'],
    audience: [
      'Anyone from 16 who likes people. The last step is paid and from 18.',
      'Unrhyw un o 16 oed sy’n hoffi pobl. Mae’r cam olaf yn waith cyflogedig ac o 18 oed.',
    ],
    theme: 'care',
    steps: [
      {
        key: 'aid',
        title: ['First aid', 'Cymorth cyntaf'],
        reason: [
          'You stay calm when you know what to do in the first five minutes.',
          'Rydych yn aros yn dawel pan wyddoch beth i’w wneud yn y pum munud cyntaf.',
        ],
        takes: { badges: ['first-aid'] },
      },
      {
        key: 'listen',
        title: ['Listen well', 'Gwrando’n dda'],
        reason: [
          'Care is mostly talk. People notice at once whether you hear them.',
          'Siarad yw gofal yn bennaf. Mae pobl yn sylwi ar unwaith a ydych chi’n eu clywed.',
        ],
        takes: { badges: ['listening-well'] },
      },
      {
        key: 'companion',
        title: ['Keep somebody company', 'Cadw cwmni i rywun'],
        reason: [
          'A few afternoons in a home tell you whether the work is for you.',
          'Mae ychydig brynhawniau mewn cartref yn dweud wrthych a yw’r gwaith yn addas i chi.',
        ],
        after: ['listen'],
        takes: { badges: ['care-home-companion', 'seated-exercise'] },
      },
      {
        key: 'interview',
        title: ['Ready for interview', 'Yn barod am gyfweliad'],
        reason: [
          'Homes here invite everybody who has these badges; this is the practice.',
          'Mae cartrefi yma’n gwahodd pawb sydd â’r bathodynnau hyn; dyma’r ymarfer.',
        ],
        after: ['aid', 'companion'],
        takes: { badges: ['cv-and-interview'] },
      },
      {
        key: 'assistant',
        title: ['Three months as an assistant', 'Tri mis fel cynorthwyydd'],
        reason: [
          'Paid work with a mentor. At the end you are asked to stay.',
          'Gwaith cyflogedig gyda mentor. Ar y diwedd gofynnir i chi aros.',
        ],
        after: ['interview'],
        takes: { badges: ['care-assistant'] },
      },
    ],
  },
]
