import { expect, test } from 'vitest'
import { readDisplayAdverts } from './display-advert-format.ts'
import { readJobPostings } from './job-posting-format.ts'
import { isSameEmployer } from './vacancy-record-rules.ts'

const today = '2026-06-05'
const dayOf = (text: string) => text.slice(0, 10)

const read = (postings: object | object[], employer: string | null = null, page = 'https://hotel.example/jobs') =>
  readJobPostings(JSON.stringify(postings), { page, employer, today, dayOf })

const cook = {
  ...{ '@type': 'JobPosting', title: 'Cook', description: 'Cooks.', identifier: 'C1', validThrough: '2026-07-01' },
  hiringOrganization: { name: 'Hôtel & Spa Ltd' },
}
const contentOf = (more: object) => {
  const [one] = read({ ...cook, ...more })
  return one?.ok ? one.record.content : one?.problem.why
}

test.each([
  ['The Hotel Ltd', 'hotel', true],
  ['Caffi’r Môr Cyf', 'CAFFI R MOR', true],
  ['Hotel & Spa', 'Hotel and Spa PLC', true],
  ['Hotel', 'Hotel Group', false],
  ['Hotel', '', false],
])('%s and %s are one employer: %s', (one, other, isSame) => {
  expect(isSameEmployer(one, other)).toBe(isSame)
})

test.each([
  ['as it is worded', { description: '£12, or more' }, '£12, or more'],
  ['as text', '£12 an hour', '£12 an hour'],
  ['an amount', { currency: 'GBP', value: { value: 12.5, unitText: 'HOUR' } }, '£12.5 an hour'],
  [
    'from to',
    { currency: 'GBP', value: { minValue: 20000, maxValue: 24000, unitText: 'YEAR' } },
    '£20000 to £24000 a year',
  ],
  ['without a unit', { currency: 'CHF', value: 30 }, '30 CHF'],
  ['nothing', { currency: 'GBP' }, null],
])('pay is said %s', (_, baseSalary, pay) => {
  expect(contentOf({ baseSalary })).toMatchObject({ pay })
})

test.each([
  ['FULL_TIME', 'job'],
  [['PART_TIME', 'Apprenticeship'], 'apprenticeship'],
  ['INTERN', 'work-experience'],
  [undefined, 'job'],
])('employment of type %s is a %s', (employmentType, kind) => {
  expect(contentOf({ employmentType })).toMatchObject({ kind })
})

test('what is no vacancy of this employer is said, and never guessed', () => {
  expect(contentOf({ employmentType: 'VOLUNTEER' })).toBe('kind-unknown')
  expect(read(cook, 'Another House')).toMatchObject([{ problem: { where: 'Cook', why: 'other-employer' } }])
  expect(read(cook, 'hotel and spa')).toMatchObject([{ ok: true }])
  expect(contentOf({ validThrough: undefined })).toBe('day-is-missing')
  expect(contentOf({ validThrough: '2028-01-01' })).toBe('closes-too-late')
  expect(contentOf({ description: undefined })).toBe('about-is-missing')
})

test('what could run on a click, or run on for ever, is left out or cut', () => {
  expect(contentOf({ url: 'javascript:alert(1)' })).toMatchObject({ applyUrl: 'https://hotel.example/jobs' })
  expect(contentOf({ title: `<b>Cook</b> ${'x'.repeat(500)}`, description: 'y '.repeat(5000) })).toMatchObject({
    title: expect.stringMatching(/^Cook x+…$/),
    about: expect.stringMatching(/^.{1400,1500}$/),
  })
  expect(contentOf({ jobLocation: { address: { streetAddress: '1 Sea Road', postalCode: 'SE1 1AA' } } })).toMatchObject(
    {
      whereabouts: '1 Sea Road, SE1 1AA',
    },
  )
})

test('each has the number of its source, else its address, else its title there', () => {
  const referenceOf = (more: object) => {
    const [one] = read({ ...cook, identifier: undefined, ...more })
    return one?.ok && one.record.reference
  }
  expect(referenceOf({ identifier: { '@type': 'PropertyValue', value: 7 } })).toBe('7')
  expect(referenceOf({ '@id': 'https://hotel.example/jobs#7' })).toBe('https://hotel.example/jobs#7')
  expect(referenceOf({ url: 'https://hotel.example/jobs/7' })).toBe('https://hotel.example/jobs/7')
  expect(referenceOf({})).toBe('https://hotel.example/jobs#Cook')
})

test('a page is read by its own marks, and a broken part of it is said', () => {
  const script = (text: string) => `<script type="application/ld+json">${text}</script>`
  const page = `<h1>Jobs</h1>${script(JSON.stringify({ '@graph': [cook] }))}${script('{"@type":')}`
  const records = readJobPostings(page, { page: 'https://hotel.example/jobs', employer: null, today, dayOf })
  expect(records).toMatchObject([{ ok: true }, { ok: false, reference: null, problem: { why: 'unreadable' } }])
  expect(readJobPostings('<p>None now.</p>', { page: '', employer: null, today, dayOf })).toEqual([])
})

test('an answer that is none of the service is told from one without adverts', () => {
  const reading = { employer: 'Hotel', today, dayOf }
  expect(readDisplayAdverts({ message: 'Access denied' }, reading)).toBeUndefined()
  expect(readDisplayAdverts({ vacancies: [], totalPages: 0 }, reading)).toEqual({ records: [], pages: 0 })
})
