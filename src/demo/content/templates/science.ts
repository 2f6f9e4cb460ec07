import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const scienceTemplates: LearningTemplate[] = [
  {
    key: 'pond-life',
    theme: 'science',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Pond Life', 'Bywyd y Pwll'],
      description: [
        'Has found and drawn tiny animals from pond water and can focus a microscope.',
        'Mae wedi dod o hyd i anifeiliaid bach mewn dŵr pwll ac wedi tynnu llun ohonyn nhw, a gall ffocysu microsgop.',
      ],
      criteria: [
        'Take a sample. Make a slide, focus it and draw two living things. Put a name to one with the picture key.',
        'Cymerwch sampl. Gwnewch sleid, ffocyswch hi a thynnwch lun dau beth byw. Rhowch enw i un gyda’r allwedd luniau.',
      ],
      skills: [skills.microscope, skills.wildlife, skills.curiosity],
      hours: 2.5,
      assessment: [
        'You show your slide to the scientist and say what you see.',
        'Rydych chi’n dangos eich sleid i’r gwyddonydd ac yn dweud beth rydych chi’n ei weld.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'plain', colour: 'pine', icon: 'microscope' },
      imageAlt: ['A microscope', 'Microsgop'],
    },
    opportunity: {
      title: ['What lives in a drop of water?', 'Beth sy’n byw mewn diferyn o ddŵr?'],
      summary: [
        'Dip, look, draw. Meet a water flea eye to eye.',
        'Trochi, edrych, tynnu llun. Dewch wyneb yn wyneb â chwannen ddŵr.',
      ],
      description: [
        'You fill a jar at the pond and carry it in. Under the microscope it turns into a zoo. You draw what you see, then put everything back.\n\nBring wellies if you have them. A screen shows the picture large.',
        'Rydych chi’n llenwi jar wrth y pwll a’i gario i mewn. O dan y microsgop mae’n troi’n sw. Rydych chi’n tynnu llun o’r hyn a welwch, yna’n rhoi popeth yn ôl.\n\nDewch â welis os oes gennych rai. Mae sgrin yn dangos y llun yn fawr.',
      ],
      mode: 'in-person',
      ages: [11, 16],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: ['A parent or carer books by e-mail.', 'Mae rhiant neu ofalwr yn archebu drwy e-bost.'],
      sessions: { weekday: 6, hour: 11, lengthHours: 2.5, count: 1 },
    },
  },
  {
    key: 'star-watch',
    theme: 'science',
    kind: 'event',
    level: 1,
    badge: {
      name: ['Star Watcher', 'Gwyliwr Sêr'],
      description: [
        'Can find three things in the night sky and knows how a telescope helps.',
        'Gall ddod o hyd i dri pheth yn awyr y nos ac mae’n gwybod sut mae telesgop yn helpu.',
      ],
      criteria: [
        'Find the Plough, the North Star and one planet or the Moon. Look through the telescope and say what changed.',
        'Dewch o hyd i’r Aradr, Seren y Gogledd ac un blaned neu’r Lleuad. Edrychwch drwy’r telesgop a dywedwch beth newidiodd.',
      ],
      skills: [skills.astronomy, skills.curiosity],
      hours: 2,
      assessment: [
        'You point them out to one of the guides, outdoors or in the dome.',
        'Rydych chi’n eu dangos i un o’r tywyswyr, y tu allan neu yn y gromen.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'dashes', colour: 'violet', icon: 'telescope' },
      imageAlt: ['A telescope', 'Telesgop'],
    },
    opportunity: {
      title: ['Star watch', 'Gwylio’r sêr'],
      summary: ['Telescopes, blankets and a dome if it is cloudy.', 'Telesgopau, blancedi a chromen os yw’n gymylog.'],
      description: [
        'We wait for the dark, then look up. You learn to find north by the stars. If it rains we go into a blow-up dome where the stars always shine.\n\nDress warmly. The path is lit in red so that eyes stay used to the dark.',
        'Rydyn ni’n aros am y tywyllwch, yna’n edrych i fyny. Rydych chi’n dysgu dod o hyd i’r gogledd wrth y sêr. Os yw’n bwrw glaw rydyn ni’n mynd i gromen lle mae’r sêr bob amser yn disgleirio.\n\nGwisgwch yn gynnes. Mae’r llwybr wedi’i oleuo’n goch fel bod llygaid yn cadw’n gyfarwydd â’r tywyllwch.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Free tickets, so that it does not get too full.', 'Tocynnau am ddim, fel nad yw’n mynd yn rhy lawn.'],
      sessions: { weekday: 5, hour: 19, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'air-quality-watch',
    theme: 'science',
    kind: 'self-directed',
    level: 2,
    badge: {
      name: ['Air Quality Watch', 'Gwylio Ansawdd yr Aer'],
      description: [
        'Can measure the air in a street for a week, compare it and say how sure the numbers are.',
        'Gall fesur yr aer mewn stryd am wythnos, ei gymharu a dweud pa mor sicr yw’r rhifau.',
      ],
      criteria: [
        'Put up a sensor in two spots for a week each. Note wind and traffic. Write five sentences on what you found and one doubt.',
        'Gosodwch synhwyrydd mewn dau fan am wythnos yr un. Nodwch wynt a thraffig. Ysgrifennwch bum brawddeg ar yr hyn a ganfuoch ac un amheuaeth.',
      ],
      skills: [skills.pollution, skills.scientificMethod, skills.showingData],
      hours: 6,
      assessment: [
        'A scientist reads your notes and asks you one question online.',
        'Mae gwyddonydd yn darllen eich nodiadau ac yn gofyn un cwestiwn i chi ar-lein.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your notes and the numbers. Leave out your house number.',
        'Eich nodiadau a’r rhifau. Peidiwch â rhoi rhif eich tŷ.',
      ],
      artwork: { outline: 'hexagon', ring: 'beads', colour: 'slate', icon: 'leaf' },
      imageAlt: ['A leaf', 'Deilen'],
    },
    opportunity: {
      title: ['Measure the air in your street', 'Mesurwch yr aer yn eich stryd'],
      summary: [
        'Borrow a sensor and find out what you breathe.',
        'Benthycwch synhwyrydd a darganfyddwch beth rydych chi’n ei anadlu.',
      ],
      description: [
        'You collect a sensor the size of a mug and hang it out. After two weeks you look at the curve and compare it with your neighbours’.\n\nYou need a window sill and ten minutes a day. We answer questions by phone.',
        'Rydych chi’n casglu synhwyrydd maint mwg a’i hongian y tu allan. Ar ôl pythefnos rydych chi’n edrych ar y gromlin ac yn ei chymharu ag un eich cymdogion.\n\nMae angen sil ffenestr a deg munud y dydd. Rydyn ni’n ateb cwestiynau dros y ffôn.',
      ],
      mode: 'both',
      ages: [14, 120],
      costPence: 0,
      access: ['kit-lent', 'large-print'],
      booking: ['Ask for a sensor; there is a short waiting list.', 'Gofynnwch am synhwyrydd; mae rhestr aros fer.'],
      sessions: { weekday: 1, hour: 9, lengthHours: 6, count: 0 },
    },
  },
  {
    key: 'lab-apprenticeship',
    theme: 'science',
    kind: 'apprenticeship',
    level: 3,
    badge: {
      name: ['Laboratory Apprentice: First Year', 'Prentis Labordy: y Flwyddyn Gyntaf'],
      description: [
        'Can prepare and test samples by a written method, keep exact records and say when a result cannot be trusted.',
        'Gall baratoi a phrofi samplau yn ôl dull ysgrifenedig, cadw cofnodion manwl a dweud pan na ellir ymddiried mewn canlyniad.',
      ],
      criteria: [
        'Finish the first year. Run three test methods by yourself. Find one error in a set of records and write how to prevent it.',
        'Gorffennwch y flwyddyn gyntaf. Rhedwch dri dull profi ar eich pen eich hun. Dewch o hyd i un gwall mewn set o gofnodion ac ysgrifennwch sut i’w atal.',
      ],
      skills: [skills.labTechniques, skills.labPractice, skills.instructions, skills.attention],
      hours: 1450,
      assessment: [
        'The lab manager tests you on blind samples; the college reads your log.',
        'Mae rheolwr y labordy’n eich profi ar samplau dall; mae’r coleg yn darllen eich cofnod.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your log and the note on the error, with nothing that names a client.',
        'Eich cofnod a’r nodyn ar y gwall, heb ddim sy’n enwi cleient.',
      ],
      artwork: { outline: 'shield', ring: 'rope', colour: 'lagoon', icon: 'flask' },
      imageAlt: ['A laboratory flask', 'Fflasg labordy'],
    },
    opportunity: {
      title: ['Laboratory technician apprenticeship', 'Prentisiaeth technegydd labordy'],
      summary: ['A wage, a white coat and work that matters.', 'Cyflog, côt wen a gwaith sy’n bwysig.'],
      description: [
        'You learn to weigh, dilute, measure and write it down. Bit by bit you get your own tests. One day a week is for college.\n\nYou need maths and English at a level we check together. Curious and careful beats top marks.',
        'Rydych chi’n dysgu pwyso, gwanhau, mesur a’i ysgrifennu. Fesul tipyn rydych chi’n cael eich profion eich hun. Mae un diwrnod yr wythnos ar gyfer y coleg.\n\nMae angen mathemateg a Saesneg ar lefel rydyn ni’n ei gwirio gyda’n gilydd. Mae bod yn chwilfrydig a gofalus yn well na marciau uchel.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'quiet-space'],
      booking: ['Visit an open afternoon, then apply.', 'Dewch i brynhawn agored, yna gwnewch gais.'],
      sessions: { weekday: 3, hour: 15, lengthHours: 2, count: 2 },
    },
  },
  {
    key: 'science-busker',
    theme: 'science',
    kind: 'volunteering',
    level: 4,
    badge: {
      name: ['Science Busker', 'Bysgiwr Gwyddoniaeth'],
      description: [
        'Can lead a street stall of small experiments, train new buskers and explain science to anyone who stops.',
        'Gall arwain stondin stryd o arbrofion bach, hyfforddi bysgwyr newydd ac egluro gwyddoniaeth i bawb sy’n stopio.',
      ],
      criteria: [
        'Perform three experiments at four events. Lead a team of three at one of them, with a risk check. Say what you would do better.',
        'Perfformiwch dri arbrawf mewn pedwar digwyddiad. Arweiniwch dîm o dri yn un ohonyn nhw, gyda gwiriad risg. Dywedwch beth fyddech chi’n ei wella.',
      ],
      skills: [skills.plainScience, skills.leadOthers, skills.presentation],
      hours: 22,
      assessment: [
        'An organiser watches the stall you lead and asks two visitors what they learned.',
        'Mae trefnydd yn gwylio’r stondin rydych chi’n ei harwain ac yn gofyn i ddau ymwelydd beth ddysgon nhw.',
      ],
      evidenceRequired: true,
      evidence: ['Your risk check and half a page on the day.', 'Eich gwiriad risg a hanner tudalen am y diwrnod.'],
      artwork: { outline: 'pennant', ring: 'dashes', colour: 'sky', icon: 'atom' },
      imageAlt: ['An atom', 'Atom'],
    },
    opportunity: {
      title: ['Busk with science', 'Bysgio gyda gwyddoniaeth'],
      summary: [
        'Eggs in bottles, rainbows in cups: tricks with a reason.',
        'Wyau mewn poteli, enfysau mewn cwpanau: triciau â rheswm.',
      ],
      description: [
        'You learn tricks that work on a pavement and how to make a crowd guess. You start beside somebody; later you lead the stall.\n\nYou need to be 16 and to enjoy being asked why. We pay travel and lunch.',
        'Rydych chi’n dysgu triciau sy’n gweithio ar balmant a sut i gael tyrfa i ddyfalu. Rydych chi’n dechrau wrth ymyl rhywun; wedyn rydych chi’n arwain y stondin.\n\nMae angen bod yn 16 a mwynhau cael eich holi pam. Rydyn ni’n talu am deithio a chinio.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'kit-lent'],
      booking: ['Come to the practice evening.', 'Dewch i’r noson ymarfer.'],
      sessions: { weekday: 6, hour: 12, lengthHours: 3, count: 6 },
    },
  },
]
