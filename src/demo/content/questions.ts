import type { ItemText } from '#capabilities/community/library-item.ts'

// What those who lead the places of the demonstration ask each other.

interface Answered extends Pick<ItemText, 'body' | 'bodyCy'> {
  /** The address of the place. */
  by: string
  /** Those who asked say so. */
  helped: boolean
}

interface Asked extends ItemText {
  place: string
  daysAgo: number
  answers: Answered[]
}

const [brighton, plymouth, southampton, cambridgeshire] = [
  'brighton-and-hove',
  'plymouth',
  'southampton',
  'cambridgeshire',
] as const

type Welsh = { title: string; body: string }

const asked = (
  place: string,
  daysAgo: number,
  [title, body, cy]: [string, string, Welsh?],
  answers: Answered[],
): Asked => ({
  ...{ place, daysAgo, title, body, answers },
  ...{ titleCy: cy?.title ?? null, bodyCy: cy?.body ?? null },
})
const said = (by: string, body: string, bodyCy: string | null = null): Answered => ({ by, body, bodyCy, helped: false })
const helped = (...of: Parameters<typeof said>): Answered => ({ ...said(...of), helped: true })

export const questions: Asked[] = [
  asked(
    southampton,
    188,
    [
      'How long does a first badge take an organisation?',
      'Our college says a term. The sailing club says an evening. Which is it, if it is done well?',
      {
        title: 'Faint o amser mae bathodyn cyntaf yn ei gymryd i sefydliad?',
        body: 'Mae’r coleg yn dweud tymor. Mae’r clwb hwylio’n dweud noson. P’un sy’n wir, os yw’n cael ei wneud yn dda?',
      },
    ],
    [
      helped(
        brighton,
        'One afternoon, if someone who was not there tries to assess by it before you go home. What they cannot decide is rewritten on the spot. Ours that took a term were no better.',
        'Un prynhawn, os yw rhywun nad oedd yno yn ceisio asesu yn ôl y bathodyn cyn i chi fynd adref. Ailysgrifennwch yn y fan a’r lle yr hyn na allant ei benderfynu.',
      ),
      said(
        plymouth,
        'An afternoon for the words, and two weeks for the person who has to agree. Ask who that is first.',
      ),
    ],
  ),
  asked(
    cambridgeshire,
    181,
    [
      'What do you do where the bus stops at six?',
      'Half of our villages have no bus in the evening. Learners miss what is on in the market towns.',
    ],
    [
      helped(
        plymouth,
        'We asked hosts on the edge of the city to begin at half past three. Eleven of fourteen could. The other three now go to a village hall once a month.',
      ),
    ],
  ),
  asked(
    cambridgeshire,
    174,
    ['Who pays for paper cards?', 'Village shops keep our list on paper. Printing is £40 a month and nobody’s budget.'],
    [
      said(brighton, 'Each of our libraries prints its own street. It is less than they print of their own events.'),
      helped(
        southampton,
        'The parish newsletter takes a quarter page for nothing. Ask for it in January: they plan a year.',
      ),
    ],
  ),
  asked(
    southampton,
    168,
    [
      'A firm wants a badge that only its staff can earn',
      'Is that for the city, or for the firm? They would pay for the training.',
    ],
    [
      said(
        plymouth,
        'We said no, then yes. It has to be open to anyone on the same terms; they now train six others a year.',
      ),
      helped(brighton, 'Ask what part of it any firm would know. That part is the badge. The rest is their induction.'),
    ],
  ),
  asked(
    brighton,
    160,
    [
      'How do you keep two people in one role?',
      'We share the role, three days and two. Things fall between Wednesday and Thursday.',
    ],
    [
      helped(
        plymouth,
        'One list of actions, each with one name. On Wednesday at four we speak for ten minutes and move names, not tasks.',
      ),
    ],
  ),
  asked(
    plymouth,
    152,
    ['Do schools let you speak in a tutor group?', 'Heads say yes and the timetable says no.'],
    [
      helped(
        southampton,
        'Ask the exams officer, not the head, and take the week after mock exams. Four minutes, no film. We were in nine schools.',
      ),
      said(cambridgeshire, 'Two of ours let the sixth form do it. They were better than we are.'),
    ],
  ),
  asked(
    cambridgeshire,
    140,
    [
      'What is a fair number for the first quarter?',
      'Our board wants a target. I would rather have three good badges.',
    ],
    [
      helped(
        brighton,
        'Promise the number of organisations that have read the badge standard and drafted one. It cannot be met by giving badges away, and it is work that you can do.',
      ),
      said(plymouth, 'We promised ten hosts and had eight. Nobody minded, since we could name them.'),
    ],
  ),
  asked(
    southampton,
    128,
    [
      'How do you find what people learn in a mosque or a church?',
      'They do a great deal, and say that it is only helping.',
      {
        title: 'Sut mae canfod beth mae pobl yn ei ddysgu mewn mosg neu gapel?',
        body: 'Maen nhw’n gwneud llawer iawn, ac yn dweud mai dim ond helpu yw hyn.',
      },
    ],
    [
      helped(
        brighton,
        'Ask who would be missed on Friday, and what they would have to show the person who takes over. They write the badge as they answer.',
        'Gofynnwch pwy fyddai’n cael ei golli ddydd Gwener, a beth fyddai’n rhaid iddynt ei ddangos i’r sawl sy’n cymryd drosodd. Maent yn ysgrifennu’r bathodyn wrth ateb.',
      ),
      said(plymouth, 'Do not bring a form. Bring someone of theirs who has a badge already.'),
    ],
  ),
  asked(
    plymouth,
    117,
    ['What did you stop?', 'We are tired, and every retrospective starts something new.'],
    [
      helped(
        brighton,
        'The newsletter. We had 900 readers and could not name one thing that one of them did. The fortnightly report does more.',
      ),
      said(southampton, 'Meetings with more than eight. Who is not there gets the list of actions.'),
    ],
  ),
  asked(
    southampton,
    104,
    [
      'Safeguarding lapses in August',
      'Four hosts were hidden in one week because their review date fell in the holidays.',
    ],
    [
      helped(
        plymouth,
        'Ask each host to move its date to the week before half term. We wrote to all of them once, in May, and had none hidden this summer.',
      ),
    ],
  ),
  asked(
    brighton,
    95,
    [
      'Has anyone kept an employer for a second year?',
      'Nineteen signed a pledge. I would like to ask them what came of it without a survey.',
    ],
    [
      helped(
        plymouth,
        'Ask for one name: whom did you speak with because of a badge? Eight of twelve had one, and tell the story themselves at breakfast now.',
      ),
    ],
  ),
  asked(
    cambridgeshire,
    83,
    ['How do you hold a meeting across 40 miles?', 'Online they go silent. In person half cannot come.'],
    [
      said(southampton, 'Pairs. Each calls one other before the meeting; the meeting hears what the pair agreed.'),
      helped(
        brighton,
        'Four rooms, one screen each, a host in each room with a flip chart. It is four meetings and one hour together.',
      ),
    ],
  ),
  asked(
    southampton,
    71,
    ['A learner asks to have a badge withdrawn', 'She earned it, and does not want to be found by it any more.'],
    [
      helped(
        brighton,
        'Withdrawing says that it was not earned. What she wants is that others do not see it: that is hers to switch, on her own page. Show her where.',
      ),
    ],
  ),
  asked(
    plymouth,
    60,
    [
      'What do you say when a council asks for names?',
      'They pay for part of the role and would like to know who took part.',
    ],
    [
      helped(
        cambridgeshire,
        'That nobody can: there is no such list. We gave them counts by ward, and the rule under which small counts are hidden. They were relieved.',
      ),
      said(brighton, 'Put it into the agreement before they ask. Ours has one sentence.'),
    ],
  ),
  asked(
    cambridgeshire,
    48,
    [
      'Does anyone badge what happens on a farm?',
      'Driving, lambing, mending. It is seen by one person, at five in the morning.',
    ],
    [
      said(
        plymouth,
        'On boats it is the same. The skipper writes three lines in the log, and the harbour office reads it.',
      ),
    ],
  ),
  asked(
    brighton,
    41,
    ['What becomes of the role after month twelve?', 'We carried on as two half days a week. Is anybody paid for it?'],
    [said(plymouth, 'Ours is half paid by the college, half given. We wrote into the exit plan what is done no more.')],
  ),
  asked(
    southampton,
    30,
    [
      'How do you thank those who read badges?',
      'Our second readers do it in the evening. They are good, and they will stop.',
    ],
    [
      helped(
        plymouth,
        'Give them the badge for it. Reading well is seen by two people and hard to do. Three of ours put it on their CV.',
      ),
    ],
  ),
  asked(
    cambridgeshire,
    19,
    [
      'Which of your pathways do people finish?',
      'Ours are long. I would like to see a short one that works.',
      {
        title: 'Pa rai o’ch llwybrau mae pobl yn eu gorffen?',
        body: 'Mae ein rhai ni’n hir. Hoffwn weld un byr sy’n gweithio.',
      },
    ],
    [said(brighton, 'The one with four steps, of which any three count. Look for it in the library and take it over.')],
  ),
  asked(
    southampton,
    9,
    ['Can a ferry be a place to learn?', 'Forty minutes, twice a day, the same people. The company would let us try.'],
    [],
  ),
  asked(
    cambridgeshire,
    4,
    [
      'Who has badges in easy read?',
      'A day centre wants to award. The words of most badges are too long for those who would earn them.',
    ],
    [],
  ),
]
