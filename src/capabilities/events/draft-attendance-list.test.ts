import { expect, test } from 'vitest'
import { findAwardRun } from '#capabilities/awards/find-award-run.ts'
import { issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { undoAwardRun } from '#capabilities/awards/undo-award-run.ts'
import { newId } from '#infrastructure/ids.ts'
import { correctNow } from '#tests/support/corrections.ts'
import { aRegister } from '#tests/support/registers.ts'
import { aBadge, now } from '#tests/support/town.ts'
import { draftAttendanceList } from './draft-attendance-list.ts'

const three = ['Ann Ash, ann@people.example', 'Ben Bay', 'Cat Coe']

async function aTickedRegister({ repeatable = false, warm = 0 } = {}) {
  const one = await aRegister(three, { warm })
  const { town, owner, powers, registerId } = one
  const { badgeId } = await aBadge(town, owner, { repeatable })
  const draft = () =>
    draftAttendanceList(
      {
        ...{ id: newId(now), registerId, badgeId, evidence: [], locale: 'en', notify: true },
      },
      powers,
    )
  const listed = async () => {
    const outcome = await draft()
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.listId
  }
  const give = (listId: string) => issueCheckedList({ listId }, { ...town.services, issuer: owner.issuer, now })
  const tickAll = async (...names: string[]) => {
    for (const name of names) await one.press([one.tick(await one.idOf(name))])
  }
  const given = async () => {
    const rows = await powers.database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'recipientId')
      .select('name')
      .where('revokedAt', 'is', null)
      .execute()
    return rows.map(({ name }) => name).sort()
  }
  return { ...one, draft, listed, give, tickAll, given, badgeId }
}

test('those who were there get the badge, with and without an address; the run knows its register', async () => {
  const { draft, listed, give, tickAll, given, powers, owner, registerId } = await aTickedRegister()
  expect(await draft()).toEqual({ ok: false, refusal: 'nobody-came' })
  await tickAll('Ann Ash', 'Ben Bay')
  const listId = await listed()
  expect(await given()).toEqual([])
  expect(await give(listId)).toEqual({ ok: true, runId: listId })
  expect(await given()).toEqual(['Ann Ash', 'Ben Bay'])
  const run = await findAwardRun({ id: listId, organisationId: owner.organisationId }, powers)
  expect(run).toMatchObject({ registerId, registerTitle: 'Repair evening', given: 2 })
})

test.each([false, true])(
  'nobody is given it twice for one session, whoever comes late (may be earned again: %s)',
  async (repeatable) => {
    const { draft, listed, give, tickAll, given } = await aTickedRegister({ repeatable })
    await tickAll('Ann Ash', 'Ben Bay')
    const early = await listed()
    await give(await listed())
    // The list that was begun before holds the same two.
    expect(await give(early)).toEqual({ ok: false, refusal: 'nobody-is-ready' })
    expect(await draft()).toEqual({ ok: false, refusal: 'everybody-has-it' })
    await tickAll('Cat Coe')
    await give(await listed())
    expect(await given()).toEqual(['Ann Ash', 'Ben Bay', 'Cat Coe'])
  },
)

test('two lists of one register that are confirmed at the same moment give each person one badge', async () => {
  const { listed, give, tickAll, given } = await aTickedRegister({ repeatable: true, warm: 6 })
  await tickAll('Ann Ash', 'Ben Bay', 'Cat Coe')
  const lists = [await listed(), await listed(), await listed(), await listed()]
  const outcomes = await Promise.all(lists.map(give))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(await given()).toEqual(['Ann Ash', 'Ben Bay', 'Cat Coe'])
})

test('who was given it under a wrong name, which was corrected, is not given it again', async () => {
  const { town, owner, draft, listed, give, tickAll, powers } = await aTickedRegister()
  await tickAll('Ben Bay')
  await give(await listed())
  const { id } = await powers.database.selectFrom('awards').select('id').executeTakeFirstOrThrow()
  const corrected = await correctNow(
    { awardId: id, name: 'Ben Bayley', email: '' },
    { ...town.services, issuer: owner.issuer, now },
  )
  expect(corrected.ok).toBe(true)
  expect(await draft()).toEqual({ ok: false, refusal: 'everybody-has-it' })
})

test('what was taken back can be given again', async () => {
  const { town, owner, listed, give, tickAll, given } = await aTickedRegister()
  await tickAll('Ben Bay')
  const runId = await listed()
  await give(runId)
  await undoAwardRun({ runId }, { ...town.services, issuer: owner.issuer, now })
  expect(await given()).toEqual([])
  await give(await listed())
  expect(await given()).toEqual(['Ben Bay'])
})
