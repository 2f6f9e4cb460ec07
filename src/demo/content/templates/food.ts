import type { LearningTemplate } from '../content.ts'
import { skills } from '../skills.ts'

export const foodTemplates: LearningTemplate[] = [
  {
    key: 'food-hygiene',
    theme: 'food',
    kind: 'course',
    level: 2,
    badge: {
      name: ['Food Hygiene', 'Hylendid Bwyd'],
      description: [
        'Can prepare food safely: keep it cold, cook it through, stop germs spreading and label what people may be allergic to.',
        'Gall baratoi bwyd yn ddiogel: ei gadw’n oer, ei goginio drwyddo, atal germau rhag lledu a labelu’r hyn y gall pobl fod ag alergedd iddo.',
      ],
      criteria: [
        'Take part in the whole day in a working kitchen. Measure three temperatures, clean a work top in the right order and label one dish for allergens.',
        'Cymerwch ran drwy’r dydd mewn cegin waith. Mesurwch dri thymheredd, glanhewch arwyneb gwaith yn y drefn gywir a labelwch un saig ar gyfer alergenau.',
      ],
      skills: [skills.foodSafety, skills.hygiene, skills.cleaning],
      hours: 6,
      assessment: [
        'A short test of 20 questions, and the trainer watches you in the kitchen.',
        'Prawf byr o 20 cwestiwn, ac mae’r hyfforddwr yn eich gwylio yn y gegin.',
      ],
      evidenceRequired: false,
      validForMonths: 36,
      artwork: { outline: 'circle', ring: 'plain', colour: 'leaf', icon: 'utensils' },
      imageAlt: ['A knife and a fork', 'Cyllell a fforc'],
    },
    opportunity: {
      title: ['Food hygiene: one day, ready for kitchen work', 'Hylendid bwyd: un diwrnod, yn barod am waith cegin'],
      summary: [
        'What every kitchen asks for. Learn it in a real one.',
        'Yr hyn mae pob cegin yn gofyn amdano. Dysgwch ef mewn un go iawn.',
      ],
      description: [
        'You spend the morning on how germs move and the afternoon at the stove. We cook lunch together and eat it.\n\nYou need closed shoes. Tell us about allergies. The questions can be read out to you.',
        'Rydych chi’n treulio’r bore ar sut mae germau’n symud a’r prynhawn wrth y stof. Rydyn ni’n coginio cinio gyda’n gilydd ac yn ei fwyta.\n\nMae angen esgidiau caeedig. Dywedwch wrthym am alergeddau. Gellir darllen y cwestiynau i chi.',
      ],
      mode: 'in-person',
      ages: [14, 120],
      costPence: 0,
      access: ['step-free', 'large-print'],
      booking: ['Book a place; ten on each day.', 'Archebwch le; deg ar bob diwrnod.'],
      sessions: { weekday: 2, hour: 9, lengthHours: 6, count: 1 },
    },
  },
  {
    key: 'community-kitchen',
    theme: 'food',
    kind: 'volunteering',
    level: 2,
    badge: {
      name: ['Community Kitchen Crew', 'Criw’r Gegin Gymunedol'],
      description: [
        'Can help a team to cook and serve a hot meal for forty people from food that would have been thrown away.',
        'Gall helpu tîm i goginio a gweini pryd poeth i ddeugain o bobl o fwyd a fyddai wedi’i daflu.',
      ],
      criteria: [
        'Work six shifts. Do each job at least once: sort food, chop, cook, serve, wash up. Suggest one dish from what is there.',
        'Gweithiwch chwe shifft. Gwnewch bob swydd o leiaf unwaith: didoli bwyd, torri, coginio, gweini, golchi llestri. Awgrymwch un saig o’r hyn sydd yno.',
      ],
      skills: [skills.workInTeams, skills.foodSafety, skills.recipes],
      hours: 18,
      assessment: [
        'The kitchen lead ticks off the jobs and talks with you at the end.',
        'Mae arweinydd y gegin yn ticio’r swyddi ac yn siarad gyda chi ar y diwedd.',
      ],
      evidenceRequired: false,
      repeatable: true,
      artwork: { outline: 'pebble', ring: 'beads', colour: 'leaf', icon: 'salad' },
      imageAlt: ['A bowl of salad', 'Bowlen o salad'],
    },
    opportunity: {
      title: ['Cook at the community kitchen', 'Coginiwch yn y gegin gymunedol'],
      summary: [
        'Chop, stir, serve and sit down together. No skill needed to start.',
        'Torri, troi, gweini ac eistedd gyda’n gilydd. Does dim angen sgil i ddechrau.',
      ],
      description: [
        'Each week a van brings what shops could not sell. We look, make a plan and cook. At six the doors open and everyone eats.\n\nYou need to tie your hair back and wash your hands a lot. A meal is yours each time.',
        'Bob wythnos mae fan yn dod â’r hyn na allai’r siopau ei werthu. Rydyn ni’n edrych, yn gwneud cynllun ac yn coginio. Am chwech mae’r drysau’n agor ac mae pawb yn bwyta.\n\nMae angen clymu eich gwallt yn ôl a golchi eich dwylo’n aml. Cewch bryd bob tro.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'travel-help', 'childcare'],
      booking: ['Come at three and ask for an apron.', 'Dewch am dri a gofynnwch am ffedog.'],
      sessions: { weekday: 4, hour: 15, lengthHours: 3, count: 6 },
    },
  },
  {
    key: 'barista-basics',
    theme: 'food',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Barista Basics', 'Hanfodion Barista'],
      description: [
        'Can make an espresso and steam milk safely, and take an order with a smile.',
        'Gall wneud espresso a stemio llaeth yn ddiogel, a chymryd archeb gyda gwên.',
      ],
      criteria: [
        'Make three drinks on the machine. Clean it as you go. Take one order and repeat it back.',
        'Gwnewch dair diod ar y peiriant. Glanhewch ef wrth fynd. Cymerwch un archeb a’i hailadrodd.',
      ],
      skills: [skills.coffee, skills.customers, skills.hygiene],
      hours: 3,
      assessment: [
        'The barista tastes your drinks and watches you clean.',
        'Mae’r barista’n blasu eich diodydd ac yn eich gwylio’n glanhau.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'dashes', colour: 'bronze', icon: 'coffee' },
      imageAlt: ['A cup of coffee', 'Cwpanaid o goffi'],
    },
    opportunity: {
      title: ['Barista taster behind the bar', 'Blas ar waith barista y tu ôl i’r bar'],
      summary: [
        'Grind, press, steam, pour. Three hours on a real machine.',
        'Malu, gwasgu, stemio, arllwys. Tair awr ar beiriant go iawn.',
      ],
      description: [
        'You learn what makes coffee bitter or sweet and how to steam milk without a scream. Then you serve each other.\n\nYou need closed shoes. The fee pays for beans and milk; ask for a free place if money is short.',
        'Rydych chi’n dysgu beth sy’n gwneud coffi’n chwerw neu’n felys a sut i stemio llaeth heb sgrech. Yna rydych chi’n gweini ar eich gilydd.\n\nMae angen esgidiau caeedig. Mae’r ffi’n talu am ffa a llaeth; gofynnwch am le am ddim os yw arian yn brin.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 1500,
      access: ['step-free'],
      booking: ['Pay when you come. Six places.', 'Talwch pan ddewch chi. Chwe lle.'],
      sessions: { weekday: 7, hour: 17, lengthHours: 3, count: 1 },
    },
  },
  {
    key: 'catering-apprenticeship',
    theme: 'food',
    kind: 'apprenticeship',
    level: 3,
    badge: {
      name: ['Kitchen Apprentice: First Year', 'Prentis Cegin: y Flwyddyn Gyntaf'],
      description: [
        'Can run one section of a busy kitchen, cost a dish and keep the food safety records without being told.',
        'Gall redeg un adran o gegin brysur, costio saig a chadw’r cofnodion diogelwch bwyd heb i neb ofyn.',
      ],
      criteria: [
        'Finish the first year. Run the starters or the vegetables alone for ten services. Write one dish for the menu with its cost and allergens.',
        'Gorffennwch y flwyddyn gyntaf. Rhedwch y cyrsiau cyntaf neu’r llysiau ar eich pen eich hun am ddeg gwasanaeth. Ysgrifennwch un saig i’r fwydlen gyda’i chost a’i halergenau.',
      ],
      skills: [skills.foodSafety, skills.recipes, skills.costing, skills.manageTime],
      hours: 1400,
      assessment: [
        'The head chef watches three services; the college tutor reads your log.',
        'Mae’r prif gogydd yn gwylio tri gwasanaeth; mae tiwtor y coleg yn darllen eich cofnod.',
      ],
      evidenceRequired: true,
      evidence: ['Your dish sheet and ten log pages.', 'Taflen eich saig a deg tudalen o’ch cofnod.'],
      artwork: { outline: 'shield', ring: 'rope', colour: 'copper', icon: 'chef-hat' },
      imageAlt: ['A chef’s hat', 'Het cogydd'],
    },
    opportunity: {
      title: ['Catering apprenticeship', 'Prentisiaeth arlwyo'],
      summary: [
        'Earn a wage and learn to cook: four days in the kitchen, one at college.',
        'Enillwch gyflog a dysgwch goginio: pedwar diwrnod yn y gegin, un yn y coleg.',
      ],
      description: [
        'You begin with soups, stocks and knives. By spring you run a section. We cook for hundreds, so you learn fast and nobody is left alone.\n\nYou need to be 16 or over and to like early starts. We give you whites, shoes and knives.',
        'Rydych chi’n dechrau gyda chawl, stoc a chyllyll. Erbyn y gwanwyn rydych chi’n rhedeg adran. Rydyn ni’n coginio i gannoedd, felly rydych chi’n dysgu’n gyflym a does neb yn cael ei adael ar ei ben ei hun.\n\nMae angen bod yn 16 oed neu’n hŷn a hoffi dechrau’n gynnar. Rydyn ni’n rhoi dillad gwyn, esgidiau a chyllyll i chi.',
      ],
      mode: 'in-person',
      ages: [16, 120],
      costPence: 0,
      access: ['step-free', 'kit-lent', 'travel-help'],
      booking: ['Come to a taster shift before you apply.', 'Dewch i shifft flasu cyn gwneud cais.'],
      sessions: { weekday: 3, hour: 14, lengthHours: 3, count: 2 },
    },
  },
  {
    key: 'cook-for-four',
    theme: 'food',
    kind: 'workshop',
    level: 1,
    badge: {
      name: ['Cook for Four', 'Coginio i Bedwar'],
      description: [
        'Can plan, shop for and cook a simple meal for four people for under £6.',
        'Gall gynllunio, siopa am a choginio pryd syml i bedwar o bobl am lai na £6.',
      ],
      criteria: [
        'Cook two meals with the group. Then plan one of your own, with a shopping list and what it costs.',
        'Coginiwch ddau bryd gyda’r grŵp. Yna cynlluniwch un eich hun, gyda rhestr siopa a’r gost.',
      ],
      skills: [skills.recipes, skills.budgeting, skills.foodSafety],
      hours: 4,
      assessment: [
        'You show your plan and the cook asks two questions about it.',
        'Rydych chi’n dangos eich cynllun ac mae’r cogydd yn gofyn dau gwestiwn amdano.',
      ],
      evidenceRequired: false,
      artwork: { outline: 'circle', ring: 'beads', colour: 'copper', icon: 'carrot' },
      imageAlt: ['A carrot', 'Moronen'],
    },
    opportunity: {
      title: ['Cook for four for less', 'Coginiwch i bedwar am lai'],
      summary: [
        'Two evenings of cheap, filling food that people want to eat.',
        'Dwy noson o fwyd rhad a llenwol y mae pobl eisiau ei fwyta.',
      ],
      description: [
        'You cook a bean chilli and a tray of roast vegetables. You learn to read prices and to use what is left over.\n\nEverything is there. Bring a box to take food home. Under-16s come with an adult.',
        'Rydych chi’n coginio chilli ffa a hambwrdd o lysiau rhost. Rydych chi’n dysgu darllen prisiau a defnyddio’r hyn sydd dros ben.\n\nMae popeth yno. Dewch â bocs i fynd â bwyd adref. Mae rhai dan 16 yn dod gydag oedolyn.',
      ],
      mode: 'in-person',
      ages: [11, 120],
      costPence: 0,
      access: ['step-free', 'childcare', 'kit-lent'],
      booking: ['Ring or ask at the door.', 'Ffoniwch neu gofynnwch wrth y drws.'],
      sessions: { weekday: 1, hour: 17, lengthHours: 2, count: 2 },
    },
  },
]
