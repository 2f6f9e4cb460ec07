import { expect, test } from 'vitest'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import { aTown, now } from '#tests/support/town.ts'
import { listLog } from './list-log.ts'

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
