import { describe, expect, test } from 'vitest'
import { headingAt, headingsKeyOf, roleOfHeading, rolesOfHeadings } from './list-column-rules.ts'

const rows = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split('|') }))

describe('a heading says what its column holds', () => {
  test.each([
    ['Name', 'name'],
    ['  FULL_NAME: ', 'name'],
    ['Enw’r dysgwr', 'name'],
    ['Énw', 'name'],
    ['Ｎａｍｅ', 'name'],
    ['Surname, first name', 'name-last-first'],
    ['Forename(s)', undefined],
    ['First name', 'first-name'],
    ['Cyfenw', 'last-name'],
    ['E-mail', 'email'],
    ['E-bost', 'email'],
    ['Your email address', 'email'],
    ['Cyfeiriad ebost', 'email'],
    ['Emails', undefined],
    ['Parent email', undefined],
    ['Tutor’s e-mail', undefined],
    ['E-bost rhiant', undefined],
    ['email@example.org', undefined],
    ['Preferred language', 'language'],
    ['Dyddiad ennill', 'date'],
    ['Room', undefined],
    ['', undefined],
  ])('%j: %s', (heading, role) => {
    expect(roleOfHeading(heading)).toBe(role)
  })

  test('unless it is a sentence', () => {
    const sentence = (length: number) => 'email '.padEnd(length, 'x')
    expect(roleOfHeading(sentence(60))).toBe('email')
    expect(roleOfHeading(sentence(61))).toBeUndefined()
  })
})

describe('the line of the headings', () => {
  test('is the one with the most that are known', () => {
    expect(headingAt(rows('Learner|2026', 'Name|Email', 'Ava|ava@example.org'))).toBe(1)
    expect(headingAt(rows('Name', 'Student'))).toBe(0)
  })

  test('holds no address, even where a cell of it is called like a heading', () => {
    expect(headingAt(rows('Name|ava@example.org'))).toBeUndefined()
    expect(headingAt(rows('Ava|ben@example.org', 'Name|Email'))).toBe(1)
  })

  test('is no single word below an address: the people above it would be lost', () => {
    expect(headingAt(rows('Ava|ava@example.org', 'Ceri heb e-bost'))).toBeUndefined()
    expect(headingAt(rows('Ava|ava@example.org', 'Name'))).toBeUndefined()
    expect(headingAt(rows('Our group', 'Name', 'Ava|ava@example.org'))).toBe(1)
  })

  test('is among the first ten', () => {
    const above = (count: number) => Array.from({ length: count }, () => '-')
    expect(headingAt(rows(...above(9), 'Name'))).toBe(9)
    expect(headingAt(rows(...above(10), 'Name'))).toBeUndefined()
    expect(headingAt([])).toBeUndefined()
  })
})

test.each([
  [
    ['First name', 'Surname', 'Email'],
    ['first-name', 'last-name', 'email'],
  ],
  [
    ['Name', 'Student', 'Email', 'E-mail'],
    ['name', 'nothing', 'email', 'nothing'],
  ],
  [
    ['Room', 'Name'],
    ['nothing', 'name'],
  ],
  [
    ['Name', 'First name', 'Surname'],
    ['name', 'nothing', 'nothing'],
  ],
  [
    ['First name', 'Surname first name', 'Surname'],
    ['nothing', 'name-last-first', 'nothing'],
  ],
  [[], []],
])('the columns %j hold %j', (headings, roles) => {
  expect(rolesOfHeadings(headings)).toEqual(roles)
})

test('two tables of one kind have the same headings, whatever their case and signs', () => {
  expect(headingsKeyOf(rows('Autumn 2026', 'Name:|E-MAIL|Room (B)', 'Ava|a@example.org|12'))).toBe('name|e mail|room b')
  expect(headingsKeyOf(rows('name|e mail|room b'))).toBe('name|e mail|room b')
  expect(headingsKeyOf(rows('Ava|a@example.org'))).toBeUndefined()
})

test('headings of dates or languages alone make no list of people', () => {
  expect(headingAt(rows('Date earned|Language', '1/5/2026|cy'))).toBeUndefined()
})
