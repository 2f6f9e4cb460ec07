import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const artsTemplates: LearningTemplate[] = [
  {
    key: 'stage-management',
    theme: 'arts',
    kind: 'work-experience',
    level: 3,
    badge: {
      name: ['Stage Management', 'Rheoli Llwyfan'],
      description: [
        'Can run one side of a stage during a show: set props, follow the prompt book and give cues on time.',
        'Gall redeg un ochr o lwyfan yn ystod sioe: gosod props, dilyn y llyfr promptio a rhoi ciwiau ar amser.',
      ],
      criteria: [
        'Work a full week. Mark up two scenes in the book, set the props for three shows and give ten cues in a rehearsal without a miss.',
        'Gweithiwch wythnos gyfan. Marciwch ddwy olygfa yn y llyfr, gosodwch y props ar gyfer tair sioe a rhowch ddeg ciw mewn ymarfer heb fethu un.',
      ],
      skills: [skills.rehearsals, skills.keepingTime, skills.stayCalm, skills.attention],
      hours: 30,
      assessment: [
        'The stage manager listens on the headset and signs your cue sheet.',
        'Mae’r rheolwr llwyfan yn gwrando ar y clustffonau ac yn llofnodi eich taflen giwiau.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your cue sheet and a page from the prompt book.',
        'Eich taflen giwiau a thudalen o’r llyfr promptio.',
      ],
      artwork: { outline: 'pennant', ring: 'dashes', colour: 'plum', icon: 'drama' },
      imageAlt: ['Two theatre masks', 'Dau fwgwd theatr'],
    },
    opportunity: {
      title: ['A week with the stage manager', 'Wythnos gyda’r rheolwr llwyfan'],
      summary: [
        'See a show from the side of the stage, and help to run it.',
        'Gwelwch sioe o ochr y llwyfan, a helpwch i’w rhedeg.',
      ],
      description: [
        'You learn the words, the book and the headset. By Thursday you set the props. On Saturday you give real cues with somebody beside you.\n\nWear dark clothes and soft shoes. We pay your bus fare and lunch.',
        'Rydych chi’n dysgu’r geiriau, y llyfr a’r clustffonau. Erbyn dydd Iau rydych chi’n gosod y props. Ddydd Sadwrn rydych chi’n rhoi ciwiau go iawn gyda rhywun wrth eich ymyl.\n\nGwisgwch ddillad tywyll ac esgidiau meddal. Rydyn ni’n talu am eich bws a’ch cinio.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'travel-help'],
      booking: [
        'Write and say which show you would like to work on.',
        'Ysgrifennwch a dywedwch pa sioe yr hoffech chi weithio arni.',
      ],
      sessions: { weekday: 1, hour: 10, lengthHours: 6, count: 1 },
    },
  },
  {
    key: 'screen-printing',
    theme: 'arts',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Screen Printing', 'Sgrin-brintio'],
      description: [
        'Has made a stencil and printed a design of their own on cloth.',
        'Mae wedi gwneud stensil ac argraffu ei ddyluniad ei hun ar ddefnydd.',
      ],
      criteria: [
        'Draw a design in one colour. Cut the stencil, print it three times and clean the screen.',
        'Lluniwch ddyluniad mewn un lliw. Torrwch y stensil, argraffwch ef deirgwaith a glanhewch y sgrin.',
      ],
      skills: [skills.textilePrinting, skills.drawing, skills.expressYourself],
      hours: 4,
      assessment: [
        'The printer looks at your best print and your clean screen.',
        'Mae’r argraffydd yn edrych ar eich print gorau a’ch sgrin lân.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'plain', colour: 'plum', icon: 'shirt' },
      imageAlt: ['A T-shirt', 'Crys-T'],
    },
    opportunity: {
      title: ['Print your own T-shirt', 'Argraffwch eich crys-T eich hun'],
      summary: [
        'Draw, cut, pull the ink across. Go home wearing it.',
        'Lluniwch, torrwch, tynnwch yr inc ar draws. Ewch adref yn ei wisgo.',
      ],
      description: [
        'You bring an idea or find one here. You cut a stencil, mix a colour and print on paper first. Then the shirt.\n\nBring a plain cotton shirt. The fee pays for ink; there are two free places at each workshop.',
        'Rydych chi’n dod â syniad neu’n cael un yma. Rydych chi’n torri stensil, yn cymysgu lliw ac yn argraffu ar bapur yn gyntaf. Yna’r crys.\n\nDewch â chrys cotwm plaen. Mae’r ffi’n talu am inc; mae dau le am ddim ym mhob gweithdy.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 1200,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: ['Book online, or ask for a free place.', 'Archebwch ar-lein, neu gofynnwch am le am ddim.'],
      sessions: { weekday: 7, hour: 11, lengthHours: 4, count: 1 },
    },
  },
  {
    key: 'spoken-word',
    theme: 'arts',
    kind: 'event',
    level: 2,
    badge: {
      name: ['Spoken Word', 'Gair Llafar'],
      description: [
        'Can write a short piece and say it aloud to a room.',
        'Gall ysgrifennu darn byr a’i ddweud yn uchel o flaen ystafell.',
      ],
      criteria: [
        'Come to three evenings. Write a piece of one to three minutes, try it on two listeners, change it, and perform it.',
        'Dewch i dair noson. Ysgrifennwch ddarn o un i dair munud, rhowch gynnig arno o flaen dau wrandäwr, newidiwch ef, a’i berfformio.',
      ],
      skills: [skills.creativeWriting, skills.liveSpeaking, skills.feedback],
      hours: 6,
      assessment: [
        'The host hears you perform. Reading from the page is fine.',
        'Mae’r cyflwynydd yn eich clywed yn perfformio. Mae darllen o’r dudalen yn iawn.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'rope', colour: 'plum', icon: 'mic' },
      imageAlt: ['A microphone', 'Meicroffon'],
    },
    opportunity: {
      title: ['Open mic for new voices', 'Meic agored i leisiau newydd'],
      summary: [
        'Poems, raps, rants and stories. Come to listen first if you like.',
        'Cerddi, rapiau, rantiau a straeon. Dewch i wrando’n gyntaf os hoffech chi.',
      ],
      description: [
        'The first hour is for writing and trying out. Then the lamp goes on and whoever wants to stands up. Everyone gets a clap.\n\nBring a pen. Any language is welcome, and so is silence.',
        'Mae’r awr gyntaf ar gyfer ysgrifennu a rhoi cynnig arni. Yna mae’r lamp ymlaen ac mae pwy bynnag sydd eisiau yn sefyll. Mae pawb yn cael cymeradwyaeth.\n\nDewch â beiro. Mae croeso i unrhyw iaith, ac i ddistawrwydd hefyd.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'bsl', 'quiet-space'],
      booking: [
        'Just turn up. Sign the list if you want to perform.',
        'Dewch. Llofnodwch y rhestr os ydych chi eisiau perfformio.',
      ],
      sessions: { weekday: 4, hour: 19, lengthHours: 2, count: 3 },
    },
  },
  {
    key: 'museum-guide',
    theme: 'arts',
    kind: 'volunteering',
    level: 3,
    badge: {
      name: ['Museum Guide', 'Tywysydd Amgueddfa'],
      description: [
        'Can show visitors round a collection, tell three stories about it and answer questions, or say honestly that they do not know.',
        'Gall ddangos casgliad i ymwelwyr, adrodd tair stori amdano ac ateb cwestiynau, neu ddweud yn onest nad yw’n gwybod.',
      ],
      criteria: [
        'Choose five objects and find out about them. Write a record for one. Lead four tours of 20 minutes by yourself.',
        'Dewiswch bum gwrthrych a dysgwch amdanyn nhw. Ysgrifennwch gofnod ar gyfer un. Arweiniwch bedair taith o 20 munud ar eich pen eich hun.',
      ],
      skills: [skills.visitors, skills.museumCollection, skills.presentation],
      hours: 20,
      assessment: [
        'The curator joins your last tour and checks your record.',
        'Mae’r curadur yn ymuno â’ch taith olaf ac yn gwirio eich cofnod.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your notes for the tour and the record you wrote.',
        'Eich nodiadau ar gyfer y daith a’r cofnod a ysgrifennoch.',
      ],
      artwork: { outline: 'pennant', ring: 'plain', colour: 'bronze', icon: 'landmark' },
      imageAlt: ['A building with columns', 'Adeilad â cholofnau'],
    },
    opportunity: {
      title: ['Become a guide to local stories', 'Dewch yn dywysydd i straeon lleol'],
      summary: [
        'Pick the objects you love and show them to people.',
        'Dewiswch y gwrthrychau rydych chi’n eu caru a dangoswch nhw i bobl.',
      ],
      description: [
        'You handle old things with gloves and learn who made them. Then you plan a short tour and try it on us. Soon you lead visitors yourself.\n\nYou need an interest in people. We help with bus fares and lend a voice amplifier.',
        'Rydych chi’n trin hen bethau â menig ac yn dysgu pwy wnaeth nhw. Yna rydych chi’n cynllunio taith fer ac yn rhoi cynnig arni gyda ni. Cyn hir rydych chi’n arwain ymwelwyr eich hun.\n\nMae angen diddordeb mewn pobl. Rydyn ni’n helpu gyda’r bws ac yn rhoi benthyg mwyhadur llais.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'travel-help', 'large-print'],
      booking: ['Come to the first Thursday and meet the others.', 'Dewch ar y dydd Iau cyntaf i gwrdd â’r lleill.'],
      sessions: { weekday: 4, hour: 13, lengthHours: 3, count: 6 },
    },
  },
  {
    key: 'community-mural',
    theme: 'arts',
    kind: 'workshop',
    level: 2,
    badge: {
      name: ['Community Mural', 'Murlun Cymunedol'],
      description: [
        'Can plan a wall painting with others and paint a part of it that lasts.',
        'Gall gynllunio murlun gydag eraill a pheintio rhan ohono sy’n para.',
      ],
      criteria: [
        'Ask three neighbours what they would like to see. Help to agree the sketch. Prepare and paint your part of the wall.',
        'Gofynnwch i dri chymydog beth hoffen nhw ei weld. Helpwch i gytuno ar y braslun. Paratowch a pheintiwch eich rhan chi o’r wal.',
      ],
      skills: [skills.drawing, skills.workInTeams, skills.decisions],
      hours: 12,
      assessment: [
        'The artist looks at your part and asks how the group agreed.',
        'Mae’r artist yn edrych ar eich rhan ac yn gofyn sut y cytunodd y grŵp.',
      ],
      evidenceRequired: true,
      evidence: ['A photo of your part of the wall.', 'Llun o’ch rhan chi o’r wal.'],
      artwork: { outline: 'circle', ring: 'beads', colour: 'rose', icon: 'brush' },
      imageAlt: ['A paint brush', 'Brws paent'],
    },
    opportunity: {
      title: ['Paint a wall for your street', 'Peintiwch wal i’ch stryd'],
      summary: [
        'Three Saturdays from the first sketch to the last coat.',
        'Tri dydd Sadwrn o’r braslun cyntaf i’r gôt olaf.',
      ],
      description: [
        'You talk to people who pass the wall each day. Together we draw, vote and paint. At the end there is tea on the pavement.\n\nCome in clothes that can get paint on them. There is work at sitting height too.',
        'Rydych chi’n siarad â phobl sy’n pasio’r wal bob dydd. Gyda’n gilydd rydyn ni’n llunio, yn pleidleisio ac yn peintio. Ar y diwedd mae te ar y palmant.\n\nDewch mewn dillad sy’n gallu cael paent arnyn nhw. Mae gwaith ar uchder eistedd hefyd.',
      ],
      mode: 'in-person',
      ages: [13, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'childcare'],
      booking: [
        'Tell us you are coming so that we have enough brushes.',
        'Dywedwch eich bod yn dod fel bod gennym ddigon o frwshys.',
      ],
      sessions: { weekday: 6, hour: 11, lengthHours: 4, count: 3 },
    },
  },
]
