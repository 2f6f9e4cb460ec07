import { expect, test } from 'vitest'
import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'
import { describeOpportunity } from './structured-data.ts'

const at = (day: number) => ({
  startsAt: new Date(Date.UTC(2026, 5, day, 10)),
  endsAt: new Date(Date.UTC(2026, 5, day, 12)),
})

function told(...states: EventStatus[]) {
  const opportunity = {
    kind: 'event',
    mode: 'online',
    title: 'Film',
    languages: [],
    skills: [],
    eventStatus: 'scheduled',
  }
  const described = describeOpportunity({
    opportunity: { ...opportunity, placeSlug: 'p', slug: 's', ageMin: 0, ageMax: 120, ageNote: null } as never,
    sessions: states.map((eventStatus, index) => ({ ...at(index + 1), eventStatus })),
    badges: [],
    place: { name: 'Seatown' } as never,
    origin: 'https://w.test',
    language: 'en',
    capacityAt: () => undefined,
  })
  const short = (one: unknown) =>
    String((one as { eventStatus: string }).eventStatus)
      .split('/')
      .at(-1)
  return {
    whole: short(described),
    start: described.startDate,
    dates: ((described.subEvent ?? []) as object[]).map(short),
  }
}

test('says of each date whether it takes place, and of the whole what holds for all of them', () => {
  expect(told('cancelled').whole).toBe('EventCancelled')
  expect(told('cancelled', 'moved-online')).toMatchObject({
    ...{ whole: 'EventScheduled', start: at(2).startsAt.toISOString() },
    dates: ['EventCancelled', 'EventMovedOnline'],
  })
  expect(told('cancelled', 'cancelled').whole).toBe('EventCancelled')
  expect(told('postponed', 'cancelled').whole).toBe('EventPostponed')
  expect(told('scheduled', 'scheduled').whole).toBe('EventScheduled')
})
