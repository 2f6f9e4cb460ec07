import { expect, test } from 'vitest'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { gatheringRefusalOf, isHost } from './gathering-rules.ts'

const now = new Date('2027-06-02T11:00:00Z')
const text = {
  ...{ title: 'Walk the docks', titleCy: null, about: 'We look at three sites.', aboutCy: null, venue: 'Dock gate 4' },
  ...{ startsAt: new Date('2027-06-09T09:00:00Z'), minutes: 90 },
}

test('a gathering lies ahead and within reach, and tells nobody how to reach a person', () => {
  expect(gatheringRefusalOf(text, now)).toBeUndefined()
  expect(gatheringRefusalOf({ ...text, startsAt: now }, now)).toBe('in-the-past')
  expect(gatheringRefusalOf({ ...text, startsAt: new Date('2028-09-01T09:00:00Z') }, now)).toBe('out-of-reach')
  for (const named of [{ about: 'Write to a@b.example' }, { venue: 'Ring 01273 290800' }, { titleCy: 'a@b.example' }])
    expect(gatheringRefusalOf({ ...text, ...named }, now)).toBe('reaches-a-person')
})

test('a meet-up is changed by those who lead its place, a training by the programme team', () => {
  const lead = mintCityLead({ placeId: 'here', personId: 'p' })
  const team = mintProgrammeTeam({ personId: 't' })
  expect([
    isHost({ placeId: 'here' }, lead),
    isHost({ placeId: 'there' }, lead),
    isHost({ placeId: null }, lead),
  ]).toEqual([...[true, false, false]])
  expect([isHost({ placeId: 'here' }, team), isHost({ placeId: null }, team)]).toEqual([false, true])
})
