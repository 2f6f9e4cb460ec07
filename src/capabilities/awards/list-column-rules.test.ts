import { describe, expect, test } from 'vitest'
import { headingAt, roleOfHeading, rolesOfHeadings } from './list-column-rules.ts'

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
