import { expect, test } from 'vitest'
import { tableIn } from '#infrastructure/files/table-in.ts'
import { listedDate } from './listed-date-rules.ts'
import { likenessOf } from './same-person-rules.ts'
import { noListReason, understandList } from './understand-list-rules.ts'

// Lists as registers, sign-up forms and student systems give them, each with something that once went wrong somewhere.

const latin = (text: string) => Buffer.from(text, 'latin1')

async function read(file: string | Buffer): Promise<string[]> {
  const { rows } = await tableIn(typeof file === 'string' ? Buffer.from(file) : file)
  const { people } = understandList({ rows, columns: null, mended: {} }, { today: '2026-11-28' })
  return people.map(({ line, name, email, problem, repeats, perhapsSame }) =>
    [line, name, email && `<${email}>`, problem && `! ${problem}`, repeats && `= ${repeats}`, perhapsSame && '?']
      .filter(Boolean)
      .join(' '),
  )
}

const files: [string, string | Buffer, string[]][] = [
  [
    'names and addresses in one column, as a mail program copies recipients',
    'Name\nAva Test <ava@example.org>\n"Test, Ben" <ben@example.org>\n',
    ['2 Ava Test <ava@example.org>', '3 Ben Test <ben@example.org>'],
  ],
  [
    'a zero-width space and a no-break space out of a web page',
    'Name,Email\nAva\u00a0Test\u200b,\u200bava@example.org\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'tabs, as cells that are copied from a sheet',
    'First name\tLast name\tEmail\nAva\tTest\tava@example.org\n\tTest\tben@example.org\n',
    ['2 Ava Test <ava@example.org>', '3 Test <ben@example.org> ! not-a-name'],
  ],
  [
    'Windows line ends, one missing at the end, and trailing commas',
    'Name,Email,,\r\nAva Test,ava@example.org,,\r\nBen Test,ben@example.org',
    ['2 Ava Test <ava@example.org>', '3 Ben Test <ben@example.org>'],
  ],
  [
    'a register of a school system: title, date and blank lines above the headings, a total below',
    'Coding Club\nTerm 1,2026\n\nSurname,Forename,Year,Email\nJones,Rhys,10,rhys@school.example\n,,,\nTotal,,1,\n',
    ['5 Rhys Jones <rhys@school.example>', '7 Total ! not-a-name'],
  ],
  [
    'headings in capitals with a full stop and a star',
    'FULL NAME*;E-MAIL.\nAva Test;ava@example.org\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'a column of tutors’ addresses beside the learners’',
    'Name,Tutor email,Email\nAva Test,tutor@school.example,ava@example.org\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'only parents’ addresses: nobody is written to by guessing',
    'Name,Parent email\nAva Test,mum@example.org\n',
    ['2 Ava Test'],
  ],
  ['tabs, as pasted from a sheet', 'Name\tEmail\nAva Test\tava@example.org\n', ['2 Ava Test <ava@example.org>']],
  ['bars', 'Name|Email\nAva Test|ava@example.org\n', ['2 Ava Test <ava@example.org>']],
  [
    'UTF-16, as older Excel saves text',
    Buffer.from('\ufeffName\tEmail\nSiân Test\tsian@example.org\n', 'utf16le'),
    ['2 Siân Test <sian@example.org>'],
  ],
  ['Windows letters', latin('Name;E-mail\nZo\xeb Test;zoe@example.org\n'), ['2 Zoë Test <zoe@example.org>']],
  [
    'addresses copied from a mail program',
    '"Test, Ava" <ava@example.org>\nBen Test <ben@example.org>;\n',
    ['1 Ava Test <ava@example.org>', '2 Ben Test <ben@example.org>'],
  ],
  [
    'blanks that cannot be seen, and a mailto',
    'Name,Email\n\u00a0Ava\u200b Test ,mailto:ava@example.org\u200b\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'names that stand in capitals, with a hyphen, or are one word',
    'Name\nO’BRIEN-SMITH Aoife\nMadonna\nNguyễn Thị Minh Khai\n',
    ['2 O’BRIEN-SMITH Aoife', '3 Madonna', '4 Nguyễn Thị Minh Khai'],
  ],
  [
    'a letter behind the name and a title that belongs to it',
    'Name,Email\n"Test, Ava, PhD",ava@example.org\nDr Ben Test,ben@example.org\n',
    ['2 Test, Ava, PhD <ava@example.org>', '3 Dr Ben Test <ben@example.org>'],
  ],
  [
    'the same person three times, with blanks and capitals',
    'Name,Email\nDup One,dup@example.org\ndup  one,DUP@example.org \nDup Óne,dup@example.org\n',
    ['2 Dup One <dup@example.org>', '3 dup one <DUP@example.org> = 2', '4 Dup Óne <dup@example.org> = 2'],
  ],
  [
    'an initial at the same address, then a sister',
    'Name,Email\nRhys Instance,home@example.org\nR. Instance,home@example.org\nNia Instance,home@example.org\n',
    ['2 Rhys Instance <home@example.org>', '3 R. Instance <home@example.org> ?', '4 Nia Instance <home@example.org> ?'],
  ],
  [
    'two addresses in one cell, two @, none at all, a comma for a full stop',
    'Name,Email\nA,a@example.org/b@example.org\nB,b@@example.org\nC,c.example.org\nD,"d@example,org"\n',
    [
      '2 A <a@example.org/b@example.org> ! email-is-wrong',
      '3 B <b@@example.org> ! email-is-wrong',
      '4 C <c.example.org> ! email-is-wrong',
      '5 D <d@example,org> ! email-is-wrong',
    ],
  ],
  [
    'student numbers where the names should be',
    'Name,Email\nS1234567,s1234567@college.example\n',
    ['2 S1234567 <s1234567@college.example> ! name-has-digits'],
  ],
  [
    'a line break in a cell, and an empty line of quotes',
    'Name,Email\n"Ava\nTest",ava@example.org\n"",""\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'formulas, as a hostile sheet has them: text and nothing else',
    'Name,Email\n"=HYPERLINK(""http://x"",""Ava"")",ava@example.org\n',
    ['2 "Ava") =HYPERLINK("http://x" <ava@example.org> ! not-a-name'],
  ],
  [
    'a line with more cells than there are headings',
    'Name,Email\nAva Test,ava@example.org,absent,2 of 3\n',
    ['2 Ava Test <ava@example.org>'],
  ],
  [
    'right-to-left names, and marks that turn the direction',
    'Name,Email\n\u202bدينا سالم\u202c,dina@example.org\n',
    ['2 \u202bدينا سالم\u202c <dina@example.org>'],
  ],
  [
    'Welsh headings with circumflexes',
    'Cyfenw;Enw cyntaf;E-bost\nŴyn;Llŷr;llyr@ysgol.example\n',
    ['2 Llŷr Ŵyn <llyr@ysgol.example>'],
  ],
  ['one column of addresses', 'ava@example.org\nben@example.org\n', ['1 <ava@example.org>', '2 <ben@example.org>']],
]

