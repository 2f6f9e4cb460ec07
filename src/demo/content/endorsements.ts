import type { Both } from './content.ts'

/** What an employer says of a badge of another organisation, by the key of what earns it. Said once in each town. */
export const saidOfBadges: readonly (readonly [template: string, words: Both])[] = [
  ...([
    [
      'customer-service',
      [
        'Who has this can greet, listen and put a complaint right. They start on our till without a trial day.',
        'Gall y sawl sydd â hwn gyfarch, gwrando a datrys cwyn. Maent yn dechrau wrth ein til heb ddiwrnod prawf.',
      ],
    ],
    [
      'customer-service',
      [
        'We read it as half a year behind a counter. It counts as experience on our application form.',
        'I ni mae’n golygu hanner blwyddyn y tu ôl i gownter. Mae’n cyfrif fel profiad ar ein ffurflen gais.',
      ],
    ],
    [
      'customer-service',
      [
        'Show it to us and you are invited to talk, whatever your grades are.',
        'Dangoswch ef i ni a chewch wahoddiad i sgwrs, beth bynnag yw eich graddau.',
      ],
    ],
    [
      'customer-service',
      [
        'Our new starters with this badge need one week at the desk where others need three.',
        'Mae ar ein dechreuwyr newydd sydd â’r bathodyn hwn angen un wythnos wrth y ddesg lle mae ar eraill angen tair.',
      ],
    ],
    [
      'food-hygiene',
      [
        'It covers what the inspector asks us. We do not train it again.',
        'Mae’n cwmpasu’r hyn y mae’r arolygydd yn ei ofyn i ni. Nid ydym yn ei hyfforddi eto.',
      ],
    ],
    [
      'food-hygiene',
      [
        'With this you may work in our kitchen from the first shift.',
        'Gyda hwn cewch weithio yn ein cegin o’r sifft gyntaf.',
      ],
    ],
    [
      'food-hygiene',
      [
        'We look for it before we look at school grades: it shows care when nobody is watching.',
        'Rydym yn chwilio amdano cyn edrych ar raddau ysgol: mae’n dangos gofal pan nad oes neb yn gwylio.',
      ],
    ],
  ] as const),
  ...([
    [
      'site-safety-day',
      [
        'It replaces the first half of our induction. Bring it on your first day.',
        'Mae’n cymryd lle hanner cyntaf ein cwrs cynefino. Dewch ag ef ar eich diwrnod cyntaf.',
      ],
    ],
    [
      'site-safety-day',
      [
        'We let nobody onto a site without this knowledge, and this is the clearest proof of it that we have seen.',
        'Nid ydym yn gadael neb ar safle heb yr wybodaeth hon, a dyma’r prawf cliriaf ohoni a welsom.',
      ],
    ],
    [
      'bricklaying-taster',
      [
        'A straight metre of wall tells us more than a letter. We talk to everybody who has built one.',
        'Mae metr syth o wal yn dweud mwy wrthym na llythyr. Rydym yn siarad â phawb sydd wedi codi un.',
      ],
    ],
    [
      'event-steward',
      [
        'Holders are first on our list for paid evenings: they know the exits and stay calm.',
        'Deiliaid sydd gyntaf ar ein rhestr ar gyfer nosweithiau â thâl: maent yn gwybod ble mae’r allanfeydd ac yn aros yn dawel.',
      ],
    ],
    [
      'barista-basics',
      [
        'You can make what we sell. We teach you the till, and you begin.',
        'Gallwch wneud yr hyn a werthwn. Dysgwn y til i chi, ac fe ddechreuwch.',
      ],
    ],
    [
      'listening-well',
      [
        'The heart of our work, and hard to see in an interview. This badge lets us see it.',
        'Calon ein gwaith, ac mae’n anodd ei weld mewn cyfweliad. Mae’r bathodyn hwn yn gadael i ni ei weld.',
      ],
    ],
    [
      'care-home-companion',
      [
        'Those who came to our residents for a term know if care work is for them. We offer them paid shifts.',
        'Mae’r rhai a ddaeth at ein preswylwyr am dymor yn gwybod a yw gwaith gofal iddyn nhw. Cynigiwn sifftiau â thâl iddynt.',
      ],
    ],
    [
      'coding-with-data',
      [
        'We read the project behind it. Two of our juniors came to us this way.',
        'Rydym yn darllen y prosiect y tu ôl iddo. Daeth dau o’n staff iau atom fel hyn.',
      ],
    ],
    [
      'digital-accessibility-testing',
      [
        'Rare and needed. Who has it is paid for testing with us from the first day.',
        'Prin ac angenrheidiol. Telir y sawl sydd ag ef am brofi gyda ni o’r diwrnod cyntaf.',
      ],
    ],
    [
      'retail-stockroom',
      [
        'Counts in our stores as the first two weeks of training.',
        'Mae’n cyfrif yn ein siopau fel pythefnos cyntaf yr hyfforddiant.',
      ],
    ],
    [
      'tree-survey',
      [
        'It proves an eye for what grows where. We take two holders on every spring.',
        'Mae’n profi llygad am yr hyn sy’n tyfu ym mhle. Rydym yn cyflogi dau ddeiliad bob gwanwyn.',
      ],
    ],
    [
      'boat-handling',
      [
        'With this you may take the small boat out beside a skipper.',
        'Gyda hwn cewch fynd â’r cwch bach allan wrth ymyl capten.',
      ],
    ],
    [
      'cv-and-interview',
      [
        'The conversation is a better one when both sides came prepared. Holders always do.',
        'Mae’r sgwrs yn well pan fydd y ddwy ochr wedi paratoi. Mae deiliaid bob amser wedi gwneud hynny.',
      ],
    ],
  ] as const),
]

/** What an employer says of a pathway of its town. */
export const saidOfPathways: readonly Both[] = [
  [
    'Who has walked all of it has done what we teach in the first three months. We talk with everybody who finishes.',
    'Mae’r sawl sydd wedi’i gerdded i gyd wedi gwneud yr hyn a ddysgwn yn y tri mis cyntaf. Siaradwn â phawb sy’n gorffen.',
  ],
  [
    'The order makes sense: the basics first, then people, then the tools. We sent two of our own staff along it.',
    'Mae’r drefn yn gwneud synnwyr: y pethau sylfaenol yn gyntaf, yna pobl, yna’r offer. Anfonom ddau o’n staff ein hunain ar hyd-ddo.',
  ],
  ['It ends where our trainee posts begin.', 'Mae’n gorffen lle mae ein swyddi hyfforddi’n dechrau.'],
]

/** What an employer says of an organisation that teaches in its town. */
export const saidOfOrganisations: readonly Both[] = [
  [
    'People who come from there know how to ask, and turn up on time. We take their word.',
    'Mae pobl sy’n dod oddi yno’n gwybod sut i ofyn, ac yn cyrraedd yn brydlon. Derbyniwn eu gair.',
  ],
  [
    'Their badges mean what they say. We have checked it with six people whom we hired.',
    'Mae eu bathodynnau’n golygu’r hyn a ddywedant. Rydym wedi gwirio hynny gyda chwech o bobl a gyflogwyd gennym.',
  ],
  [
    'They let us see how they assess. We would do it the same way.',
    'Gadawsant i ni weld sut maent yn asesu. Byddem yn ei wneud yr un ffordd.',
  ],
  [
    'The best place in town to begin again after some years at home.',
    'Y lle gorau yn y dref i ddechrau eto ar ôl rhai blynyddoedd gartref.',
  ],
]
