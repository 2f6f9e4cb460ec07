import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const careTemplates: LearningTemplate[] = [
  {
    key: 'first-aid',
    theme: 'care',
    kind: 'course',
    level: 2,
    badge: {
      name: ['First Aid', 'Cymorth Cyntaf'],
      description: [
        'Can give first aid until help comes: check for breathing, press the chest, stop bleeding and call 999.',
        'Gall roi cymorth cyntaf nes daw help: gwirio anadlu, gwasgu’r frest, atal gwaedu a galw 999.',
      ],
      criteria: [
        'Take part in the whole day. Show chest presses for two minutes, the recovery position, and how to stop heavy bleeding.',
        'Cymerwch ran drwy’r dydd. Dangoswch sut i wasgu’r frest am ddwy funud, yr ystum adfer, a sut i atal gwaedu trwm.',
      ],
      skills: [skills.firstAid, skills.stayCalm],
      hours: 6,
      assessment: [
        'The trainer watches you do each of the three tasks on a manikin or a partner.',
        'Mae’r hyfforddwr yn eich gwylio’n gwneud pob un o’r tair tasg ar fanicin neu bartner.',
      ],
      evidenceRequired: false,
      validForMonths: 36,
      artwork: { outline: 'shield', ring: 'beads', colour: 'rose', icon: 'heart' },
      imageAlt: ['A heart with a heartbeat line', 'Calon â llinell curiad'],
    },
    opportunity: {
      title: ['First aid in a day', 'Cymorth cyntaf mewn diwrnod'],
      summary: [
        'One day that could save a life. You practise more than you sit.',
        'Un diwrnod a allai achub bywyd. Rydych chi’n ymarfer mwy nag eistedd.',
      ],
      description: [
        'You practise in pairs and on manikins: someone who does not breathe, a deep cut, a burn, a bad fall. We go slowly and do it again.\n\nWear something easy to move in. If you cannot kneel, tell us; you can show it at a table.',
        'Rydych chi’n ymarfer mewn parau ac ar fanicinau: rhywun nad yw’n anadlu, clwyf dwfn, llosg, cwymp drwg. Rydyn ni’n mynd yn araf ac yn ei wneud eto.\n\nGwisgwch rywbeth hawdd symud ynddo. Os na allwch benlinio, dywedwch wrthym; cewch ei ddangos wrth fwrdd.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'quiet-space'],
      booking: ['Twelve places a day. Book early.', 'Deuddeg lle bob dydd. Archebwch yn gynnar.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 6, count: 1 },
    },
  },
  {
    key: 'care-home-companion',
    theme: 'care',
    kind: 'volunteering',
    level: 2,
    badge: {
      name: ['Care-home Companion', 'Cydymaith Cartref Gofal'],
      description: [
        'Can spend time with an older person, listen well and tell staff when something seems wrong.',
        'Gall dreulio amser gyda pherson hŷn, gwrando’n dda a dweud wrth staff pan fydd rhywbeth o’i le.',
      ],
      criteria: [
        'Visit eight times. Learn what matters to the person you visit and do one thing together that they choose. Keep their private matters private.',
        'Ymwelwch wyth gwaith. Dysgwch beth sy’n bwysig i’r person rydych chi’n ymweld ag ef a gwnewch un peth gyda’ch gilydd o’i ddewis. Cadwch ei faterion preifat yn breifat.',
      ],
      skills: [skills.olderAdults, skills.empathy, skills.listening, skills.confidential],
      hours: 12,
      assessment: [
        'A member of staff talks with you after the fourth and the eighth visit.',
        'Mae aelod o staff yn siarad gyda chi ar ôl y pedwerydd a’r wythfed ymweliad.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'plain', colour: 'rose', icon: 'hand-heart' },
      imageAlt: ['A hand that holds a heart', 'Llaw yn dal calon'],
    },
    opportunity: {
      title: ['Be somebody’s companion at a care home', 'Byddwch yn gydymaith i rywun mewn cartref gofal'],
      summary: [
        'An hour and a half a week: talk, walk, play cards, look at photos.',
        'Awr a hanner yr wythnos: sgwrsio, cerdded, chwarae cardiau, edrych ar luniau.',
      ],
      description: [
        'You visit one person each week. Some want to talk, some like music, some want to win at dominoes. Staff are always near.\n\nYou need to be kind and to turn up. We check everybody who visits, which takes about two weeks.',
        'Rydych chi’n ymweld ag un person bob wythnos. Mae rhai eisiau sgwrsio, rhai’n hoffi cerddoriaeth, rhai eisiau ennill ar ddominos. Mae staff gerllaw bob amser.\n\nMae angen i chi fod yn garedig a dod pan ddywedoch chi. Rydyn ni’n gwirio pawb sy’n ymweld, sy’n cymryd tua phythefnos.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help'],
      booking: [
        'Ring or write; we meet you for a cup of tea.',
        'Ffoniwch neu ysgrifennwch; byddwn yn cwrdd â chi dros baned.',
      ],
      sessions: { weekday: 3, hour: 14, lengthHours: 1.5, count: 8 },
    },
  },
  {
    key: 'care-assistant',
    theme: 'care',
    kind: 'job',
    level: 3,
    badge: {
      name: ['Care Assistant: First Three Months', 'Cynorthwyydd Gofal: y Tri Mis Cyntaf'],
      description: [
        'Can help people to wash, dress and eat with dignity, and write down what the next shift must know.',
        'Gall helpu pobl i ymolchi, gwisgo a bwyta gydag urddas, ac ysgrifennu beth mae angen i’r shifft nesaf ei wybod.',
      ],
      criteria: [
        'Work twelve weeks with a buddy. Show safe moving and handling, hand washing and a clear care note three times each.',
        'Gweithiwch ddeuddeg wythnos gyda chyfaill. Dangoswch symud a thrin diogel, golchi dwylo a nodyn gofal clir dair gwaith yr un.',
      ],
      skills: [skills.personalCare, skills.privacy, skills.hygiene, skills.reliability],
      hours: 360,
      assessment: [
        'A senior carer signs off each task when you have shown it three times.',
        'Mae uwch ofalwr yn cymeradwyo pob tasg pan fyddwch wedi’i dangos dair gwaith.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your signed task list, without residents’ names.',
        'Eich rhestr dasgau wedi’i llofnodi, heb enwau preswylwyr.',
      ],
      artwork: { outline: 'shield', ring: 'rope', colour: 'plum', icon: 'stethoscope' },
      imageAlt: ['A stethoscope', 'Stethosgop'],
    },
    opportunity: {
      title: ['Care assistant, paid, no experience needed', 'Cynorthwyydd gofal, â thâl, heb angen profiad'],
      summary: [
        'A real job with training. We look for kind people, not certificates.',
        'Swydd go iawn gyda hyfforddiant. Rydyn ni’n chwilio am bobl garedig, nid tystysgrifau.',
      ],
      description: [
        'You work beside a buddy for twelve weeks. You learn to help people get up, eat, and enjoy the day. You are paid from the first hour.\n\nYou need to be 18 and to pass a check, which we pay for. We fit shifts around school runs.',
        'Rydych chi’n gweithio ochr yn ochr â chyfaill am ddeuddeg wythnos. Rydych chi’n dysgu helpu pobl i godi, bwyta, a mwynhau’r dydd. Rydych chi’n cael eich talu o’r awr gyntaf.\n\nMae angen i chi fod yn 18 a phasio gwiriad, ac rydyn ni’n talu amdano. Rydyn ni’n trefnu shifftiau o gwmpas yr ysgol.',
      ],
      mode: 'in-person',
      ages: [18, 120],
      costPence: 0,
      access: ['step-free', 'travel-help'],
      booking: ['Come to a meet-the-team hour. No CV needed.', 'Dewch i awr cwrdd â’r tîm. Does dim angen CV.'],
      sessions: { weekday: 1, hour: 10, lengthHours: 1, count: 4 },
    },
  },
  {
    key: 'listening-well',
    theme: 'care',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Listening Well', 'Gwrando’n Dda'],
      description: [
        'Knows how to listen to somebody who has a hard time, and where in town to send them for help.',
        'Mae’n gwybod sut i wrando ar rywun sy’n cael amser caled, a ble yn y dref i’w anfon am help.',
      ],
      criteria: [
        'Take part in the session. Practise one talk in which you ask open questions and give no advice. Name two places that help.',
        'Cymerwch ran yn y sesiwn. Ymarferwch un sgwrs lle rydych chi’n gofyn cwestiynau agored heb roi cyngor. Enwch ddau le sy’n helpu.',
      ],
      skills: [skills.listening, skills.empathy, skills.copeStress],
      hours: 3,
      assessment: [
        'Your partner and the trainer tell you what they noticed.',
        'Mae’ch partner a’r hyfforddwr yn dweud wrthych beth sylwon nhw arno.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'pebble', ring: 'dashes', colour: 'violet', icon: 'ear' },
      imageAlt: ['An ear', 'Clust'],
    },
    opportunity: {
      title: ['How to listen when it matters', 'Sut i wrando pan mae’n bwysig'],
      summary: [
        'One evening on listening to a friend, a workmate or a neighbour.',
        'Un noson ar wrando ar ffrind, cydweithiwr neu gymydog.',
      ],
      description: [
        'You hear what helps and what does not. Then you practise in threes: one talks, one listens, one watches. Nobody has to share anything private.\n\nYou need nothing. There is a quiet room if you want a break.',
        'Rydych chi’n clywed beth sy’n helpu a beth sydd ddim. Yna rydych chi’n ymarfer fesul tri: un yn siarad, un yn gwrando, un yn gwylio. Does dim rhaid i neb rannu dim byd preifat.\n\nDoes dim angen dim arnoch chi. Mae ystafell dawel os ydych chi eisiau hoe.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'quiet-space', 'hearing-loop'],
      booking: ['Just come, or ask us to keep you a seat.', 'Dewch, neu gofynnwch i ni gadw sedd i chi.'],
      sessions: { weekday: 4, hour: 18, lengthHours: 3, count: 1 },
    },
  },
  {
    key: 'play-leader',
    theme: 'care',
    kind: 'volunteering',
    level: 4,
    badge: {
      name: ['Play Leader', 'Arweinydd Chwarae'],
      description: [
        'Can plan and lead a morning of play for children of mixed ages, keep them safe and guide younger helpers.',
        'Gall gynllunio ac arwain bore o chwarae i blant o bob oed, eu cadw’n ddiogel ac arwain cynorthwywyr iau.',
      ],
      criteria: [
        'Help at the play scheme for ten days. Plan and lead two mornings with a risk check for each. Afterwards say what you would change.',
        'Helpwch yn y cynllun chwarae am ddeg diwrnod. Cynlluniwch ac arweiniwch ddau fore gyda gwiriad risg ar gyfer pob un. Wedyn dywedwch beth fyddech chi’n ei newid.',
      ],
      skills: [skills.superviseChildren, skills.playChildren, skills.leadTeam, skills.riskAssessment],
      hours: 45,
      assessment: [
        'The scheme manager watches both mornings and reads your plans.',
        'Mae rheolwr y cynllun yn gwylio’r ddau fore ac yn darllen eich cynlluniau.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your two plans and risk checks. No photos of children.',
        'Eich dau gynllun a’ch gwiriadau risg. Dim lluniau o blant.',
      ],
      artwork: { outline: 'pennant', ring: 'beads', colour: 'plum', icon: 'puzzle' },
      imageAlt: ['A piece of a jigsaw', 'Darn o jig-so'],
    },
    opportunity: {
      title: ['Lead play on Saturdays', 'Arweiniwch chwarae ar ddydd Sadwrn'],
      summary: [
        'Dens, water, paint and noise. Learn to lead while you have fun.',
        'Cuddfannau, dŵr, paent a sŵn. Dysgwch arwain wrth gael hwyl.',
      ],
      description: [
        'You start as a helper. You learn how children play and when to leave them be. Then you plan your own mornings with a team of two or three.\n\nYou need to be 16 and to pass a check. Lunch is on us.',
        'Rydych chi’n dechrau fel cynorthwyydd. Rydych chi’n dysgu sut mae plant yn chwarae a phryd i adael llonydd iddyn nhw. Yna rydych chi’n cynllunio eich boreau eich hun gyda thîm o ddau neu dri.\n\nMae angen i chi fod yn 16 a phasio gwiriad. Ni sy’n darparu cinio.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'quiet-space'],
      booking: ['Apply a month before the new term.', 'Gwnewch gais fis cyn y tymor newydd.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 4, count: 10 },
    },
  },
]
