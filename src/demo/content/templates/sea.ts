import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const seaTemplates: LearningTemplate[] = [
  {
    key: 'paddleboard-safety',
    theme: 'sea',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Paddleboard Safety', 'Diogelwch Padlfyrddio'],
      description: [
        'Knows when not to go out, how to fall off and get back on, and how to call for help at sea.',
        'Mae’n gwybod pryd i beidio â mynd allan, sut i syrthio a dringo’n ôl, a sut i alw am help ar y môr.',
      ],
      criteria: [
        'Read the wind and the flags. Fit a leash and a buoyancy aid. Fall off twice and get back on. Show the signal for help.',
        'Darllenwch y gwynt a’r baneri. Ffitiwch dennyn a chymorth hynofedd. Syrthiwch ddwywaith a dringwch yn ôl. Dangoswch yr arwydd am help.',
      ],
      skills: [skills.waterSafety, skills.weather, skills.fitness],
      hours: 3,
      assessment: [
        'The instructor watches you in waist-deep water.',
        'Mae’r hyfforddwr yn eich gwylio mewn dŵr at eich canol.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'plain', colour: 'sky', icon: 'life-buoy' },
      imageAlt: ['A lifebuoy', 'Bwi achub'],
    },
    opportunity: {
      title: ['Paddleboard safely', 'Padlfyrddio’n ddiogel'],
      summary: [
        'Three hours that make the sea a friend. Falling in is part of it.',
        'Tair awr sy’n gwneud y môr yn ffrind. Mae syrthio i mewn yn rhan ohono.',
      ],
      description: [
        'You start on the sand with flags and weather. Then you kneel, stand and fall. We end with the call for help.\n\nYou need to swim 50 metres. Wetsuits and boards in all sizes. Ask for a free place.',
        'Rydych chi’n dechrau ar y tywod gyda baneri a’r tywydd. Yna rydych chi’n penlinio, yn sefyll ac yn syrthio. Rydyn ni’n gorffen gyda’r alwad am help.\n\nMae angen nofio 50 metr. Mae siwtiau gwlyb a byrddau o bob maint. Gofynnwch am le am ddim.',
      ],
      mode: 'in-person',
      ages: [12, 120],
      costPence: 1800,
      access: ['kit-lent', 'travel-help'],
      booking: [
        'Book online; we ring you if the wind is wrong.',
        'Archebwch ar-lein; byddwn yn ffonio os yw’r gwynt yn anghywir.',
      ],
      sessions: { weekday: 6, hour: 10, lengthHours: 3, count: 1 },
    },
  },
  {
    key: 'rockpool-ranger',
    theme: 'sea',
    kind: 'event',
    level: 1,
    badge: {
      name: ['Rockpool Ranger', 'Ceidwad Pyllau Glan Môr'],
      description: [
        'Can find and name six creatures of the shore and leave them as they were.',
        'Gall ddod o hyd i chwe chreadur y glannau a’u henwi, a’u gadael fel roedden nhw.',
      ],
      criteria: [
        'Find six creatures or seaweeds and name them with the card. Turn every stone back. Say when the tide turns.',
        'Dewch o hyd i chwe chreadur neu wymon ac enwch nhw gyda’r cerdyn. Trowch bob carreg yn ôl. Dywedwch pryd mae’r llanw’n troi.',
      ],
      skills: [skills.marineLife, skills.biodiversity, skills.curiosity],
      hours: 2,
      assessment: ['The ranger looks into your pool with you.', 'Mae’r ceidwad yn edrych i’ch pwll gyda chi.'],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'beads', colour: 'sky', icon: 'fish' },
      imageAlt: ['A fish', 'Pysgodyn'],
    },
    opportunity: {
      title: ['Rockpool safari', 'Saffari pyllau glan môr'],
      summary: [
        'Crabs, snails and flowers that are animals. At low tide only.',
        'Crancod, malwod a blodau sy’n anifeiliaid. Ar drai yn unig.',
      ],
      description: [
        'You learn to look slowly, lift gently and put back. A ranger knows the names; you know the best pools after ten minutes.\n\nWear shoes that may get wet. Under-14s come with a grown-up. A tray at table height brings the pool to you.',
        'Rydych chi’n dysgu edrych yn araf, codi’n dyner a rhoi’n ôl. Mae ceidwad yn gwybod yr enwau; byddwch chi’n gwybod y pyllau gorau ar ôl deg munud.\n\nGwisgwch esgidiau sy’n cael gwlychu. Mae rhai dan 14 yn dod gydag oedolyn. Mae hambwrdd ar uchder bwrdd yn dod â’r pwll atoch chi.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: [
        'Come to the slipway. See the tide board for the time.',
        'Dewch at y llithrfa. Gwelwch fwrdd y llanw am yr amser.',
      ],
      sessions: { weekday: 7, hour: 13, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'boat-handling',
    theme: 'sea',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Boat Handling', 'Trin Cwch'],
      description: [
        'Can take a small motor boat out of harbour, find the way by compass, come alongside and bring back a person from the water.',
        'Gall fynd â chwch modur bach allan o’r harbwr, dilyn cwmpawd, dod at y cei a chodi person o’r dŵr.',
      ],
      criteria: [
        'Skipper for two hours with an instructor on board. Come alongside three times, steer a compass course and pick up the dummy.',
        'Byddwch yn gapten am ddwy awr gyda hyfforddwr ar y bwrdd. Dewch at y cei dair gwaith, dilynwch gwrs cwmpawd a chodwch y dymi.',
      ],
      skills: [skills.navigation, skills.waterSafety, skills.weather, skills.stayCalm],
      hours: 16,
      assessment: [
        'The instructor marks you against a list and asks about the rules of the road at sea.',
        'Mae’r hyfforddwr yn eich marcio yn erbyn rhestr ac yn gofyn am reolau’r ffordd ar y môr.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'beads', colour: 'sky', icon: 'sailboat' },
      imageAlt: ['A sailing boat', 'Cwch hwylio'],
    },
    opportunity: {
      title: ['Handle a small boat', 'Trin cwch bach'],
      summary: [
        'Four Sundays on the water. Useful for work in a harbour or for life.',
        'Pedwar dydd Sul ar y dŵr. Defnyddiol i waith mewn harbwr neu i fywyd.',
      ],
      description: [
        'You learn knots, engine, weather and how to stop a boat, which is the hard part. Four learners, one instructor, one warm wheelhouse.\n\nWe lend waterproofs and lifejackets. Bursaries pay for half the places.',
        'Rydych chi’n dysgu clymau, injan, tywydd a sut i stopio cwch, sef y rhan anodd. Pedwar dysgwr, un hyfforddwr, un caban llywio cynnes.\n\nRydyn ni’n rhoi benthyg dillad glaw a siacedi achub. Mae bwrsarïau’n talu am hanner y lleoedd.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 6000,
      access: ['kit-lent', 'travel-help'],
      booking: ['Ask about a bursary when you book.', 'Gofynnwch am fwrsari wrth archebu.'],
      sessions: { weekday: 7, hour: 9, lengthHours: 4, count: 4 },
    },
  },
]
