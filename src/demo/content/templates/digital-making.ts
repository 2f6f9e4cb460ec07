import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const digitalMakingTemplates: LearningTemplate[] = [
  {
    key: 'coding-club',
    theme: 'digital',
    kind: 'course',
    level: 1,
    badge: {
      name: ['Coding Club', 'Clwb Codio'],
      description: [
        'Can make a small computer game, test it and explain how one part of it works.',
        'Gall wneud gêm gyfrifiadur fach, ei phrofi ac egluro sut mae un rhan ohoni’n gweithio.',
      ],
      criteria: [
        'Come to four of the six sessions. Make a game with one rule and a score. Let somebody play it and change one thing after what they say.',
        'Dewch i bedair o’r chwe sesiwn. Gwnewch gêm gydag un rheol a sgôr. Gadewch i rywun ei chwarae a newidiwch un peth ar ôl clywed eu barn.',
      ],
      skills: [skills.basicProgramming, skills.gameIdeas, skills.feedback],
      hours: 9,
      assessment: [
        'The club leader plays your game and asks you how it works.',
        'Mae arweinydd y clwb yn chwarae eich gêm ac yn gofyn i chi sut mae’n gweithio.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'hexagon', ring: 'plain', colour: 'sky', icon: 'gamepad' },
      imageAlt: ['A game controller', 'Rheolydd gemau'],
    },
    opportunity: {
      title: ['Coding club: make your first game', 'Clwb codio: gwnewch eich gêm gyntaf'],
      summary: [
        'Make a game of your own in six afternoons. No coding needed before.',
        'Gwnewch eich gêm eich hun mewn chwe phrynhawn. Does dim angen codio o’r blaen.',
      ],
      description: [
        'You start with blocks that snap together on the screen. Soon your player can jump, score and lose a life. On the last day we all play each other’s games.\n\nYou need nothing. We lend you a laptop. A parent or carer signs the form the first time.',
        'Rydych chi’n dechrau gyda blociau sy’n clicio at ei gilydd ar y sgrin. Cyn hir gall eich chwaraewr neidio, sgorio a cholli bywyd. Ar y diwrnod olaf rydyn ni i gyd yn chwarae gemau ein gilydd.\n\nDoes dim angen dim arnoch chi. Rydyn ni’n rhoi benthyg gliniadur. Mae rhiant neu ofalwr yn llofnodi’r ffurflen y tro cyntaf.',
      ],
      mode: 'in-person',
      ages: [11, 16],
      costPence: 0,
      access: ['step-free', 'quiet-space', 'kit-lent'],
      booking: ['Ask at the desk, or write to us for a place.', 'Gofynnwch wrth y ddesg, neu ysgrifennwch atom am le.'],
      sessions: { weekday: 2, hour: 16, lengthHours: 1.5, count: 6 },
    },
  },
  {
    key: 'coding-with-data',
    theme: 'digital',
    kind: 'course',
    level: 3,
    badge: {
      name: ['Coding with Data', 'Codio gyda Data'],
      description: [
        'Can load a table of real data in Python, find mistakes in it and show what it says in a clear chart.',
        'Gall lwytho tabl o ddata go iawn yn Python, dod o hyd i gamgymeriadau ynddo a dangos beth mae’n ei ddweud mewn siart glir.',
      ],
      criteria: [
        'Choose a question about your town. Load open data that answers it, note two faults in the data, and draw one chart that a neighbour can read. Explain your code line by line.',
        'Dewiswch gwestiwn am eich tref. Llwythwch ddata agored sy’n ei ateb, nodwch ddau nam yn y data, a lluniwch un siart y gall cymydog ei darllen. Eglurwch eich cod fesul llinell.',
      ],
      skills: [skills.python, skills.showingData, skills.checkFacts],
      hours: 20,
      assessment: [
        'The tutor reads your code with you for 20 minutes and marks it against a list.',
        'Mae’r tiwtor yn darllen eich cod gyda chi am 20 munud ac yn ei farcio yn erbyn rhestr.',
      ],
      evidenceRequired: true,
      evidence: ['Your code, the chart and where the data came from.', 'Eich cod, y siart ac o ble daeth y data.'],
      artwork: { outline: 'hexagon', ring: 'beads', colour: 'lagoon', icon: 'chart' },
      imageAlt: ['A bar chart', 'Siart far'],
    },
    opportunity: {
      title: ['Code with data from your own town', 'Codiwch gyda data o’ch tref eich hun'],
      summary: [
        'Eight evenings of Python. Answer one question about the place you live in.',
        'Wyth noson o Python. Atebwch un cwestiwn am y lle rydych chi’n byw ynddo.',
      ],
      description: [
        'You learn to read a table, clean it and draw a chart. Bus times, trees, rain or rents: you choose. Each evening ends with something that works.\n\nYou need to have written a little code before, in any language. Bring a laptop or borrow one.',
        'Rydych chi’n dysgu darllen tabl, ei lanhau a llunio siart. Amseroedd bysiau, coed, glaw neu renti: chi sy’n dewis. Mae pob noson yn gorffen gyda rhywbeth sy’n gweithio.\n\nMae angen eich bod wedi ysgrifennu ychydig o god o’r blaen, mewn unrhyw iaith. Dewch â gliniadur neu cewch fenthyg un.',
      ],
      mode: 'both',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'hearing-loop', 'kit-lent'],
      booking: [
        'Sign up online. We keep four places for people out of work.',
        'Cofrestrwch ar-lein. Rydyn ni’n cadw pedwar lle i bobl sydd heb waith.',
      ],
      sessions: { weekday: 3, hour: 18, lengthHours: 2, count: 8 },
    },
  },
  {
    key: '3d-printing',
    theme: 'digital',
    kind: 'workshop',
    level: 2,
    badge: {
      name: ['3D Printing', 'Argraffu 3D'],
      description: [
        'Can draw a small part in three dimensions and print it safely.',
        'Gall lunio darn bach mewn tri dimensiwn a’i argraffu’n ddiogel.',
      ],
      criteria: [
        'Measure something that needs a part. Draw the part, print it, try whether it fits and say what you would change.',
        'Mesurwch rywbeth y mae angen darn arno. Lluniwch y darn, ei argraffu, gweld a yw’n ffitio a dweud beth fyddech chi’n ei newid.',
      ],
      skills: [skills.threeDModelling, skills.threeDPrinting, skills.measuring],
      hours: 6,
      assessment: [
        'The technician checks the printed part with a ruler and watches you start the machine.',
        'Mae’r technegydd yn gwirio’r darn â phren mesur ac yn eich gwylio’n cychwyn y peiriant.',
      ],
      evidenceRequired: true,
      evidence: ['A photo of the part in use, and its file.', 'Llun o’r darn yn cael ei ddefnyddio, a’i ffeil.'],
      artwork: { outline: 'hexagon', ring: 'dashes', colour: 'violet', icon: 'printer' },
      imageAlt: ['A printer', 'Argraffydd'],
    },
    opportunity: {
      title: ['Print a part that fits', 'Argraffwch ddarn sy’n ffitio'],
      summary: [
        'Draw it, print it, take it home. Two Saturdays at the printers.',
        'Lluniwch ef, argraffwch ef, ewch ag ef adref. Dau ddydd Sadwrn wrth yr argraffyddion.',
      ],
      description: [
        'On the first Saturday you measure and draw. On the second you print. A hook, a knob, a wheel for a toy: small things teach most.\n\nBring something broken if you have it. The plastic is paid for.',
        'Ar y dydd Sadwrn cyntaf rydych chi’n mesur ac yn llunio. Ar yr ail rydych chi’n argraffu. Bachyn, bwlyn, olwyn i degan: pethau bach sy’n dysgu fwyaf.\n\nDewch â rhywbeth sydd wedi torri os oes gennych chi beth. Rydyn ni’n talu am y plastig.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent'],
      booking: ['Eight places. Book by e-mail.', 'Wyth lle. Archebwch drwy e-bost.'],
      sessions: { weekday: 6, hour: 10, lengthHours: 3, count: 2 },
    },
  },
]
