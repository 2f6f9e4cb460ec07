import { describe, expect, test } from 'vitest'
import {
  extrasOf,
  extrasProblemOf,
  inSaidOrder,
  isEmail,
  judged,
  languageNamed,
  personByLook,
  personOf,
  plainText,
} from './listed-person-rules.ts'

test.each([
  ['  Ava \u00a0 Test\n', 'Ava Test'],
  ['A\u200bva\ufeff', 'Ava'],
  ['Sia\u0302n', 'Siân'],
  ['So\u00adphie', 'Sophie'],
])('%j is the plain text %j', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test.each([
  ['Jones, Rhys', 'Rhys Jones'],
  ['Jones , Rhys Dafydd ', 'Rhys Dafydd Jones'],
  ['Ada Byron, PhD', 'Ada Byron, PhD'],
  ['Sam Hill, Jr.', 'Sam Hill, Jr.'],
  ['Jones, Rhys, Dr', 'Jones, Rhys, Dr'],
  ['Jones,', 'Jones,'],
  ['Rhys Jones', 'Rhys Jones'],
])('%j is said as %j', (name, said) => {
  expect(inSaidOrder(name)).toBe(said)
})

describe('the person of a line with known columns', () => {
  test.each([
    [['Ava', 'Test', 'ava@example.org'], ['first-name', 'last-name', 'email'], 'Ava Test', 'ava@example.org'],
    [['Ava', '', ''], ['first-name', 'last-name', 'email'], 'Ava', ''],
    [['', 'Test', ''], ['first-name', 'last-name', 'email'], 'Test', ''],
    [['Test, Ava'], ['name'], 'Ava Test', ''],
    [['Test, Ava'], ['name-last-first'], 'Ava Test', ''],
    [['', 'Test, Ava'], ['name', 'name-last-first'], 'Ava Test', ''],
    [['Ava'], ['nothing', 'name'], '', ''],
  ] as const)('%j by %j', (cells, roles, name, email) => {
    expect(personOf([...cells], [...roles])).toMatchObject({ name, email })
  })
})

describe('the person of a line by its look', () => {
  test.each([
    [['Ava Test', 'ava@example.org'], 'Ava Test', 'ava@example.org', undefined],
    [['ava@example.org', 'Test, Ava'], 'Ava Test', 'ava@example.org', undefined],
    [['Ava Test <ava@example.org>'], 'Ava Test', 'ava@example.org', undefined],
    [['"Test, Ava" <ava@example.org>,'], '"Test, Ava" <ava@example.org>', '', 'email-is-wrong'],
    [['<ava@example.org>'], '', 'ava@example.org', undefined],
    [["'Ava';", ' "ava@example.org", '], 'Ava', 'ava@example.org', undefined],
    [['Ava', 'a@example.org', 'b@example.org'], 'Ava', 'a@example.org; b@example.org', 'several-emails'],
    [['Ava', 'Ben', 'a@example.org', 'b@example.org'], 'Ava Ben', 'a@example.org; b@example.org', 'several-emails'],
    [['Ava', 'Ben', 'a@example.org'], 'Ava, Ben', 'a@example.org', 'several-names'],
    [['Ava', ''], 'Ava', '', undefined],
    [['', ' '], '', '', 'nobody'],
  ] as const)('%j', (cells, name, email, problem) => {
    const read = personByLook([...cells])
    // A line that is no address at all is asked about; where it stands plays no part.
    if (problem === 'email-is-wrong') expect(read.problem).toBe(problem)
    else expect(read).toEqual({ name, email, problem })
  })
})

describe('what stands in the way of awarding', () => {
  const problem = (name: string, email = '') => judged({ name, email }).problem

  test.each([
    ['Ava', '', undefined],
    ['Ava', 'ava@example.org', undefined],
    ['', 'ava@example.org', undefined],
    ['', '', 'nobody'],
    ['Ava', 'a@example.org; b@example.org', 'several-emails'],
    ['Ava', 'a@example.org,b@example.org', 'several-emails'],
    ['Ava', 'a@@example.org', 'email-is-wrong'],
    ['Ava', 'ava @example.org', 'email-is-wrong'],
    ['Ava', 'example.org', 'email-is-wrong'],
    ['Ava 2', '', 'name-has-digits'],
    ['Ⅳ', '', 'name-has-digits'],
    ['???', '', 'name-has-digits'],
    ['李小龙', '', undefined],
  ])('of %j at %j: %s', (name, email, expected) => {
    expect(problem(name, email)).toBe(expected)
  })

  test('is a name longer than 120 signs', () => {
    expect(problem('x'.repeat(120))).toBeUndefined()
    expect(problem('x'.repeat(121))).toBe('name-is-too-long')
  })

  test('is not how an address is written around', () => {
    expect(judged({ name: 'Ava', email: 'MAILTO:ava@example.org.,;' })).toEqual({
      ...{ name: 'Ava', email: 'ava@example.org', problem: undefined },
    })
  })
})

describe('an address that mail can be sent to', () => {
  test.each(['a@b.cd', "o'neil+tag@mail.example.org", 'post@bücher.example', 'ŵyn@cymru.wales', 'a.b-c_d@x-y.example'])(
    '%s is one',
    (text) => expect(isEmail(text)).toBe(true),
  )

  test.each([
    ...[
      'a@b',
      'a@@b.cd',
      'a@b@c.de',
      '@b.cd',
      'a@',
      '.a@b.cd',
      'a.@b.cd',
      'a..b@c.de',
      'a b@c.de',
      'a@-b.cd',
      'a@b-.cd',
    ],
    ...['a@b.c', 'a@b.1d', 'a@.cd', 'a@b_c.de', 'a(b)@c.de', 'a@b.cd.', ''],
  ])('%j is none', (text) => expect(isEmail(text)).toBe(false))

  test('is as long as RFC 5321 lets it be', () => {
    const domain = 'example.org'
    expect(isEmail(`${'x'.repeat(64)}@${domain}`)).toBe(true)
    expect(isEmail(`${'x'.repeat(65)}@${domain}`)).toBe(false)
    const long = (length: number) => `x@${'y'.repeat(length - 6)}.org`
    expect(long(254)).toHaveLength(254)
    expect(isEmail(long(254))).toBe(true)
    expect(isEmail(long(255))).toBe(false)
  })
})

describe('what a line says beside name and address', () => {
  const none = { evidence: '', note: '', language: '', date: '' }

  test('stands in its own columns, and is empty without', () => {
    const roles = ['name', 'evidence', 'note', 'language', 'date'] as const
    expect(extrasOf(['Ava', ' a link ', 'Well\u00a0done', 'cy', '1/5/2026'], [...roles])).toEqual({
      ...{ evidence: 'a link', note: 'Well done', language: 'cy', date: '1/5/2026' },
    })
    expect(extrasOf(['Ava', 'b'], ['name', 'date'])).toEqual({ ...none, date: 'b' })
    expect(extrasOf(['Ava', 'b', 'c'], ['name'])).toEqual(none)
    expect(extrasOf(['Ava'], ['name', 'note'])).toEqual(none)
  })

  test.each([
    [{}, undefined],
    [{ evidence: 'x'.repeat(500), note: 'y'.repeat(500) }, undefined],
    [{ evidence: 'x'.repeat(501) }, 'evidence-is-too-long'],
    [{ note: 'x'.repeat(501) }, 'note-is-too-long'],
    [{ language: 'Welsh' }, undefined],
    [{ language: 'Klingon' }, 'language-is-unknown'],
    [{ date: '28/11/2026' }, undefined],
    [{ date: '29/11/2026' }, 'date-is-ahead'],
    [{ date: '13/13/2026' }, 'date-is-wrong'],
  ])('%j is refused as %s', (more, problem) => {
    expect(extrasProblemOf({ ...none, ...more }, '2026-11-28')).toBe(problem)
  })

  test.each([
    ['English', 'en'],
    ['EN', 'en'],
    ['Saesneg', 'en'],
    ['Cymraeg', 'cy'],
    ['w', 'cy'],
    ['French', undefined],
    ['englishman', undefined],
  ])('the language %j is %s', (text, language) => {
    expect(languageNamed(text)).toBe(language)
  })
})
