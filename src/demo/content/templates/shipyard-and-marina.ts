import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const shipyardAndMarinaTemplates: LearningTemplate[] = [
  {
    key: 'shipyard-welding-taster',
    theme: 'sea',
    kind: 'work-experience',
    level: 2,
    badge: {
      name: ['Welding Taster', 'Blas ar Weldio'],
      description: [
        'Can join two steel plates with a simple weld, in the right gear and with the right respect for heat.',
        'Gall uno dau blât dur â weldiad syml, yn yr offer cywir a chyda’r parch cywir at wres.',
      ],
      criteria: [
        'Put on the gear unaided. Run five straight beads and one joint that holds when it is bent. Leave the bay clean.',
        'Gwisgwch yr offer heb help. Gwnewch bum glain syth ac un uniad sy’n dal pan gaiff ei blygu. Gadewch y bae’n lân.',
      ],
      skills: [skills.welding, skills.metalWork, skills.protectiveGear],
      hours: 12,
      assessment: ['The welder bends your joint in the vice.', 'Mae’r weldiwr yn plygu eich uniad yn y feis.'],
      evidenceRequired: true,
      evidence: ['A photo of your joint before and after the bend.', 'Llun o’ch uniad cyn ac ar ôl ei blygu.'],
      artwork: { outline: 'hexagon', ring: 'beads', colour: 'brick', icon: 'flame' },
      imageAlt: ['A flame', 'Fflam'],
    },
    opportunity: {
      title: ['Weld for three mornings in the yard', 'Weldiwch am dri bore yn yr iard'],
      summary: [
        'Sparks, steel and tea with the gang. See whether it is your trade.',
        'Gwreichion, dur a the gyda’r criw. Gwelwch ai dyma’ch crefft.',
      ],
      description: [
        'On day one you cut and grind. On day two you strike your first arc. On day three you make something to take home.\n\nWe lend mask, jacket and boots from size 3. You need to be 16 and awake at half past seven.',
        'Ar y diwrnod cyntaf rydych chi’n torri ac yn llifanu. Ar yr ail rydych chi’n tanio eich arc cyntaf. Ar y trydydd rydych chi’n gwneud rhywbeth i fynd ag ef adref.\n\nRydyn ni’n rhoi benthyg mwgwd, siaced ac esgidiau o faint 3. Mae angen bod yn 16 ac ar ddihun am hanner awr wedi saith.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Write to the yard or ask your college.', 'Ysgrifennwch at yr iard neu gofynnwch i’ch coleg.'],
      sessions: { weekday: 2, hour: 8, lengthHours: 4, count: 3 },
    },
  },
  {
    key: 'marina-dock-hand',
    theme: 'sea',
    kind: 'job',
    level: 2,
    badge: {
      name: ['Dock Hand: First Season', 'Gweithiwr Doc: y Tymor Cyntaf'],
      description: [
        'Can take the lines of an arriving boat, look after pontoons and help skippers in rough weather.',
        'Gall dderbyn rhaffau cwch sy’n cyrraedd, gofalu am bontynau a helpu capteiniaid mewn tywydd garw.',
      ],
      criteria: [
        'Work eight weeks. Tie six knots behind your back, moor ten boats with a mate and do the safety round by yourself.',
        'Gweithiwch wyth wythnos. Clymwch chwe chwlwm y tu ôl i’ch cefn, angorwch ddeg cwch gyda phartner a gwnewch y daith ddiogelwch ar eich pen eich hun.',
      ],
      skills: [skills.shipUpkeep, skills.weather, skills.customers, skills.waterSafety],
      hours: 240,
      assessment: [
        'The berthing master works a windy shift with you.',
        'Mae’r meistr angori’n gweithio shifft wyntog gyda chi.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'plain', colour: 'slate', icon: 'anchor' },
      imageAlt: ['An anchor', 'Angor'],
    },
    opportunity: {
      title: ['Dock hand for the season', 'Gweithiwr doc am y tymor'],
      summary: [
        'Paid work outdoors from spring to autumn, with training.',
        'Gwaith â thâl yn yr awyr agored o’r gwanwyn i’r hydref, gyda hyfforddiant.',
      ],
      description: [
        'You meet boats, wash pontoons, fuel, lift and tell people where the showers are. Some stay and become skippers.\n\nYou need to be 18 and able to swim. No sailing needed before.',
        'Rydych chi’n cwrdd â chychod, yn golchi pontynau, yn rhoi tanwydd, yn codi ac yn dweud ble mae’r cawodydd. Mae rhai’n aros ac yn dod yn gapteiniaid.\n\nMae angen bod yn 18 ac yn gallu nofio. Does dim angen hwylio o’r blaen.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Come to the pontoon on an open Saturday.', 'Dewch i’r pontŵn ar ddydd Sadwrn agored.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'boatbuilding-apprenticeship',
    theme: 'sea',
    kind: 'apprenticeship',
    level: 3,
    badge: {
      name: ['Boatbuilding Apprentice: First Year', 'Prentis Adeiladu Cychod: y Flwyddyn Gyntaf'],
      description: [
        'Can shape and fit a plank from a drawing, keep tools sharp and make a seam that does not leak.',
        'Gall siapio a ffitio astell o luniad, cadw offer yn finiog a gwneud gwnïad nad yw’n gollwng.',
      ],
      criteria: [
        'Finish the first year. Fit three planks by yourself. Build one pair of oars or a hatch from a drawing.',
        'Gorffennwch y flwyddyn gyntaf. Ffitiwch dair astell ar eich pen eich hun. Adeiladwch un pâr o rwyfau neu hatsh o luniad.',
      ],
      skills: [skills.carpentry, skills.woodJoints, skills.measuring, skills.shipUpkeep],
      hours: 1350,
      assessment: [
        'The master boatbuilder checks your work with the lamp off and a torch behind it.',
        'Mae’r meistr adeiladu cychod yn gwirio eich gwaith â’r lamp wedi’i diffodd a thortsh y tu ôl iddo.',
      ],
      evidenceRequired: true,
      evidence: ['Photos of the planks and of what you built.', 'Lluniau o’r estyll a’r hyn a adeiladoch.'],
      artwork: { outline: 'shield', ring: 'beads', colour: 'copper', icon: 'ship' },
      imageAlt: ['A ship', 'Llong'],
    },
    opportunity: {
      title: ['Boatbuilding apprenticeship', 'Prentisiaeth adeiladu cychod'],
      summary: [
        'Learn to build what floats. A wage, a college day and a launch at the end.',
        'Dysgwch adeiladu’r hyn sy’n arnofio. Cyflog, diwrnod coleg a lansiad ar y diwedd.',
      ],
      description: [
        'You plane, steam, bend and fasten. You sweep a lot at first, like everybody did. By summer your planks go to sea.\n\nYou need to be 16 and patient. Bring something that you made with your hands.',
        'Rydych chi’n plaenio, yn stemio, yn plygu ac yn sicrhau. Rydych chi’n ysgubo llawer ar y dechrau, fel y gwnaeth pawb. Erbyn yr haf mae eich estyll yn mynd i’r môr.\n\nMae angen bod yn 16 ac yn amyneddgar. Dewch â rhywbeth a wnaethoch â’ch dwylo.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['kit-lent', 'travel-help'],
      booking: ['Come to the shed on an open evening.', 'Dewch i’r sied ar noson agored.'],
      sessions: { weekday: 3, hour: 17, lengthHours: 2, count: 2 },
    },
  },
]
