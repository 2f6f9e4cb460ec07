import { expect, test } from 'vitest'
import { planYear } from './year.ts'

const until = new Date('2026-11-23T12:00:00Z')

const sharesOf = (scale: number) =>
  planYear({ seed: 'waymark', scale, until }).towns.flatMap((town) => [...town.shares()])

function totalsOf(scale: number) {
  const towns = sharesOf(scale)
  const awards = towns.flatMap((town) => town.awards)
  const perLearner = Map.groupBy(awards, (award) => award.learner.key)
  return {
    participants: perLearner.size,
    employers: towns.flatMap((town) => town.organisations).filter((one) => one.content.kind === 'employer').length,
    opportunities: towns.flatMap((town) => town.opportunities).length,
    badges: awards.length,
    withMoreThanOne: [...perLearner.values()].filter((list) => list.length > 1).length,
  }
}

test('plans the pilots’ year as it was', () => {
  expect(totalsOf(1)).toEqual({
    participants: 2000,
    employers: 53,
    opportunities: 350,
    badges: 3675,
    withMoreThanOne: 980,
  })
})

test('plans the same year from the same seed, and ten times as much at ten times the scale', () => {
  expect(JSON.stringify(sharesOf(1))).toBe(JSON.stringify(sharesOf(1)))
  expect(totalsOf(10)).toEqual({
    participants: 20_000,
    employers: 530,
    opportunities: 3500,
    badges: 36_750,
    withMoreThanOne: 9800,
  })
})

test('gives every employer something to show, and nobody the same badge twice', () => {
  for (const town of sharesOf(2)) {
    const showing = new Set(town.opportunities.map((one) => one.offer.organisationKey))
    expect(town.organisations.every((one) => showing.has(one.key))).toBe(true)
    const keys = town.awards.map((award) => `${award.learner.key} ${award.opportunity.offer.key}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('lets nothing happen before it can: badges after their organisation, awards after their opportunity, keeping after the award', () => {
  const { begins, ends } = planYear({ seed: 'waymark', scale: 1, until })
  for (const town of sharesOf(1)) {
    const joined = new Map(town.organisations.map((one) => [one.key, one.joinedOn]))
    for (const one of town.opportunities)
      expect(one.publishedOn > (joined.get(one.offer.organisationKey) ?? ends)).toBe(true)
    for (const { opportunity, on, keptOn } of town.awards) {
      expect(on > opportunity.publishedOn && on > begins && on < ends).toBe(true)
      expect(keptOn === undefined || keptOn > on).toBe(true)
    }
  }
})

test('plans a thousandfold year share by share: nobody waits for the last, and the first is the year of ×1', () => {
  const { towns } = planYear({ seed: 'waymark', scale: 1000, until })
  const [brighton] = towns
  if (!brighton) throw new Error('no town')
  expect(brighton.happenings).toBeGreaterThan(2_000_000)
  const shares = brighton.shares()
  expect(JSON.stringify(shares.next().value)).toBe(JSON.stringify(sharesOf(1)[0]))
  const second = shares.next().value
  expect(second.awards).toHaveLength(2059)
  expect(second.organisations[0].content.name).toMatch(/ 2$/)
})

test('every learner of every share is somebody else', () => {
  const emails = sharesOf(3).flatMap((share) => [...new Set(share.awards.map((award) => award.learner.email))])
  expect(new Set(emails).size).toBe(6000)
  expect(emails).toHaveLength(6000)
})
