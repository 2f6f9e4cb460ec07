import { expect, test } from 'vitest'
import { outcomeCsv } from './outcome-format.ts'

const words = {
  headings: { line: 'Line', name: 'Name', email: 'E-mail', award: 'Badge', why: 'Why not' },
  refusal: (refusal: string) => `because ${refusal}`,
}

test('says of each line which badge it became, or why none, and lets no name become a formula', () => {
  const csv = outcomeCsv(
    [
      { position: 1, name: 'Test, Ava', email: 'ava@example.org', awardId: 'a1', refusal: null },
      { position: 2, name: '=HYPERLINK("x")', email: null, awardId: null, refusal: 'listed-twice' },
    ],
    { words, origin: 'https://waymark.test' },
  )
  expect(csv.split('\r\n')).toEqual([
    'Line,Name,E-mail,Badge,Why not',
    '1,"Test, Ava",ava@example.org,https://waymark.test/awards/a1,',
    `2,"'=HYPERLINK(""x"")",,,because listed-twice`,
    '',
  ])
})