test.each(files)('reads %s', async (_, file, right) => {
  expect(await read(file)).toEqual(right)
})

test.each([
  ['rooms', 'Course,Date,Room\nMaths,2026-01-01,B12\n'],
  ['days alone', 'Date completed,Language\n2026-01-01,English\n'],
  ['figures', '1,2,3\n4,5,6\n'],
])('refuses a table of %s', async (_, text) => {
  const { rows } = await tableIn(Buffer.from(text))
  expect(noListReason(rows, { typed: false })).toBe('no-list-of-people')
})

test.each([
  ['2026-11-28', '2026-11-28'],
  ['28/11/2026', '2026-11-28'],
  ['28-11-26', '2026-11-28'],
  ['3/4/2026', '2026-04-03'],
  ['28 November 2026', '2026-11-28'],
  ['28th Nov 2026', '2026-11-28'],
  ['November 28, 2026', '2026-11-28'],
  ['28 Tachwedd 2026', '2026-11-28'],
  ['1af Mai 2026', '2026-05-01'],
  ['2026-11-28T10:00:00Z', '2026-11-28'],
  ['28/11/2026 10:00', '2026-11-28'],
  // The month first, a day that is none, no year: asked, not guessed.
  ['11/28/2026', undefined],
  ['31/02/2026', undefined],
  ['28 November', undefined],
  ['last week', undefined],
  ['', undefined],
])('reads the day %s as %s', (text, day) => {
  expect(listedDate(text)).toBe(day)
})

test.each([
  ['Rhys Instance', 'rhys  instance', 'same'],
  ['Siân Jones', 'Sian Jones', 'same'],
  ['R. Instance', 'Rhys Instance', 'shorter'],
  ['Instance, R', 'Rhys Instance', 'shorter'],
  ['Rhys', 'Rhys Instance', 'shorter'],
  ['Rhys Instance', 'Rhys John Instance', 'shorter'],
  ['Nia Instance', 'Rhys Instance', 'other'],
  ['Nia', 'Nick', 'other'],
  ['', 'Rhys', 'other'],
] as const)('%s beside %s: %s', (one, other, likeness) => {
  expect(likenessOf(one, other)).toBe(likeness)
  expect(likenessOf(other, one)).toBe(likeness)
})

test('an address beside a name in one cell is an address, and never part of a name that is signed', async () => {
  const { rows } = await tableIn(Buffer.from('Name\nAva Test <ava@example.org>\n"Test, Ben" <ben@example.org>\n'))
  const { people } = understandList({ rows, columns: null, mended: {} }, { today: '2026-11-28' })
  expect(people.map(({ name, email }) => [name, email])).toEqual([
    ['Ava Test', 'ava@example.org'],
    ['Ben Test', 'ben@example.org'],
  ])
})
