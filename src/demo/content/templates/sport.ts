import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const sportTemplates: LearningTemplate[] = [
  {
    key: 'start-running',
    theme: 'sport',
    kind: 'event',
    level: 1,
    badge: {
      name: ['First Steps in Running', 'Camau Cyntaf Rhedeg'],
      description: [
        'Has taken up walking and running with a group and knows how to warm up and when to rest.',
        'Mae wedi dechrau cerdded a rhedeg gyda grŵp ac yn gwybod sut i gynhesu a phryd i orffwys.',
      ],
      criteria: [
        'Come to four mornings. Move for 20 minutes each time, as fast or slow as you like. Show the warm-up to a newcomer.',
        'Dewch i bedwar bore. Symudwch am 20 munud bob tro, mor gyflym neu araf ag y mynnwch. Dangoswch y cynhesu i rywun newydd.',
      ],
      skills: [skills.fitness, skills.willingToLearn],
      hours: 4,
      assessment: [
        'The run leader ticks the register. Nobody times you.',
        'Mae arweinydd y rhedeg yn ticio’r gofrestr. Does neb yn eich amseru.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'plain', colour: 'olive', icon: 'footprints' },
      imageAlt: ['Two footprints', 'Dau ôl troed'],
    },
    opportunity: {
      title: ['Walk, jog, run: start with us', 'Cerdded, loncian, rhedeg: dechreuwch gyda ni'],
      summary: [
        'For people who have not run since school. Wheels and sticks welcome.',
        'I bobl sydd heb redeg ers yr ysgol. Croeso i olwynion a ffyn.',
      ],
      description: [
        'We start together and finish together. There is always somebody at the back to talk to. Afterwards we sit and stretch.\n\nYou need comfortable shoes. We have some to lend.',
        'Rydyn ni’n dechrau gyda’n gilydd ac yn gorffen gyda’n gilydd. Mae rhywun yn y cefn i siarad ag ef bob amser. Wedyn rydyn ni’n eistedd ac yn ymestyn.\n\nMae angen esgidiau cyfforddus. Mae gennym rai i’w benthyg.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Just come to the park gate.', 'Dewch at giât y parc.'],
      sessions: { weekday: 6, hour: 9, lengthHours: 1, count: 4 },
    },
  },
  {
    key: 'football-leader',
    theme: 'sport',
    kind: 'course',
    level: 4,
    badge: {
      name: ['Football Activity Leader', 'Arweinydd Gweithgareddau Pêl-droed'],
      description: [
        'Can plan and lead a football session in which every player takes part, feels safe and learns something.',
        'Gall gynllunio ac arwain sesiwn bêl-droed lle mae pob chwaraewr yn cymryd rhan, yn teimlo’n ddiogel ac yn dysgu rhywbeth.',
      ],
      criteria: [
        'Assist at six sessions. Plan and lead two for at least eight players, one with mixed abilities. Say what you would do better.',
        'Cynorthwywch mewn chwe sesiwn. Cynlluniwch ac arweiniwch ddwy ar gyfer o leiaf wyth chwaraewr, un gyda galluoedd cymysg. Dywedwch beth fyddech chi’n ei wella.',
      ],
      skills: [skills.coaching, skills.leadOthers, skills.superviseChildren],
      hours: 28,
      assessment: [
        'A coach watches both sessions and goes through them with you.',
        'Mae hyfforddwr yn gwylio’r ddwy sesiwn ac yn mynd drwyddyn nhw gyda chi.',
      ],
      evidenceRequired: true,
      evidence: [
        'Two session plans with your notes. No pictures of players.',
        'Dau gynllun sesiwn gyda’ch nodiadau. Dim lluniau o chwaraewyr.',
      ],
      artwork: { outline: 'pennant', ring: 'beads', colour: 'leaf', icon: 'goal' },
      imageAlt: ['A flag on a pitch', 'Baner ar gae'],
    },
    opportunity: {
      title: ['Become a football activity leader', 'Dewch yn arweinydd gweithgareddau pêl-droed'],
      summary: [
        'Learn to run sessions for younger players, and get asked back.',
        'Dysgwch redeg sesiynau i chwaraewyr iau, a chael eich gwahodd yn ôl.',
      ],
      description: [
        'You learn to set up games, to speak so that people listen and to bring in the one who stands alone. You lead small groups, then a whole session.\n\nYou need to be 16 and to like football a bit. We check everybody who leads.',
        'Rydych chi’n dysgu gosod gemau, siarad fel bod pobl yn gwrando a chynnwys yr un sy’n sefyll ar ei ben ei hun. Rydych chi’n arwain grwpiau bach, yna sesiwn gyfan.\n\nMae angen bod yn 16 a hoffi pêl-droed ychydig. Rydyn ni’n gwirio pawb sy’n arwain.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'kit-lent'],
      booking: ['Talk to a coach on match day.', 'Siaradwch â hyfforddwr ar ddiwrnod gêm.'],
      sessions: { weekday: 2, hour: 17, lengthHours: 2, count: 8 },
    },
  },
  {
    key: 'poolside-helper',
    theme: 'sport',
    kind: 'volunteering',
    level: 3,
    badge: {
      name: ['Poolside Helper', 'Cynorthwyydd Ochr y Pwll'],
      description: [
        'Can help a swimming teacher: support beginners in the water, watch for trouble and use the aids safely.',
        'Gall helpu athro nofio: cefnogi dechreuwyr yn y dŵr, gwylio am drafferth a defnyddio’r cymhorthion yn ddiogel.',
      ],
      criteria: [
        'Help at eight lessons. Support two beginners to float. Show a reach rescue from the side and the alarm drill.',
        'Helpwch mewn wyth gwers. Cefnogwch ddau ddechreuwr i arnofio. Dangoswch achub drwy estyn o’r ochr a’r dril larwm.',
      ],
      skills: [skills.poolUsers, skills.instructing, skills.waterSafety],
      hours: 16,
      assessment: [
        'The teacher marks you in the last two lessons against a list.',
        'Mae’r athro’n eich marcio yn y ddwy wers olaf yn erbyn rhestr.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'beads', colour: 'lagoon', icon: 'medal' },
      imageAlt: ['A medal', 'Medal'],
    },
    opportunity: {
      title: ['Help people learn to swim', 'Helpwch bobl i ddysgu nofio'],
      summary: [
        'Be the calm person next to somebody’s first float.',
        'Byddwch y person tawel wrth ymyl arnofio cyntaf rhywun.',
      ],
      description: [
        'You begin at the side, then go in. You learn to hold without gripping and to praise one thing at a time. The teacher is always there.\n\nYou need to swim 100 metres. Swimming is free for you while you help.',
        'Rydych chi’n dechrau ar yr ochr, yna’n mynd i mewn. Rydych chi’n dysgu dal heb afael yn dynn a chanmol un peth ar y tro. Mae’r athro yno bob amser.\n\nMae angen gallu nofio 100 metr. Mae nofio am ddim i chi tra byddwch chi’n helpu.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Ask at the pool desk for the next start.', 'Gofynnwch wrth ddesg y pwll am y dechrau nesaf.'],
      sessions: { weekday: 1, hour: 16, lengthHours: 2, count: 8 },
    },
  },
  {
    key: 'seated-exercise',
    theme: 'sport',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Move Well Seated', 'Symud yn Dda ar Eistedd'],
      description: [
        'Can do a set of seated exercises safely and help the person beside them to join in.',
        'Gall wneud set o ymarferion ar eistedd yn ddiogel a helpu’r person wrth ymyl i ymuno.',
      ],
      criteria: [
        'Come to five of six classes. Learn eight moves, make two easier and two harder, and lead the group in one.',
        'Dewch i bump o’r chwe dosbarth. Dysgwch wyth symudiad, gwnewch ddau’n haws a dau’n anoddach, ac arweiniwch y grŵp mewn un.',
      ],
      skills: [skills.fitness, skills.instructing, skills.olderAdults],
      hours: 6,
      assessment: [
        'The instructor watches your moves and the one you lead.',
        'Mae’r hyfforddwr yn gwylio eich symudiadau a’r un rydych chi’n ei arwain.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'beads', colour: 'violet', icon: 'dumbbell' },
      imageAlt: ['A dumbbell', 'Dymbel'],
    },
    opportunity: {
      title: ['Strong and steady on a chair', 'Cryf a chadarn ar gadair'],
      summary: [
        'Music, stretching and laughing for people of any age.',
        'Cerddoriaeth, ymestyn a chwerthin i bobl o unrhyw oed.',
      ],
      description: [
        'You work with a ball, a band and your own weight. We go at the pace of the room. Come for yourself or to help somebody you care for.\n\nWear what you like. Talk to us first if your heart gives you trouble.',
        'Rydych chi’n gweithio gyda phêl, band a’ch pwysau eich hun. Rydyn ni’n mynd ar gyflymder yr ystafell. Dewch er eich mwyn eich hun neu i helpu rhywun rydych chi’n gofalu amdano.\n\nGwisgwch fel y mynnwch. Siaradwch â ni’n gyntaf os yw’ch calon yn rhoi trafferth i chi.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 200,
      access: ['step-free', 'hearing-loop', 'travel-help', 'large-print'],
      booking: ['Pay at the door, or nothing if you cannot.', 'Talwch wrth y drws, neu ddim byd os na allwch.'],
      sessions: { weekday: 4, hour: 11, lengthHours: 1, count: 6 },
    },
  },
  {
    key: 'young-referee',
    theme: 'sport',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Young Referee', 'Dyfarnwr Ifanc'],
      description: [
        'Can referee a small-sided match fairly, explain a decision and keep calm when players do not.',
        'Gall ddyfarnu gêm ochrau bach yn deg, egluro penderfyniad a chadw’n dawel pan nad yw’r chwaraewyr.',
      ],
      criteria: [
        'Learn the ten main rules. Referee three matches by yourself. Handle one argument without raising your voice.',
        'Dysgwch y deg prif reol. Dyfarnwch dair gêm ar eich pen eich hun. Deliwch ag un ddadl heb godi eich llais.',
      ],
      skills: [skills.sportRules, skills.stayCalm, skills.decisions],
      hours: 10,
      assessment: [
        'A rule test, and a referee watches your third match.',
        'Prawf ar y rheolau, ac mae dyfarnwr yn gwylio eich trydedd gêm.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'shield', ring: 'plain', colour: 'slate', icon: 'scale' },
      imageAlt: ['A pair of scales', 'Clorian'],
    },
    opportunity: {
      title: ['Learn to referee', 'Dysgwch ddyfarnu'],
      summary: ['Take the whistle for three real matches.', 'Cymerwch y chwiban ar gyfer tair gêm go iawn.'],
      description: [
        'You learn the rules with counters on a table, then with friends on a pitch. Then come three matches with players younger than you.\n\nWe lend a whistle, a watch and cards. You can referee from a wheelchair.',
        'Rydych chi’n dysgu’r rheolau gyda chownteri ar fwrdd, yna gyda ffrindiau ar gae. Yna daw tair gêm gyda chwaraewyr iau na chi.\n\nRydyn ni’n rhoi benthyg chwiban, oriawr a chardiau. Gallwch ddyfarnu o gadair olwyn.',
      ],
      mode: 'in-person',
      ages: [14, 25],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'large-print'],
      booking: ['Sign up with the club or the school.', 'Cofrestrwch gyda’r clwb neu’r ysgol.'],
      sessions: { weekday: 7, hour: 10, lengthHours: 2, count: 5 },
    },
  },
]
