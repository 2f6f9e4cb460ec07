import { describe, expect, test } from 'vitest'
import { tableIn } from '#infrastructure/files/table-in.ts'
import type { AwardList } from './award-list.ts'
import {
  earnedOnIn,
  evidenceIn,
  type KnownNames,
  languageIn,
  noListReason,
  openIn,
  readyIn,
  understandList,
} from './understand-list-rules.ts'

type Said = Partial<Pick<AwardList, 'columns' | 'mended'>>

async function understood(text: string | Uint8Array, said: Said = {}) {
  const { rows } = await tableIn(typeof text === 'string' ? Buffer.from(text) : text)
  return { rows, ...understandList({ rows, columns: null, mended: {}, ...said }, { today: '2026-11-28' }) }
}
/** `2 Jane Doe <jane@example.org>`, with what stands in the way. */
async function read(text: string | Uint8Array, said: Said = {}) {
  const { people } = await understood(text, said)
  return people.map(({ line, name, email, problem, repeats, isLeftOut }) =>
    [
      `${line} ${name}${email && ` <${email}>`}`,
      problem && `! ${problem}`,
      repeats && `= ${repeats}`,
      isLeftOut && 'left out',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

describe('a list of people', () => {
  test.each<[string, string, string[]]>([
    [
      'first and last name stand in two columns',
      'First name,Last name,Email\r\nJane,Doe,jane@example.org\r\nSiân,Ó Súilleabháin,sian@example.org\r\n',
      ['2 Jane Doe <jane@example.org>', '3 Siân Ó Súilleabháin <sian@example.org>'],
    ],
    [
      'the surname comes first, in one cell or in two',
      '"Surname, First name",E-mail\n"Jones, Rhys",rhys@example.org\n',
      ['2 Rhys Jones <rhys@example.org>'],
    ],
    [
      'a student number stands first',
      'Student No;Surname;First name;E-mail address\n100000;Jones;Łukasz;0@college.example\n100001;Müller;Ffion;\n',
      ['2 Łukasz Jones <0@college.example>', '3 Ffion Müller'],
    ],
    [
      'a form of the web begins with a timestamp',
      'Timestamp,Email Address,Your name,Parent email\n01/02/2026 10:00:00,ann@example.org,Ann Lee,mum@example.org\n',
      ['2 Ann Lee <ann@example.org>'],
    ],
    ['the address stands first', 'Email,Name\nann@example.org,Ann Lee\n', ['2 Ann Lee <ann@example.org>']],
    [
      'a comma inside quotes',
      'Name,Email\n"Doe, Jane",jane@example.org\n"O’Neill, Seán",sean@example.org\n"Ada Byron, PhD",ada@example.org\n',
      ['2 Jane Doe <jane@example.org>', '3 Seán O’Neill <sean@example.org>', '4 Ada Byron, PhD <ada@example.org>'],
    ],
    ['Welsh headings', 'Enw;E-bost\nGwenllian Ŵyn;gwen@example.org\n', ['2 Gwenllian Ŵyn <gwen@example.org>']],
    ['long Welsh headings', 'Enw llawn;Cyfeiriad e-bost\nGwen Rhys;g@example.org\n', ['2 Gwen Rhys <g@example.org>']],
    ['cyfenw and enw cyntaf', 'Cyfenw,Enw cyntaf\nRhys,Gwen\n', ['2 Gwen Rhys']],
    ['Excel says its separator', 'sep=;\nName;Email\nSep One;sep1@example.org\n', ['3 Sep One <sep1@example.org>']],
    [
      'a line break inside quotes, and a total below',
      'Name,Email\n"Multi\nLine",ml@example.org\n"Doe, Jane",jane@example.org\nTOTAL: 2,\n',
      ['2 Multi Line <ml@example.org>', '4 Jane Doe <jane@example.org>', '5 TOTAL: 2 ! name-has-digits'],
    ],
    [
      'a title and a date stand above the headings',
      'Coding Club,,\nAutumn 2026,,\n,,\nName,Class,Email\nAva,7B,ava@example.org\n',
      ['5 Ava <ava@example.org>'],
    ],
    [
      'the same person stands there three times',
      'Name,Email\nDup One,dup@example.org\nDup One,DUP@example.org \nDup  one,dup@example.org\nSibling,dup@example.org\n',
      [
        '2 Dup One <dup@example.org>',
        '3 Dup One <DUP@example.org> = 2',
        '4 Dup one <dup@example.org> = 2',
        '5 Sibling <dup@example.org>',
      ],
    ],
    ['two people without an address have one name', 'Name\nSam Hill\nSam Hill\n', ['2 Sam Hill', '3 Sam Hill']],
    [
      'addresses are odd',
      'Name,Email\nSpace Man,\u00a0space@example.org\u200b\nMail To,mailto:mt@example.org\nTwo,two@example.org; b@example.org\nIdn,post@bücher.example\nTypo,typo@example,org\nAt,a@@example.org\nDot,dot@example.org.\n',
      [
        '2 Space Man <space@example.org>',
        '3 Mail To <mt@example.org>',
        '4 Two <two@example.org; b@example.org> ! several-emails',
        '5 Idn <post@bücher.example>',
        '6 Typo <typo@example> ! email-is-wrong',
        '7 At <a@@example.org> ! email-is-wrong',
        '8 Dot <dot@example.org>',
      ],
    ],
    [
      'a heading is not known',
      'Lerner,Kontakt\nAva,ava@example.org\n',
      ['1 Lerner, Kontakt ! perhaps-a-heading', '2 Ava <ava@example.org>'],
    ],
    [
      'three parts and no headings',
      '100000,Jones,Rhys,rhys@example.org\n',
      ['1 100000, Jones, Rhys <rhys@example.org> ! several-names'],
    ],
    ['surname and first name without an address', 'Doe, Jane\nAva\n', ['1 Doe, Jane ! several-names', '2 Ava']],
    ['names in marks of quotation', '"Ava", "ava@example.org"\n', ['1 Ava <ava@example.org>']],
    ['a name in letters of another kind', 'Name\n李小龙\nАнна\nمحمد\n', ['2 李小龙', '3 Анна', '4 محمد']],
    ['a name is a number', 'Name,Email\n100000,a@example.org\n', ['2 100000 <a@example.org> ! name-has-digits']],
    ['whole name beside its parts', 'Name,First name,Surname\nRhys Jones,Rhys,Jones\n', ['2 Rhys Jones']],
    ['only addresses', 'ava@example.org\nben@example.org\n', ['1 <ava@example.org>', '2 <ben@example.org>']],
  ])('%s', async (_, text, people) => {
    expect((await read(text)).map((one) => one.replace('  ', ' '))).toEqual(people.map((one) => one))
  })

  test('is read in the letters of Windows', async () => {
    expect(await read(Buffer.from('Name;E-mail\r\nZo\xeb;zoe@example.org\r\n', 'latin1'))).toEqual([
      '2 Zoë <zoe@example.org>',
    ])
  })

  test('says which column it took for what, and what it left out', async () => {
    const { columns } = await understood('Student No;Surname;First name;E-mail address\n1;Jones;Rhys;r@example.org\n')
    expect(columns.map(({ heading, role, sample }) => [heading, role, sample])).toEqual([
      ['Student No', 'nothing', '1'],
      ['Surname', 'last-name', 'Jones'],
      ['First name', 'first-name', 'Rhys'],
      ['E-mail address', 'email', 'r@example.org'],
    ])
  })

  test('is read as a person says it should be', async () => {
    const text = '100000,Jones,Rhys,rhys@example.org\n'
    expect(await read(text, { columns: ['nothing', 'last-name', 'first-name', 'email'] })).toEqual([
      '1 Rhys Jones <rhys@example.org>',
    ])
  })

  test('takes what was mended, and what is right as it stands', async () => {
    const text = 'Name,Email\nMo,mo@@example.org\nR2,r2@example.org\nTOTAL 3,\n'
    const mended = {
      2: { as: 'mended', name: 'Mo Trial', email: 'mo@example.org' },
      3: { as: 'right' },
      4: { as: 'left-out' },
    } as const
    expect(await read(text, { mended })).toEqual([
      '2 Mo Trial <mo@example.org>',
      '3 R2 <r2@example.org>',
      '4 TOTAL 3 ! name-has-digits left out',
    ])
    const list = await understood(text, { mended })
    expect(readyIn(list).map((one) => one.name)).toEqual(['Mo Trial', 'R2'])
    expect(openIn(list)).toEqual([])
  })

  test('what was mended wrongly is still to be mended', async () => {
    const mended = { 2: { as: 'mended', name: 'Mo', email: 'still@wrong' } } as const
    expect(openIn(await understood('Name,Email\nMo,mo@@example.org\n', { mended }))).toHaveLength(1)
  })
})

describe('what is no list of people is refused', () => {
  const reason = async (text: string, typed = false) => noListReason((await tableIn(Buffer.from(text))).rows, { typed })
  test.each([
    ['a table of rooms', 'Course,Date,Room\nMaths,2026-01-01,B12\nEnglish,2026-01-02,B13\n', 'no-list-of-people'],
    ['student numbers', Array.from({ length: 247 }, (_, n) => 100_000 + n).join('\n'), 'no-list-of-people'],
    ['headings alone', 'Name,Email\n', 'nobody-in-it'],
    ['nothing', '\n\n', 'nobody-in-it'],
    ['names alone', 'Name\nAva\n', undefined],
    ['names without a heading', 'Ava Test\nBen Test\n', undefined],
    ['a heading of numbers', 'Student No,Course\n1,Maths\n', 'no-list-of-people'],
  ])('%s', async (_, text, wanted) => {
    expect(await reason(text)).toBe(wanted)
  })

  test('names with a comma typed by hand are asked about, not refused', async () => {
    expect(await reason('Doe, Jane', true)).toBeUndefined()
  })
})

describe('lines as they stand', () => {
  const today = '2026-11-28'
  const rows = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split('|') }))
  const list = (lines: string[], said: Said = {}, known: KnownNames = new Map()) =>
    understandList({ rows: rows(...lines), columns: null, mended: {}, ...said }, { today, known })
  const problems = (lines: string[], said: Said = {}) => list(lines, said).people.map((one) => one.problem)

  test('without headings have no columns, and with headings as many as are used', () => {
    expect(list(['Ava|ava@example.org']).columns).toEqual([])
    expect(list(['Name|Room', 'Ava|B12|late']).columns).toEqual([
      { heading: 'Name', role: 'name', sample: 'Ava' },
      { heading: 'Room', role: 'nothing', sample: 'B12' },
      { heading: '', role: 'nothing', sample: 'late' },
    ])
    expect(list(['Name|Email']).columns.map((one) => one.sample)).toEqual(['', ''])
    expect(list(['Ava', 'Ben|b@example.org'], { columns: ['name', 'email'] }).columns).toEqual([
      { heading: '', role: 'name', sample: 'Ava' },
      { heading: '', role: 'email', sample: '' },
    ])
  })

  test('are looked at for columns among the first fifty', () => {
    const wide = (above: number) =>
      list(['Name', ...Array.from({ length: above }, () => 'Ava'), 'Ben|late']).columns.length
    expect([wide(49), wide(50)]).toEqual([2, 1])
  })

  test('that name nobody are passed over below headings, and asked about without', () => {
    expect(problems(['Name|Room', '|B12', 'Ava|B13'])).toEqual([undefined])
    expect(problems(['Ava|a@example.org', '|'])).toEqual([undefined, 'nobody'])
  })

  test('may begin with a heading that is not known, where others have an address and more than one line is there', () => {
    expect(problems(['Lerner|Kontakt', 'Ava|a@example.org'])).toEqual(['perhaps-a-heading', undefined])
    expect(problems(['Ava', 'Ben'])).toEqual([undefined, undefined])
    expect(problems(['Ava|a@example.org', 'Ben', 'Cai|c@example.org'])).toEqual([undefined, undefined, undefined])
    expect(problems(['Ava|a@example.org', 'Ben|b@example.org'])).toEqual([undefined, undefined])
  })

  test('that repeat a person at an address give nothing; those left out or in doubt repeat nobody', () => {
    const repeats = (lines: string[], said: Said = {}) => list(lines, said).people.map((one) => one.repeats)
    const same = ['Name|Email', 'Ava|a@example.org', 'AVA|A@EXAMPLE.ORG', 'Ava|a@example.org']
    expect(repeats(same)).toEqual([undefined, 2, 2])
    expect(repeats(same, { mended: { 2: { as: 'left-out' } } })).toEqual([undefined, undefined, 3])
    expect(repeats(same, { mended: { 3: { as: 'left-out' } } })).toEqual([undefined, undefined, 2])
    expect(repeats(['Name|Email', 'Ava|wrong', 'Ava|wrong'])).toEqual([undefined, undefined])
    expect(repeats(['Name|Email', 'Ava|', 'Ava|'])).toEqual([undefined, undefined])
  })

  test('that a person mended may have digits in a name of letters', () => {
    const name = (as: string) => problems(['Name', 'R2?'], { mended: { 2: { as: 'mended', name: as, email: '' } } })
    expect(name('R2 D2')).toEqual([undefined])
    expect(name('22')).toEqual(['name-has-digits'])
    expect(name('')).toEqual(['nobody'])
  })

  test('are ready when nothing stands in their way, and open while something does', () => {
    const mended = { 5: { as: 'left-out' } } as const
    const of = list(['Name|Email', 'Ava|a@example.org', 'Ava|a@example.org', 'Ben|wrong', 'Cai|wrong', 'Dai|'], {
      mended,
    })
    expect(readyIn(of).map((one) => one.line)).toEqual([2, 6])
    const doubtful = list(['Name|Email', 'Rhys Instance|r@example.org', 'Rhys|r@example.org'])
    expect(readyIn(doubtful).map((one) => one.line)).toEqual([2])
    expect(openIn(doubtful).map((one) => one.line)).toEqual([3])
    expect(openIn(of).map((one) => one.line)).toEqual([4])
  })

  test('ask whether two names at one address are one person, and believe the answer', () => {
    const lines = [
      'Name|Email',
      'Rhys Instance|r@example.org',
      'R. Instance|R@EXAMPLE.ORG',
      'Ffion Other|r@example.org',
    ]
    const read = (said: Said = {}) =>
      list(lines, said).people.map(({ name, perhapsSame, repeats }) => [
        name,
        perhapsSame?.name,
        perhapsSame?.line,
        repeats,
      ])
    expect(read()).toEqual([
      ['Rhys Instance', undefined, undefined, undefined],
      ['R. Instance', 'Rhys Instance', 2, undefined],
      ['Ffion Other', 'Rhys Instance', 2, undefined],
    ])
    expect(read({ mended: { 3: { as: 'same-person' }, 4: { as: 'another-person' } } })).toEqual([
      ['Rhys Instance', undefined, undefined, undefined],
      ['R. Instance', undefined, undefined, 2],
      ['Ffion Other', undefined, undefined, undefined],
    ])
    // Of several at the address the one whose name may be the same.
    const siblings = ['Name|Email', 'Ffion Other|r@example.org', 'Rhys Instance|r@example.org', 'Rhys|r@example.org']
    const mended = { 3: { as: 'another-person' } } as const
    expect(list(siblings, { mended }).people[2]?.perhapsSame).toEqual({ name: 'Rhys Instance', line: 3 })
  })

  test('ask about a shorter form of a name that was given a badge before, and not about the same name', () => {
    const known = new Map([['r@example.org', ['Ffion Other', 'Rhys Instance']]])
    const read = (name: string, said: Said = {}) =>
      list(['Name|Email', `${name}|R@example.org`], said, known).people.map((one) => [one.name, one.perhapsSame])[0]
    const earlier = { name: 'Rhys Instance', line: undefined }
    expect(read('R. Instance')).toEqual(['R. Instance', earlier])
    expect(read('Rhys Instance')).toEqual(['Rhys Instance', undefined])
    expect(read('Ben')).toEqual(['Ben', undefined])
    expect(read('')).toEqual(['', undefined])
    expect(read('R. Instance', { mended: { 2: { as: 'same-person' } } })).toEqual(['Rhys Instance', undefined])
    expect(read('R. Instance', { mended: { 2: { as: 'another-person' } } })).toEqual(['R. Instance', undefined])
    expect(read('Ben', { mended: { 2: { as: 'same-person' } } })).toEqual(['Ben', undefined])
    const both = new Map([['r@example.org', ['Rhys', 'Rhys Instance']]])
    expect(list(['Name|Email', 'Rhys|r@example.org'], {}, both).people[0]?.perhapsSame).toBeUndefined()
    const twice = ['Name|Email', 'R. Instance|r@example.org', 'Rhys Instance|r@example.org']
    expect(list(twice, { mended: { 2: { as: 'same-person' } } }, known).people.map((one) => one.repeats)).toEqual([
      undefined,
      2,
    ])
  })

  test('keep evidence, note, language and date, and say what is wrong with them', () => {
    const heading = 'Name|Evidence|Note|Language|Date earned'
    const read = (line: string, said: Said = {}) => {
      const columns: Said['columns'] = ['name', 'evidence', 'note', 'language', 'date']
      const [person] = list([heading, line], { columns, ...said }).people
      return person && [person.extras, person.problem]
    }
    const extras = { evidence: 'https://a.example/1', note: 'Well done', language: 'Cymraeg', date: '28/11/2026' }
    expect(read('Ava|https://a.example/1|Well done|Cymraeg|28/11/2026')).toEqual([extras, undefined])
    expect(read('Ava||||29/11/2026')?.[1]).toBe('date-is-ahead')
    expect(read('Ava||||soon', { mended: { 2: { as: 'right' } } })?.[1]).toBeUndefined()
    const again = (more: object) =>
      read('Ava|x|y|Klingon|soon', { mended: { 2: { as: 'mended', name: 'Ava', email: '', ...more } } })
    expect(again({})).toEqual([{ evidence: 'x', note: 'y', language: 'Klingon', date: 'soon' }, 'language-is-unknown'])
    expect(again({ language: ' cy ', date: '1 May 2026', evidence: '', note: ' z ' })).toEqual([
      ...[{ evidence: '', note: 'z', language: 'cy', date: '1 May 2026' }, undefined],
    ])
    expect(again({ language: 'en' })?.[1]).toBe('date-is-wrong')
    const none = { evidence: '', note: '', language: '', date: '' }
    expect(list(['Ava|a@example.org']).people[0]?.extras).toEqual(none)
  })

  test('that a person mended may be called like a total', () => {
    expect(problems(['Name', 'Total'])).toEqual(['not-a-name'])
    expect(problems(['Name', 'Total'], { mended: { 2: { as: 'mended', name: 'Test', email: '' } } })).toEqual([
      undefined,
    ])
  })

  test('are no list of people where nobody is in them or all are numbers', () => {
    const reason = (lines: string[], typed = false) => noListReason(rows(...lines), { typed })
    expect(noListReason([], { typed: false })).toBe('nobody-in-it')
    expect(reason(['Ava|B12', 'Ben'])).toBe('no-list-of-people')
    expect(reason(['Ava|B12', 'Ben'], true)).toBeUndefined()
    expect(reason(['Ava|B12', 'Ben|a@example.org'])).toBeUndefined()
    expect(reason(['Name|Room', 'Ava|B12'])).toBeUndefined()
    expect(reason(['100000'])).toBeUndefined()
    expect(reason(['100000', '100001'])).toBe('no-list-of-people')
    expect(reason(['100000', 'Ava'])).toBeUndefined()
    expect(reason(['100000|a@example.org', '100001|b@example.org'])).toBeUndefined()
  })
})

test('the extras of a line mean evidence, a language and a day', () => {
  const none = { evidence: '', note: '', language: '', date: '' }
  expect(evidenceIn(none)).toEqual([])
  expect(evidenceIn({ ...none, evidence: 'HTTPS://a.example/1' })).toEqual([
    { name: 'HTTPS://a.example/1', url: 'HTTPS://a.example/1' },
  ])
  expect(evidenceIn({ ...none, evidence: 'see https://a.example' })).toEqual([{ name: 'see https://a.example' }])
  expect([languageIn(none), languageIn({ ...none, language: 'Welsh' })]).toEqual([undefined, 'cy'])
  expect([earnedOnIn(none), earnedOnIn({ ...none, date: '1/5/2026' })]).toEqual([undefined, '2026-05-01'])
})
