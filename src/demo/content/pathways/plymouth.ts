import type { PlannedPathway } from '../pathway-content.ts'

export const plymouthPathways: PlannedPathway[] = [
  {
    key: 'boatyard',
    title: ['Into the boatyard', 'I’r iard gychod'],
    summary: [
      'From a safety day to the first year of building boats that go to sea.',
      'O ddiwrnod diogelwch i’r flwyddyn gyntaf o adeiladu cychod sy’n mynd i’r môr.',
    ],
    destinationKind: 'role',
    destination: ['Boatbuilding apprentice', 'Prentis adeiladu cychod'],
    audience: [
      'From 16, with or without exams. Steady hands help; the rest is taught.',
      'O 16 oed, gydag arholiadau neu hebddynt. Mae dwylo cadarn yn help; dysgir y gweddill.',
    ],
    theme: 'sea',
    steps: [
      {
        key: 'site',
        title: ['Be safe on a site', 'Bod yn ddiogel ar safle'],
        reason: [
          'No yard lets you in without it, and for good reason.',
          'Does yr un iard yn eich gadael i mewn hebddo, a hynny am reswm da.',
        ],
        takes: { badges: ['site-safety-day'] },
      },
      {
        key: 'weld',
        title: ['Strike a first weld', 'Gwneud eich weldiad cyntaf'],
        reason: [
          'Steel or wood: try which one your hands like.',
          'Dur neu bren: rhowch gynnig ar ba un y mae’ch dwylo’n ei hoffi.',
        ],
        after: ['site'],
        branch: 'make',
        takes: { badges: ['shipyard-welding-taster'] },
      },
      {
        key: 'handle',
        title: ['Handle a boat', 'Trin cwch'],
        reason: [
          'Who has felt a boat move builds it better.',
          'Mae’r sawl sydd wedi teimlo cwch yn symud yn ei adeiladu’n well.',
        ],
        after: ['site'],
        branch: 'sail',
        takes: { badges: ['boat-handling', 'marina-dock-hand'] },
      },
      {
        key: 'aid',
        title: ['First aid', 'Cymorth cyntaf'],
        reason: [
          'Yards are loud and sharp. Each team wants one who knows what to do.',
          'Mae iardiau’n swnllyd ac yn finiog. Mae pob tîm eisiau un sy’n gwybod beth i’w wneud.',
        ],
        takes: { badges: ['first-aid'] },
      },
      {
        key: 'known',
        title: ['Known to the yards', 'Yn hysbys i’r iardiau'],
        reason: [
          'With these badges the yards of the Sound ask you in for a talk.',
          'Gyda’r bathodynnau hyn mae iardiau’r Swnt yn eich gwahodd am sgwrs.',
        ],
        after: ['taste', 'aid'],
        takes: { milestone: true },
      },
      {
        key: 'apprentice',
        title: ['First year as an apprentice', 'Blwyddyn gyntaf fel prentis'],
        reason: [
          'Paid, with a day a week at college. This is the trade.',
          'Cyflogedig, gyda diwrnod yr wythnos yn y coleg. Dyma’r grefft.',
        ],
        after: ['known'],
        takes: { badges: ['boatbuilding-apprenticeship', 'joinery-apprenticeship'] },
      },
    ],
    choices: [
      {
        key: 'taste',
        title: ['Yard or water', 'Iard neu ddŵr'],
        needed: 1,
        branches: [
          { key: 'make', title: ['In the yard', 'Yn yr iard'] },
          { key: 'sail', title: ['On the water', 'Ar y dŵr'] },
        ],
      },
    ],
  },
  {
    key: 'warm-kitchen',
    title: ['A place in the kitchen', 'Lle yn y gegin'],
    summary: [
      'Cook for four, then for forty, then for a living.',
      'Coginio i bedwar, wedyn i ddeugain, wedyn am fywoliaeth.',
    ],
    destinationKind: 'role',
    destination: ['Kitchen apprentice', 'Prentis cegin'],
    audience: ['Anyone from 16 who likes to eat.', 'Unrhyw un o 16 oed sy’n hoffi bwyta.'],
    theme: 'food',
    steps: [
      {
        key: 'four',
        title: ['Cook for four', 'Coginio i bedwar'],
        reason: ['Everything later is this, with larger pots.', 'Hyn yw popeth wedyn, gyda sosbenni mwy.'],
        takes: { badges: ['cook-for-four'] },
      },
      {
        key: 'hygiene',
        title: ['Keep it clean', 'Ei gadw’n lân'],
        reason: [
          'The certificate that every kitchen asks for first.',
          'Y dystysgrif y mae pob cegin yn gofyn amdani gyntaf.',
        ],
        takes: { badges: ['food-hygiene'] },
      },
      {
        key: 'many',
        title: ['Cook for many', 'Coginio i lawer'],
        reason: [
          'A community kitchen shows you the rush, among friends.',
          'Mae cegin gymunedol yn dangos y prysurdeb i chi, ymhlith ffrindiau.',
        ],
        after: ['four', 'hygiene'],
        takes: { badges: ['community-kitchen'] },
      },
      {
        key: 'guests',
        title: ['Look after guests', 'Gofalu am westeion'],
        reason: [
          'A cook who knows the front of house cooks for people, not for plates.',
          'Mae cogydd sy’n adnabod blaen y tŷ yn coginio i bobl, nid i blatiau.',
        ],
        takes: { badges: ['barista-basics', 'hotel-front-of-house', 'customer-service'] },
      },
      {
        key: 'year',
        title: ['First year in a kitchen', 'Blwyddyn gyntaf mewn cegin'],
        reason: [
          'Paid, and every dish is tasted by somebody who knows.',
          'Cyflogedig, a phob saig yn cael ei blasu gan rywun sy’n gwybod.',
        ],
        after: ['many', 'guests'],
        takes: { badges: ['catering-apprenticeship'] },
      },
    ],
  },
  {
    key: 'outdoors',
    title: ['Lead others outdoors', 'Arwain eraill yn yr awyr agored'],
    summary: [
      'Move, look after the shore, and in the end take a group along.',
      'Symud, gofalu am y lan, ac yn y diwedd mynd â grŵp gyda chi.',
    ],
    destinationKind: 'way-of-living',
    destination: ['Outdoors every week, and not alone', 'Yn yr awyr agored bob wythnos, ac nid ar eich pen eich hun'],
    audience: ['Anyone who sits too much. Slow is welcome.', 'Unrhyw un sy’n eistedd gormod. Mae croeso i rai araf.'],
    theme: 'travel',
    steps: [
      {
        key: 'move',
        title: ['Begin to move', 'Dechrau symud'],
        reason: ['Four weeks are enough to want a fifth.', 'Mae pedair wythnos yn ddigon i fod eisiau pumed.'],
        takes: { badges: ['start-running', 'seated-exercise', 'bike-maintenance'] },
      },
      {
        key: 'shore',
        title: ['Come to a beach clean', 'Dod i lanhau traeth'],
        reason: [
          'It is the easiest way to meet those who go out in all weathers.',
          'Dyma’r ffordd hawsaf o gwrdd â’r rhai sy’n mynd allan ym mhob tywydd.',
        ],
        takes: { attend: 'beach-clean-survey' },
      },
      {
        key: 'aid',
        title: ['First aid', 'Cymorth cyntaf'],
        reason: [
          'Whoever takes others along looks after them.',
          'Mae’r sawl sy’n mynd ag eraill gyda nhw yn gofalu amdanynt.',
        ],
        takes: { badges: ['first-aid'] },
      },
      {
        key: 'lead',
        title: ['Lead a walk', 'Arwain taith gerdded'],
        reason: [
          'A walk with a leader is one that shy people come to.',
          'Taith gyda rhywun yn arwain yw’r un y daw pobl swil iddi.',
        ],
        after: ['move', 'shore', 'aid'],
        takes: { badges: ['walk-leader', 'football-leader'] },
      },
    ],
  },
  {
    key: 'science-course',
    title: ['On to a science course', 'Ymlaen at gwrs gwyddoniaeth'],
    summary: [
      'Look closely, count well, explain it to strangers: what a science course wants to see.',
      'Edrych yn fanwl, cyfrif yn dda, ei egluro i ddieithriaid: yr hyn y mae cwrs gwyddoniaeth eisiau ei weld.',
    ],
    destinationKind: 'course',
    destination: ['A course in applied science', 'Cwrs mewn gwyddoniaeth gymhwysol'],
    audience: [
      'From 14 up to those who come back to learning later.',
      'O 14 oed hyd at y rhai sy’n dychwelyd at ddysgu’n ddiweddarach.',
    ],
    theme: 'science',
    steps: [
      {
        key: 'watch',
        title: ['Watch two things closely', 'Gwylio dau beth yn fanwl'],
        reason: ['Science begins with looking twice.', 'Mae gwyddoniaeth yn dechrau gydag edrych ddwywaith.'],
        takes: { badges: ['star-watch', 'pond-life', 'air-quality-watch', 'bird-count', 'tree-survey'], needed: 2 },
      },
      {
        key: 'data',
        title: ['Let data speak', 'Gadael i ddata siarad'],
        reason: [
          'A page of numbers says nothing until somebody draws it.',
          'Nid yw tudalen o rifau’n dweud dim nes i rywun ei llunio.',
        ],
        after: ['watch'],
        takes: { badges: ['coding-with-data'] },
      },
      {
        key: 'tell',
        title: ['Explain it on the street', 'Ei egluro ar y stryd'],
        reason: [
          'Whoever can explain it on a pavement has understood it.',
          'Mae’r sawl sy’n gallu ei egluro ar balmant wedi’i ddeall.',
        ],
        after: ['watch'],
        takes: { badges: ['science-busker', 'spoken-word'] },
      },
      {
        key: 'outdoors',
        title: ['Go outdoors, and lead', 'Mynd allan, ac arwain'],
        reason: [
          'Colleges ask what you do beside your subject.',
          'Mae colegau’n gofyn beth rydych yn ei wneud wrth ochr eich pwnc.',
        ],
        takes: { pathway: 'outdoors' },
      },
    ],
  },
]
