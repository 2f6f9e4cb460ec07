import { expect, test } from 'vitest'
import { countPages, drawDocument } from '#capabilities/programme/draw-document.ts'
import { type CvLength, prepareCv } from './prepare-cv.ts'
import { publicCollection } from './public-collection.ts'

const now = new Date('2026-06-05T09:00:00Z')
const badge = (name: string, verdict = 'genuine') => ({
  ...{
    id: name,
    badgeName: name,
    badgeNameCy: null,
    organisationName: 'Pier Café',
    awardedAt: now,
    earnedOn: '2026-05-30',
  },
  ...{
    validUntil: null,
    skills: [{ name: `Skill of ${name}` }],
    description: `Does ${name}.`,
    descriptionCy: null,
    verdict,
  },
})
const elsewhere = (name: string, more: object = {}) => ({
  ...{ id: name, name, description: 'Helps.', issuerName: 'Red Cross', issuerHost: 'redcross.example' },
  ...{ awardedOn: '2025-01-31', validUntil: null, skills: [], naming: 'theirs', verdict: 'genuine', genuineAt: now },
  ...{ picture: null, ...more },
})
const told = (kind: string, story: string) => ({
  id: kind,
  kind,
  title: 'Saturday job',
  whereabouts: 'Pier',
  began: '2025-05',
  ended: null,
  story,
})

function aCv(
  length: CvLength,
  more: { count?: number; address?: string; nameShown?: boolean; pinAsked?: boolean } = {},
) {
  const { count = 2, address, nameShown = true, pinAsked = false } = more
  const badges = [
    ...Array.from({ length: count }, (_, at) => badge(`Badge ${at}`)),
    badge('Old', 'genuine-but-no-longer-valid'),
  ]
  const brought = [elsewhere('First aid'), elsewhere('Any name', { issuerHost: null })]
  const experiences = [told('work', 'Plates.'), told('caring', 'Every day.')]
  const collection = { title: 'Kitchen jobs', about: 'I am early.', nameShown, endsAt: null }
  const shown = publicCollection({ frame: collection, ownerName: 'Asha', badges, brought, experiences } as never, now)
  const powers = { language: 'en' as const, now, monthsOf: () => 'since May 2025', length }
  return prepareCv({ collection: shown, email: 'asha@home.example', address, pinAsked }, powers)
}

const text = (cv: ReturnType<typeof aCv>) => JSON.stringify(cv)

test('a CV says what badges show, who gave them and when, and what its owner did; what no longer counts is not on it', () => {
  const cv = aCv('whole')
  expect([cv.title, cv.lead]).toEqual(['Asha', 'Kitchen jobs\nasha@home.example'])
  expect(cv.parts.map(({ title }) => title)).toEqual([
    'About me',
    'What the badges show',
    'Work',
    'Caring for others',
    'Badges',
  ])
  expect(text(cv)).toContain('Skill of Badge 0 (Badge 0); Skill of Badge 1 (Badge 1)')
  expect(text(cv)).toContain('First aid. Red Cross, January 2025')
  expect(text(cv)).not.toMatch(/Old|Any name/)
  expect(text(aCv('whole', { nameShown: false }))).not.toContain('Asha')
})

test('shorter ones leave out what was told, last the stories, never a thing', () => {
  expect(text(aCv('short'))).not.toContain('Does Badge 0.')
  expect(text(aCv('short'))).toContain('Plates.')
  expect(text(aCv('shortest'))).not.toContain('Plates.')
  for (const length of ['whole', 'short', 'shortest'] as const)
    expect(text(aCv(length, { count: 20 })).match(/Badge \d+\. Pier Café/g)).toHaveLength(20)
})

test('of many badges the short one fits a page where the whole does not', async () => {
  const pages = (count: number) =>
    Promise.all((['whole', 'short', 'shortest'] as const).map((length) => countPages(aCv(length, { count }))))
  expect(await pages(10)).toEqual([2, 1, 1])
  expect(await pages(20)).toEqual([2, 2, 1])
})

test('it is tagged, and its square code says where it leads', async () => {
  const address = 'https://waymark.test/portfolio/abc'
  const pdf = Buffer.from(await drawDocument(aCv('short', { address }))).toString('latin1')
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(pdf).toMatch(/\/S \/Figure/)
  expect(pdf).toContain(`/Alt (Check these badges now: ${address})`)
  expect(aCv('short').code).toBeUndefined()
})

test('a CV of what asks for a code says so, and does not have it', () => {
  const address = 'https://waymark.test/portfolio/abc'
  const { code } = aCv('short', { address, pinAsked: true })
  expect(code?.text).toBe(`Check these badges now: ${address} – it asks for a code: ask me for it`)
})
