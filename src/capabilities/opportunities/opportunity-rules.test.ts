import { describe, expect, test } from 'vitest'
import { availabilityOf, schemaStatusOf, statusOfSession, takesPlaceWith } from './event-status-rules.ts'
import { daysBefore, isDoubted } from './freshness-rules.ts'
import type { EventStatus } from './opportunity.ts'
import { beginningContent, missingTextsIn, publishGapsOf, publishRefusalOf } from './opportunity-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')

describe('an opportunity', () => {
  const content = {
    kind: 'event',
    audience: 'everybody',
    ageMin: 18,
    ageMax: 120,
    mode: 'in-person',
    neighbourhoodId: null,
    address: '1 High Street',
    summary: 'Ten jars.',
    description: 'You fill ten jars.',
    booking: 'Simply come.',
  } as const
  const good = {
    status: 'draft',
    content,
    organisationApproved: true,
    safeguardingGap: undefined,
    datesArePast: false,
    hasNoDates: false,
  } as const

  test.each([
    ['as a draft', {}],
    ['again', { status: 'published' }],
    ['for adults, whatever safeguarding lacks', { safeguardingGap: 'no-safeguarding-lead' }],
    ['for one age', { content: { ...content, ageMin: 30, ageMax: 30 } }],
    ['online, without a place', { content: { ...content, mode: 'online', address: null } }],
    ['in a neighbourhood, without an address', { content: { ...content, address: null, neighbourhoodId: 'old-port' } }],
    ['for the network, on a date', { content: { ...content, audience: 'network' } }],
    ['for everybody, without a date', { hasNoDates: true }],
    ['for children, where all is said', { content: { ...content, ageMin: 5 } }],
  ] as const)('may be published %s', (_, change) => {
    expect(publishRefusalOf({ ...good, ...change })).toBeUndefined()
  })

  test.each([
    ['that is archived', { status: 'archived' }, 'opportunity-is-archived'],
    ['of an organisation that waits', { organisationApproved: false }, 'organisation-not-approved'],
    [
      'for ages the wrong way round',
      { content: { ...content, ageMin: 20, ageMax: 19 } },
      'ages-are-the-wrong-way-round',
    ],
    ['in person, nowhere', { content: { ...content, address: null } }, 'location-is-missing'],
    ['partly in person, nowhere', { content: { ...content, mode: 'both', address: null } }, 'location-is-missing'],
    ['without a word of what is done there', { content: { ...content, description: ' \n' } }, 'texts-are-missing'],
    ['without how to take part', { content: { ...content, booking: '' } }, 'texts-are-missing'],
    [
      'for the network, without a date',
      { content: { ...content, audience: 'network' }, hasNoDates: true },
      'dates-are-missing',
    ],
    [
      'for the network, unless it is an event',
      { content: { ...content, audience: 'network', kind: 'course' } },
      'network-is-for-events',
    ],
    ['whose dates are past', { datesArePast: true }, 'dates-are-past'],
    [
      'for people of 17 where nobody says who keeps them safe',
      { content: { ...content, ageMin: 17 }, safeguardingGap: 'no-safeguarding-lead' },
      'no-safeguarding-lead',
    ],
  ] as const)('may not be published %s', (_, change, refusal) => {
    expect(publishRefusalOf({ ...good, ...change })).toBe(refusal)
  })
})

test('what is missing is told all at once, and on which page it is written', () => {
  const empty = { summary: '', description: 'You fill ten jars.', booking: ' ' }
  expect(missingTextsIn(empty)).toEqual([
    { text: 'summary', topic: 'what' },
    { text: 'booking', topic: 'how' },
  ])
  const ages = { ageMin: 9, ageMax: 8 }
  const where = { mode: 'in-person', neighbourhoodId: null, address: null } as const
  const content = { ...empty, ...ages, ...where, kind: 'event', audience: 'everybody' } as const
  const dates = { datesArePast: true, hasNoDates: false }
  const proposal = { status: 'draft', content, organisationApproved: false, ...dates } as const
  expect(publishGapsOf({ ...proposal, safeguardingGap: 'no-safeguarding-lead' })).toEqual([
    'organisation-not-approved',
    'texts-are-missing',
    'ages-are-the-wrong-way-round',
    'location-is-missing',
    'dates-are-past',
    'no-safeguarding-lead',
  ])
})

test('a listing is doubted when nobody confirmed it for more than 90 days', () => {
  expect(daysBefore(now, 2).toISOString()).toBe('2026-06-03T09:00:00.000Z')
  expect(isDoubted(null, now)).toBe(false)
  expect(isDoubted(daysBefore(now, 90), now)).toBe(false)
  expect(isDoubted(new Date(daysBefore(now, 90).getTime() - 1), now)).toBe(true)
})

test.each<[whole: EventStatus, single: EventStatus, status: EventStatus]>([
  ['scheduled', 'scheduled', 'scheduled'],
  ['scheduled', 'cancelled', 'cancelled'],
  ['full', 'scheduled', 'full'],
  ['full', 'postponed', 'postponed'],
  ['cancelled', 'scheduled', 'cancelled'],
  ['postponed', 'full', 'postponed'],
  ['moved-online', 'cancelled', 'moved-online'],
])('where the whole is %s and one date is %s, that date is %s', (whole, single, status) => {
  expect(statusOfSession({ eventStatus: whole }, { eventStatus: single })).toBe(status)
})

test.each([
  ['scheduled', true, 'EventScheduled', {}],
  ['cancelled', false, 'EventCancelled', {}],
  ['postponed', false, 'EventPostponed', {}],
  ['moved-online', true, 'EventMovedOnline', {}],
  ['full', true, 'EventScheduled', { availability: 'https://schema.org/SoldOut' }],
] as const)('what is %s takes place: %s, as schema.org says it: %s', (status, takesPlace, term, availability) => {
  expect(takesPlaceWith(status)).toBe(takesPlace)
  expect(schemaStatusOf(status)).toBe(`https://schema.org/${term}`)
  expect(availabilityOf(status)).toEqual(availability)
})

test('a draft that has begun promises nothing but its name', () => {
  const begun = { title: 'Jars', titleCy: null, kind: 'workshop', theme: 'food' } as const
  expect(beginningContent(begun)).toMatchObject({
    ...begun,
    mode: 'in-person',
    eventStatus: 'scheduled',
    languages: ['en'],
    costPence: null,
    summary: '',
  })
})
