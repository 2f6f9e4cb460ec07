import { expect, test } from 'vitest'
import { listWaitingEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { aPiece } from '#tests/support/evidence.ts'
import { anOrganisation } from '#tests/support/town.ts'
import { evidenceActs, evidenceSubjects } from './evidence-acts.ts'

test('many pieces are taken over at once and given back to whom they were; another organisation takes none', async () => {
  const { town, owner, pieceId, assessing } = await aPiece({ sent: true })
  const acts = evidenceActs(assessing)
  const who = async () => (await listWaitingEvidence({ ...owner, limit: 5 }, town)).rows[0]?.assessorId
  const subjects = evidenceSubjects(async () => [{ id: pieceId }], assessing)
  const [before] = await subjects({ ids: undefined, limit: 10 })
  expect(before).toMatchObject({ id: pieceId, formerState: 'nobody' })
  expect(await acts.take.doOne(pieceId)).toEqual({ ok: true })
  expect(await who()).toBe(owner.personId)
  const [taken] = await subjects({ ids: [pieceId], limit: 10 })
  expect(await acts.leave.doOne(pieceId)).toEqual({ ok: true })
  expect(await who()).toBeNull()
  await acts.leave.undo({ id: pieceId, formerState: taken?.formerState ?? null })
  expect(await who()).toBe(owner.personId)
  await acts.take.undo({ id: pieceId, formerState: before?.formerState ?? null })
  expect(await who()).toBeNull()

  const { issuer } = await anOrganisation(town, { name: 'Museum' })
  const foreign = { ...assessing, issuer }
  expect(await evidenceActs(foreign).take.doOne(pieceId)).toEqual({ ok: false, refusal: 'evidence-not-found' })
  expect(await evidenceSubjects(async () => [{ id: pieceId }], foreign)({ ids: [pieceId], limit: 10 })).toEqual([])
})
