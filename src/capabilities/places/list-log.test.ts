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
  const { entries } = await listLog({ limit: 50 }, town.services)
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
    const { entries } = await listLog({ placeId, limit: 50, ...filter }, town.services)
    return entries.map(({ action, actorName }) => `${actorName}: ${action}`)
  }
  const founded = 'Ada Admin: place.founded'
  expect(await read({ terms: 'ada ad' })).toContain(founded)
  expect(await read({ terms: 'seaTOWN' })).toContain(founded)
  expect(await read({ terms: 'sea%own' })).toEqual([])
  expect(await read({ terms: 'lena' })).not.toContain(founded)
  const { entries: all } = await listLog({ placeId, limit: 50 }, town.services)
  expect(all.length).toBeGreaterThan(1)
  const { entries: oldest } = await listLog({ placeId, limit: 50, isOldestFirst: true }, town.services)
  const [first, ...rest] = oldest
  expect([first?.id, ...rest.map(({ id }) => id)]).toEqual(all.map(({ id }) => id).reverse())
  const { entries: onwards } = await listLog(
    { placeId, limit: 50, isOldestFirst: true, after: first?.id },
    town.services,
  )
  expect(onwards).toEqual(rest)
})

test.each([false, true])(
  'a search looks through so much for one page, and goes on from there (oldest first: %s)',
  async (isOldestFirst) => {
    const town = await aTown()
    await anOrganisation(town)
    const { placeId } = town
    const { entries: all } = await listLog({ placeId, isOldestFirst, limit: 50 }, town)
    const asked = { placeId, isOldestFirst, terms: 'lena', limit: 50 }
    const looked = async (after?: string) => listLog({ ...asked, after }, { ...town.services, looksThrough: 2 })
    const found: string[] = []
    let page = await looked()
    // Two entries of all are looked at for each page.
    for (let turn = 1; page.next; turn++) {
      expect(page).toMatchObject({ next: all[turn * 2 - 1]?.id, lookedUntil: all[turn * 2 - 1]?.at })
      found.push(...page.entries.map(({ id }) => id))
      page = await looked(page.next)
    }
    found.push(...page.entries.map(({ id }) => id))
    const { entries: whole, next, lookedUntil } = await listLog(asked, town.services)
    expect(whole.length).toBeGreaterThan(0)
    expect([next, lookedUntil]).toEqual([undefined, undefined])
    expect(found).toEqual(whole.map(({ id }) => id))
    // A page that is full goes on after its last entry.
    expect(await listLog({ ...asked, terms: 'a', limit: 1 }, { ...town.services, looksThrough: 50 })).toMatchObject({
      ...{ next: all[0]?.id, lookedUntil: undefined },
    })
  },
)
