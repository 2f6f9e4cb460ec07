import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const mediaTemplates: LearningTemplate[] = [
  {
    key: 'podcasting',
    theme: 'media',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Podcasting', 'Podledu'],
      description: [
        'Can plan, record and edit a short podcast with clear sound.',
        'Gall gynllunio, recordio a golygu podlediad byr gyda sain glir.',
      ],
      criteria: [
        'Make an episode of four to eight minutes with one interview. Ask before you record. Cut the mistakes and even out the sound.',
        'Gwnewch bennod o bedair i wyth munud gydag un cyfweliad. Gofynnwch cyn recordio. Torrwch y camgymeriadau a gwastatewch y sain.',
      ],
      skills: [skills.audioEditing, skills.interviewing, skills.storyPlanning],
      hours: 12,
      assessment: [
        'The group listens to it; the tutor checks sound and consent.',
        'Mae’r grŵp yn gwrando arno; mae’r tiwtor yn gwirio’r sain a’r caniatâd.',
      ],
      evidenceRequired: true,
      evidence: ['Your episode and its words as text.', 'Eich pennod a’i geiriau fel testun.'],
      artwork: { outline: 'circle', ring: 'dashes', colour: 'rose', icon: 'podcast' },
      imageAlt: ['A microphone that sends out waves', 'Meicroffon sy’n anfon tonnau'],
    },
    opportunity: {
      title: ['Make a podcast about where you live', 'Gwnewch bodlediad am ble rydych chi’n byw'],
      summary: [
        'Find a story, record it, cut it and let people hear it.',
        'Dewch o hyd i stori, recordiwch hi, golygwch hi a gadewch i bobl ei chlywed.',
      ],
      description: [
        'You learn to ask a good question and then be quiet. You record outdoors and in a booth made of duvets. In the last week we put all episodes out.\n\nA phone is enough. We lend microphones.',
        'Rydych chi’n dysgu gofyn cwestiwn da ac yna bod yn dawel. Rydych chi’n recordio y tu allan ac mewn bwth o gwiltiau. Yn yr wythnos olaf rydyn ni’n cyhoeddi’r penodau i gyd.\n\nMae ffôn yn ddigon. Rydyn ni’n rhoi benthyg meicroffonau.',
      ],
      mode: 'in-person',
      ages: [14, 25],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: ['Send us a message or drop in.', 'Anfonwch neges atom neu galwch heibio.'],
      sessions: { weekday: 3, hour: 17, lengthHours: 2, count: 6 },
    },
  },
  {
    key: 'film-editing',
    theme: 'media',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Film Editing', 'Golygu Ffilm'],
      description: [
        'Can turn an hour of footage into a three-minute film with a story, clean sound and captions.',
        'Gall droi awr o ddeunydd yn ffilm dair munud gyda stori, sain lân a chapsiynau.',
      ],
      criteria: [
        'Sort the footage. Cut a film of two to four minutes by yourself. Add captions and say why each scene is there.',
        'Trefnwch y deunydd. Golygwch ffilm o ddwy i bedair munud ar eich pen eich hun. Ychwanegwch gapsiynau a dywedwch pam mae pob golygfa yno.',
      ],
      skills: [skills.videoEditing, skills.audioEditing, skills.storyPlanning],
      hours: 24,
      assessment: [
        'An editor watches it with you twice: once silent, once aloud.',
        'Mae golygydd yn ei gwylio gyda chi ddwywaith: unwaith yn dawel, unwaith â sain.',
      ],
      evidenceRequired: true,
      evidence: [
        'A link to the film with captions. Ask those who can be seen.',
        'Dolen i’r ffilm gyda chapsiynau. Gofynnwch i’r rhai sydd i’w gweld.',
      ],
      artwork: { outline: 'hexagon', ring: 'rope', colour: 'rose', icon: 'clapperboard' },
      imageAlt: ['A clapperboard', 'Clapfwrdd'],
    },
    opportunity: {
      title: ['Edit a film in eight evenings', 'Golygwch ffilm mewn wyth noson'],
      summary: [
        'We give you the footage. You find the film in it.',
        'Rydyn ni’n rhoi’r deunydd i chi. Chi sy’n dod o hyd i’r ffilm.',
      ],
      description: [
        'You cut, throw away, move and listen. You learn why a film is made at the table. On the last night we hire a screen.\n\nYou need patience and to have used a computer. The programs are free and work at home.',
        'Rydych chi’n torri, yn taflu, yn symud ac yn gwrando. Rydych chi’n dysgu pam mae ffilm yn cael ei gwneud wrth y bwrdd. Ar y noson olaf rydyn ni’n llogi sgrin.\n\nMae angen amynedd a’ch bod wedi defnyddio cyfrifiadur. Mae’r rhaglenni am ddim ac yn gweithio gartref.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 2500,
      access: ['step-free', 'kit-lent', 'hearing-loop'],
      booking: [
        'Book online. Free if you are under 19 or out of work.',
        'Archebwch ar-lein. Am ddim os ydych chi o dan 19 neu heb waith.',
      ],
      sessions: { weekday: 2, hour: 18, lengthHours: 2.5, count: 8 },
    },
  },
  {
    key: 'community-radio',
    theme: 'media',
    kind: 'volunteering',
    level: 3,
    badge: {
      name: ['Radio Presenter', 'Cyflwynydd Radio'],
      description: [
        'Can present and run the desk for a live half-hour radio show within the rules of broadcasting.',
        'Gall gyflwyno a rhedeg y ddesg ar gyfer sioe radio fyw hanner awr o fewn rheolau darlledu.',
      ],
      criteria: [
        'Plan four shows. Present and work the faders by yourself on two. Say what you do when somebody swears on air.',
        'Cynlluniwch bedair sioe. Cyflwynwch a gweithiwch y ffaders ar eich pen eich hun ar ddwy. Dywedwch beth rydych chi’n ei wneud pan fydd rhywun yn rhegi ar yr awyr.',
      ],
      skills: [skills.broadcasting, skills.liveSpeaking, skills.planSchedule],
      hours: 18,
      assessment: [
        'A producer sits in on both shows and goes through the recording.',
        'Mae cynhyrchydd yn eistedd gyda chi yn y ddwy sioe ac yn mynd drwy’r recordiad.',
      ],
      evidenceRequired: true,
      evidence: ['A recording of one show and its running order.', 'Recordiad o un sioe a’i threfn.'],
      artwork: { outline: 'circle', ring: 'rope', colour: 'brick', icon: 'radio' },
      imageAlt: ['Radio waves', 'Tonnau radio'],
    },
    opportunity: {
      title: ['Get on air', 'Ewch ar yr awyr'],
      summary: [
        'Learn the desk, then take half an hour of your own.',
        'Dysgwch y ddesg, yna cymerwch hanner awr i chi eich hun.',
      ],
      description: [
        'You shadow a show, then read the weather, then run the desk while somebody talks. When you are ready you get a slot.\n\nYou need something you love: music, gardening, your street. The studio has a lift.',
        'Rydych chi’n cysgodi sioe, yna’n darllen y tywydd, yna’n rhedeg y ddesg tra bo rhywun yn siarad. Pan fyddwch chi’n barod cewch slot.\n\nMae angen rhywbeth rydych chi’n ei garu: cerddoriaeth, garddio, eich stryd. Mae lifft yn y stiwdio.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'quiet-space'],
      booking: ['Write two sentences about your show.', 'Ysgrifennwch ddwy frawddeg am eich sioe.'],
      sessions: { weekday: 5, hour: 17, lengthHours: 2, count: 6 },
    },
  },
  {
    key: 'photo-walk',
    theme: 'media',
    kind: 'event',
    level: 1,
    badge: {
      name: ['Photo Walk', 'Taith Ffotograffau'],
      description: [
        'Has taken photos with care for light and frame and chosen one to show.',
        'Mae wedi tynnu lluniau gan ofalu am olau a ffrâm ac wedi dewis un i’w ddangos.',
      ],
      criteria: [
        'Walk the route. Take one photo for each of five tasks. Choose one, trim it and give it a title.',
        'Cerddwch y llwybr. Tynnwch un llun ar gyfer pob un o bum tasg. Dewiswch un, torrwch ef i faint a rhowch deitl iddo.',
      ],
      skills: [skills.photography, skills.editPhotos, skills.expressYourself],
      hours: 3,
      assessment: [
        'You show your photo to the group and say why you chose it.',
        'Rydych chi’n dangos eich llun i’r grŵp ac yn dweud pam dewisoch chi ef.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'plain', colour: 'sky', icon: 'camera' },
      imageAlt: ['A camera', 'Camera'],
    },
    opportunity: {
      title: ['Photo walk: see your town anew', 'Taith ffotograffau: gwelwch eich tref o’r newydd'],
      summary: [
        'Two miles, five tasks, any camera. A phone is fine.',
        'Dwy filltir, pum tasg, unrhyw gamera. Mae ffôn yn iawn.',
      ],
      description: [
        'We stop where the light is good and give you something to find: a line, a shadow, a colour. Then we go in and look at what we have.\n\nThe route has no steps and plenty of benches. We lend cameras.',
        'Rydyn ni’n stopio lle mae’r golau’n dda ac yn rhoi rhywbeth i chi ddod o hyd iddo: llinell, cysgod, lliw. Yna rydyn ni’n mynd i mewn ac yn edrych ar yr hyn sydd gennym.\n\nDoes dim grisiau ar y llwybr ac mae digon o feinciau. Rydyn ni’n rhoi benthyg camerâu.',
      ],
      mode: 'in-person',
      ages: [13, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Meet at the door. No booking.', 'Cwrdd wrth y drws. Dim archebu.'],
      sessions: { weekday: 7, hour: 14, lengthHours: 3, count: 2 },
    },
  },
  {
    key: 'town-newsroom',
    theme: 'media',
    kind: 'course',
    level: 4,
    badge: {
      name: ['Newsroom Editor', 'Golygydd Ystafell Newyddion'],
      description: [
        'Can lead a small newsroom: decide what to cover, have facts checked and put right what was wrong.',
        'Gall arwain ystafell newyddion fach: penderfynu beth i’w drafod, cael ffeithiau wedi’u gwirio a chywiro’r hyn oedd yn anghywir.',
      ],
      criteria: [
        'Report four stories. Edit one issue with a team of at least three. Check every fact with two sources and publish one correction policy.',
        'Ysgrifennwch bedair stori. Golygwch un rhifyn gyda thîm o dri o leiaf. Gwiriwch bob ffaith gyda dwy ffynhonnell a chyhoeddwch un polisi cywiro.',
      ],
      skills: [skills.onlineNews, skills.checkFacts, skills.leadTeam, skills.interviewing],
      hours: 36,
      assessment: [
        'A journalist reads the issue and picks three facts for you to prove.',
        'Mae newyddiadurwr yn darllen y rhifyn ac yn dewis tair ffaith i chi eu profi.',
      ],
      evidenceRequired: true,
      evidence: ['The issue and your fact sheet.', 'Y rhifyn a’ch taflen ffeithiau.'],
      artwork: { outline: 'pennant', ring: 'rope', colour: 'slate', icon: 'newspaper' },
      imageAlt: ['A newspaper', 'Papur newydd'],
    },
    opportunity: {
      title: ['Run the neighbourhood newsroom', 'Rhedwch ystafell newyddion y gymdogaeth'],
      summary: [
        'Find out, check, write, print. Somebody has to ask.',
        'Darganfod, gwirio, ysgrifennu, argraffu. Mae’n rhaid i rywun ofyn.',
      ],
      description: [
        'You report for the first month. Then the team takes turns as editor. You learn what the law allows and how to be fair.\n\nYou need to be nosy and kind. Meetings are online too, for those who look after somebody.',
        'Rydych chi’n gohebu am y mis cyntaf. Yna mae’r tîm yn cymryd tro fel golygydd. Rydych chi’n dysgu beth mae’r gyfraith yn ei ganiatáu a sut i fod yn deg.\n\nMae angen bod yn fusneslyd ac yn garedig. Mae cyfarfodydd ar-lein hefyd, i’r rhai sy’n gofalu am rywun.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'quiet-space', 'large-print'],
      booking: ['Come to a Monday meeting.', 'Dewch i gyfarfod nos Lun.'],
      sessions: { weekday: 1, hour: 18, lengthHours: 2, count: 8 },
    },
  },
]
