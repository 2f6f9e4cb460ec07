import { expect, test } from 'vitest'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { type LogFilter, listLog } from './list-log.ts'

test('the log says nothing of what single learners did', async () => {
  const town = await aTown()
  const learner = newId(now)
  await town.database.transaction().execute(async (tx) => {
    for (const action of [
      ...['award.claimed', 'goal.chosen', 'child.added', 'evidence.sent', 'evidence.removed'],
      ...['person.erasure-asked', 'person.erasure-taken-back', 'person.erased', 'evidence.accepted'],
    ])
      await audit(tx, { actorId: learner, action, subjectType: 'person', subjectId: learner }, now)
  })
  const entries = await listLog({ limit: 50 }, town.services)
  // What an assessor decided is the organisation’s own act.
  expect(entries.filter(({ subjectType }) => subjectType === 'person').map(({ action }) => action)).toEqual([
    'evidence.accepted',
  ])
})

test('is searched by who did it and by what it was done to, and read from its beginning', async () => {
  const town = await aTown()
  const { placeId } = town
  await anOrganisation(town)
  const read = async (filter: Omit<LogFilter, 'limit' | 'placeId'>) => {
    const entries = await listLog({ placeId, limit: 50, ...filter }, town.services)
    return entries.map(({ action, actorName }) => `${actorName}: ${action}`)
  }
  const founded = 'Ada Admin: place.founded'
  expect(await read({ terms: 'ada ad' })).toContain(founded)
  expect(await read({ terms: 'seaTOWN' })).toContain(founded)
  expect(await read({ terms: 'sea%own' })).toEqual([])
  expect(await read({ terms: 'lena' })).not.toContain(founded)
  const all = await listLog({ placeId, limit: 50 }, town.services)
  expect(all.length).toBeGreaterThan(1)
  const [first, ...rest] = await listLog({ placeId, limit: 50, isOldestFirst: true }, town.services)
  expect([first?.id, ...rest.map(({ id }) => id)]).toEqual(all.map(({ id }) => id).reverse())
  const onwards = await listLog({ placeId, limit: 50, isOldestFirst: true, after: first?.id }, town.services)
  expect(onwards).toEqual(rest)
})
