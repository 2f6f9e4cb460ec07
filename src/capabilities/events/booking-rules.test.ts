import { expect, test } from 'vitest'
import {
  closesAt,
  fitsAges,
  isReminderDue,
  misfitOf,
  needsKeptSince,
  nextOffers,
  offerUntil,
  partyRefusalOf,
  referenceOf,
  remindedBefore,
  seatsLeft,
  toldAfter,
} from './booking-rules.ts'

const now = new Date('2026-06-05T09:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

test('an offered seat waits a day, half of the time that is left, or half an hour; in the last hour none is offered', () => {
  expect(offerUntil(hours(100), now)).toEqual(hours(24))
  expect(offerUntil(hours(48), now)).toEqual(hours(24))
  expect(offerUntil(hours(20), now)).toEqual(hours(10))
  expect(offerUntil(hours(1), now)).toEqual(hours(0.5))
  expect(offerUntil(hours(0.99), now)).toBeUndefined()
  expect(offerUntil(hours(-1), now)).toBeUndefined()
})

test('seats of each way to take part are counted apart, and never below none', () => {
  const terms = { inPersonSeats: 5, onlineSeats: null }
  expect(seatsLeft(terms, { inPersonTaken: 2, onlineTaken: 4 }, 'in-person')).toBe(3)
  expect(seatsLeft(terms, { inPersonTaken: 7, onlineTaken: 0 }, 'in-person')).toBe(0)
  expect(seatsLeft(terms, { inPersonTaken: 0, onlineTaken: 0 }, 'online')).toBe(0)
  expect(closesAt({ closesHours: 3 }, hours(10))).toEqual(hours(7))
})

test('offers go by turn to all who fit', () => {
  const one = (id: string, seats: number, channel: 'in-person' | 'online' = 'in-person') => ({ id, seats, channel })
  const waiting = [one('a', 3), one('b', 1), one('c', 2), one('d', 1, 'online'), one('e', 1)]
  const ids = (inPerson: number, online: number) =>
    nextOffers(waiting, { 'in-person': inPerson, online }).map(({ id }) => id)
  expect(ids(2, 0)).toEqual(['b', 'e'])
  expect(ids(3, 1)).toEqual(['a', 'd'])
  expect(ids(4, 0)).toEqual(['a', 'b'])
  expect(ids(0, 0)).toEqual([])
})

test('ages at the edge of a band fit', () => {
  expect(fitsAges('under-13', { ageMin: 12, ageMax: 16 })).toBe(true)
  expect(fitsAges('under-13', { ageMin: 13, ageMax: 16 })).toBe(false)
  expect(fitsAges('13-to-17', { ageMin: 17, ageMax: 99 })).toBe(true)
  expect(fitsAges('13-to-17', { ageMin: 18, ageMax: 99 })).toBe(false)
  expect(fitsAges('adult', { ageMin: 0, ageMax: 17 })).toBe(false)
  expect(fitsAges('adult', { ageMin: 0, ageMax: 18 })).toBe(true)
})

test('an adult who brings a child to something for children comes along', () => {
  const limits = { mostPeople: 2, ages: { ageMin: 5, ageMax: 11 } }
  const party = { bookerAge: 'adult' as const, guardianAgrees: true }
  const mother = { name: 'Mo', age: 'adult' as const }
  const child = { name: 'Kit', age: 'under-13' as const }
  expect(partyRefusalOf({ ...party, people: [mother, child] }, limits)).toBeUndefined()
  expect(partyRefusalOf({ ...party, people: [mother] }, limits)).toBe('age-does-not-fit')
  expect(partyRefusalOf({ ...party, people: [mother, child, child] }, limits)).toBe('too-many-people')
})

test('a reminder is due between thirty and two hours before, twelve hours after booking at the earliest, once', () => {
  const due = (startsIn: number, bookedAgo = 100, remindedAt: Date | null = null) =>
    isReminderDue({ startsAt: hours(startsIn), bookedAt: hours(-bookedAgo), remindedAt }, now)
  expect([due(30), due(2), due(24, 12)]).toEqual([true, true, true])
  expect([due(30.1), due(1.9), due(24, 11.9), due(24, 100, now)]).toEqual([false, false, false, false])
})

test('a reference is short and made of what can be read out', () => {
  expect(referenceOf('0197400c-1111-7000-8000-0000ab12cd34')).toBe('12CD34')
})

test('children need an adult who agrees, and who is judged by age depends on who comes', () => {
  const limits = { mostPeople: 3, ages: { ageMin: 0, ageMax: 120 } }
  const [child, teen, adult] = (['under-13', '13-to-17', 'adult'] as const).map((age) => ({ name: age, age }))
  if (!child || !teen || !adult) throw new Error('nobody')
  const refusal = (people: { name: string; age: typeof child.age }[], more = {}, at = limits) =>
    partyRefusalOf({ people, bookerAge: 'adult', guardianAgrees: false, ...more }, at)
  expect(refusal([])).toBe('nobody-comes')
  expect(refusal([child])).toBe('guardian-must-agree')
  expect(refusal([child], { guardianAgrees: true })).toBeUndefined()
  expect(refusal([child], { guardianAgrees: true, bookerAge: '13-to-17' })).toBe('guardian-must-book')
  expect(refusal([adult], { bookerAge: 'under-13' })).toBe('guardian-must-book')
  expect(refusal([teen], { bookerAge: '13-to-17' })).toBeUndefined()
  expect(refusal([adult])).toBeUndefined()
  const teens = { mostPeople: 3, ages: { ageMin: 13, ageMax: 17 } }
  expect(refusal([teen, adult], {}, teens)).toBeUndefined()
  expect(refusal([adult, adult], {}, teens)).toBe('age-does-not-fit')
  expect(refusal([teen, child], { guardianAgrees: true }, teens)).toBe('age-does-not-fit')
  // Whose age it is: an adult who brings others is never the one.
  const misfit = (...people: (typeof child)[]) => misfitOf(people, teens.ages)
  expect([misfit(teen, child), misfit(adult, child), misfit(adult), misfit(adult, teen)]).toEqual([1, 1, 0, undefined])
})

test('what the clock does has its hours', () => {
  expect(remindedBefore(now)).toEqual(hours(30))
  expect(needsKeptSince(now)).toEqual(hours(-30 * 24))
  expect(toldAfter(now)).toEqual(hours(1 / 6))
})
