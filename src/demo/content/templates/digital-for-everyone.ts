import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const digitalForEveryoneTemplates: LearningTemplate[] = [
  {
    key: 'digital-accessibility-testing',
    theme: 'digital',
    kind: 'workshop',
    level: 3,
    badge: {
      name: ['Digital Accessibility Testing', 'Profi Hygyrchedd Digidol'],
      description: [
        'Can test a website by keyboard and with a screen reader, and report what shuts people out so that it gets fixed.',
        'Gall brofi gwefan â bysellfwrdd a chyda darllenydd sgrin, ac adrodd beth sy’n cau pobl allan fel bod modd ei drwsio.',
      ],
      criteria: [
        'Test five pages of one website without a mouse, then with a screen reader. Report at least six faults. For each, say who it stops and how to put it right.',
        'Profwch bum tudalen o un wefan heb lygoden, yna gyda darllenydd sgrin. Adroddwch am o leiaf chwe nam. Ar gyfer pob un, dywedwch pwy mae’n eu rhwystro a sut i’w drwsio.',
      ],
      skills: [skills.accessibilityTesting, skills.accessibilityStandards, skills.attention],
      hours: 14,
      assessment: [
        'A tester repeats two of your faults from your words alone.',
        'Mae profwr yn ail-greu dau o’ch namau o’ch geiriau chi yn unig.',
      ],
      evidenceRequired: true,
      evidence: [
        'Your report as a document, with no names of users in it.',
        'Eich adroddiad fel dogfen, heb enwau defnyddwyr ynddo.',
      ],
      artwork: { outline: 'shield', ring: 'rope', colour: 'sky', icon: 'accessibility' },
      imageAlt: ['The sign for access: a person in a wheelchair', 'Arwydd hygyrchedd: person mewn cadair olwyn'],
    },
    opportunity: {
      title: ['Test websites so that everybody can use them', 'Profwch wefannau fel bod pawb yn gallu eu defnyddio'],
      summary: [
        'Learn a skill that studios hire for. Four afternoons with people who test for a living.',
        'Dysgwch sgil y mae stiwdios yn chwilio amdano. Pedwar prynhawn gyda phobl sy’n profi fel gwaith.',
      ],
      description: [
        'You put the mouse away and try real pages. You listen to them with a screen reader. Then you write reports that a developer can act on.\n\nYou need to feel at home on a computer. If you use a screen reader yourself, you are very welcome.',
        'Rydych chi’n rhoi’r llygoden o’r neilltu ac yn rhoi cynnig ar dudalennau go iawn. Rydych chi’n gwrando arnyn nhw gyda darllenydd sgrin. Yna rydych chi’n ysgrifennu adroddiadau y gall datblygwr weithredu arnyn nhw.\n\nMae angen i chi fod yn gartrefol ar gyfrifiadur. Os ydych chi’n defnyddio darllenydd sgrin eich hun, mae croeso mawr i chi.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'bsl', 'quiet-space', 'kit-lent'],
      booking: [
        'Write and tell us what you need to take part.',
        'Ysgrifennwch a dywedwch wrthym beth sydd ei angen arnoch i gymryd rhan.',
      ],
      sessions: { weekday: 4, hour: 13, lengthHours: 3.5, count: 4 },
    },
  },
  {
    key: 'online-safety',
    theme: 'digital',
    kind: 'self-directed',
    level: 1,
    badge: {
      name: ['Safe Online', 'Diogel Ar-lein'],
      description: [
        'Can make a strong password, spot a message that lies and keep personal details private.',
        'Gall greu cyfrinair cryf, adnabod neges sy’n dweud celwydd a chadw manylion personol yn breifat.',
      ],
      criteria: [
        'Finish five short lessons. Turn on two-step sign-in for one account. Pick out the false messages from a set of ten.',
        'Gorffennwch bum gwers fer. Trowch fewngofnodi dau gam ymlaen ar gyfer un cyfrif. Nodwch y negeseuon ffug mewn set o ddeg.',
      ],
      skills: [skills.personalData, skills.checkFacts],
      hours: 3,
      assessment: [
        'Ten questions at the end; you need eight right and may try again.',
        'Deg cwestiwn ar y diwedd; mae angen wyth yn gywir a chewch roi cynnig arall arni.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'plain', colour: 'slate', icon: 'key' },
      imageAlt: ['A key', 'Allwedd'],
    },
    opportunity: {
      title: ['Stay safe online, in your own time', 'Cadwch yn ddiogel ar-lein, yn eich amser eich hun'],
      summary: [
        'Five short lessons. Do them on a phone, on the bus or on the sofa.',
        'Pum gwers fer. Gwnewch nhw ar ffôn, ar y bws neu ar y soffa.',
      ],
      description: [
        'You look at real tricks that people fall for and learn how to say no. Then you make your own accounts safer.\n\nYou need a phone or a computer. Libraries lend both. Stop and start as you like.',
        'Rydych chi’n edrych ar driciau go iawn y mae pobl yn cwympo amdanyn nhw ac yn dysgu sut i ddweud na. Yna rydych chi’n gwneud eich cyfrifon eich hun yn fwy diogel.\n\nMae angen ffôn neu gyfrifiadur arnoch chi. Mae llyfrgelloedd yn rhoi benthyg y ddau. Stopiwch a dechreuwch fel y mynnwch.',
      ],
      mode: 'online',
      ages: [13, 120],
      costPence: 0,
      access: ['large-print', 'quiet-space'],
      booking: ['No booking. Start when you want.', 'Does dim angen archebu. Dechreuwch pan fyddwch chi’n barod.'],
      sessions: { weekday: 1, hour: 9, lengthHours: 3, count: 0 },
    },
  },
  {
    key: 'digital-helper',
    theme: 'digital',
    kind: 'volunteering',
    level: 4,
    badge: {
      name: ['Digital Helper', 'Cynorthwyydd Digidol'],
      description: [
        'Can teach somebody to do what they need on a phone or tablet, at their pace, and lead a drop-in with other helpers.',
        'Gall ddysgu rhywun i wneud yr hyn sydd ei angen arnyn nhw ar ffôn neu lechen, ar eu cyflymder eu hunain, ac arwain sesiwn galw heibio gyda chynorthwywyr eraill.',
      ],
      criteria: [
        'Help at ten drop-ins. Lead two of them: brief the helpers, share out the tables and close with a short talk. Write down what you would do better.',
        'Helpwch mewn deg sesiwn galw heibio. Arweiniwch ddwy ohonyn nhw: briffiwch y cynorthwywyr, rhannwch y byrddau a gorffennwch gyda sgwrs fer. Ysgrifennwch beth fyddech chi’n ei wneud yn well.',
      ],
      skills: [skills.teachingDigital, skills.leadOthers, skills.listening],
      hours: 24,
      assessment: [
        'The organiser watches one session that you lead and talks it over with you.',
        'Mae’r trefnydd yn gwylio un sesiwn rydych chi’n ei harwain ac yn ei thrafod gyda chi.',
      ],
      evidenceRequired: true,
      evidence: [
        'Half a page on what you learned. Leave out learners’ names.',
        'Hanner tudalen ar yr hyn a ddysgoch. Peidiwch â rhoi enwau dysgwyr.',
      ],
      artwork: { outline: 'pennant', ring: 'rope', colour: 'lagoon', icon: 'smartphone' },
      imageAlt: ['A mobile phone', 'Ffôn symudol'],
    },
    opportunity: {
      title: ['Help your neighbours get online', 'Helpwch eich cymdogion i fynd ar-lein'],
      summary: [
        'Give two hours a week at the drop-in. We teach you how to teach.',
        'Rhowch ddwy awr yr wythnos yn y sesiwn galw heibio. Rydyn ni’n eich dysgu sut i ddysgu eraill.',
      ],
      description: [
        'You sit next to somebody and help with one thing: a video call, a form, a photo. You never take the phone out of their hands. After a few weeks you lead a session.\n\nYou need patience more than know-how. We check everybody who helps and pay your bus fare.',
        'Rydych chi’n eistedd wrth ymyl rhywun ac yn helpu gydag un peth: galwad fideo, ffurflen, llun. Dydych chi byth yn cymryd y ffôn o’u dwylo. Ar ôl ychydig wythnosau rydych chi’n arwain sesiwn.\n\nMae angen amynedd yn fwy na gwybodaeth. Rydyn ni’n gwirio pawb sy’n helpu ac yn talu am eich bws.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'travel-help'],
      booking: ['Come along and meet the team first.', 'Dewch draw i gwrdd â’r tîm yn gyntaf.'],
      sessions: { weekday: 5, hour: 10, lengthHours: 2, count: 10 },
    },
  },
]
