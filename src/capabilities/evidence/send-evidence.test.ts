import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aLearner, aPiece, written } from '#tests/support/evidence.ts'
import { inStretches } from '#tests/support/in-stretches.ts'
import { aBadge, anOrganisation, now } from '#tests/support/town.ts'
import { addEvidenceFile } from './add-evidence-file.ts'
import { mostFiles } from './evidence-rules.ts'
import { findEvidence, findEvidenceFile } from './find-evidence.ts'
import { listWaitingEvidence } from './list-waiting-evidence.ts'
import { removeEvidenceFile } from './remove-evidence-file.ts'
import { removeOldEvidence } from './remove-old-evidence.ts'
import { evidenceRevision, reviseEvidence } from './revise-evidence.ts'
import { sendEvidence, takeEvidenceBack } from './send-evidence.ts'
import { startEvidence } from './start-evidence.ts'

const picture = (hue: number) =>
  sharp({ create: { width: 20, height: 20, channels: 3, background: `hsl(${hue}, 50%, 50%)` } })
    .png()
    .toBuffer()

test('eight presses at once begin one piece; only a badge that asks for evidence takes it, and only from 13', async () => {
  const { town, owner, badgeId, pieceId, signedIn, powers } = await aPiece({ warm: 8 })
  const again = await Promise.all(Array.from({ length: 8 }, () => startEvidence({ badgeId }, powers)))
  expect(new Set(again.map((one) => one.ok && one.pieceId))).toEqual(new Set([pieceId]))
  const plain = await aBadge(town, owner, { name: 'Plain' })
  expect(await startEvidence({ badgeId: plain.badgeId }, powers)).toEqual({
    ok: false,
    refusal: 'badge-takes-no-evidence',
  })
  const other = await aBadge(town, owner, { name: 'Other', evidenceRequired: true, evidenceGuidance: 'A text.' })
  await town.database.updateTable('people').set({ ageBand: null }).where('id', '=', signedIn.personId).execute()
  expect(await startEvidence({ badgeId: other.badgeId }, powers)).toEqual({ ok: false, refusal: 'age-is-not-known' })
})

test('of eight tabs that keep at once one is kept, and the others are told', async () => {
  const { pieceId, powers } = await aPiece({ warm: 8 })
  const own = { id: pieceId, personId: powers.signedIn.personId }
  const before = (await findEvidence(own, powers))?.piece
  if (!before) throw new Error('it is not there')
  const basedOn = evidenceRevision(before)
  const kept = await Promise.all(
    Array.from({ length: 8 }, (_, tab) => reviseEvidence({ pieceId, ...written, body: `Tab ${tab}`, basedOn }, powers)),
  )
  expect(kept.filter(({ ok }) => ok)).toHaveLength(1)
  expect(kept.filter(({ ok }) => !ok)).toEqual(Array(7).fill({ ok: false, refusal: 'changed-meanwhile' }))
})

test('nothing is sent without a title and something to see; what is sent is changed by nobody', async () => {
  const { pieceId, powers } = await aPiece()
  expect(await sendEvidence({ pieceId }, powers)).toEqual({ ok: false, refusal: 'title-is-missing' })
  await reviseEvidence({ pieceId, ...written, body: '', links: [] }, powers)
  expect(await sendEvidence({ pieceId }, powers)).toEqual({ ok: false, refusal: 'nothing-to-see' })
  await addEvidenceFile({ pieceId, name: 'C:\\me\\robot "1".png', bytes: await picture(10) }, powers)
  await addEvidenceFile({ pieceId, name: 'again.png', bytes: await picture(10) }, powers)
  const own = { id: pieceId, personId: powers.signedIn.personId }
  expect((await findEvidence(own, powers))?.files.map((one) => one.name)).toEqual(['robot 1.jpg'])
  expect(await sendEvidence({ pieceId }, powers)).toEqual({ ok: true })
  const refused = { ok: false, refusal: 'evidence-is-sent' }
  expect(await sendEvidence({ pieceId }, powers)).toEqual(refused)
  expect(await reviseEvidence({ pieceId, ...written }, powers)).toEqual(refused)
  expect(await addEvidenceFile({ pieceId, name: 'more.png', bytes: await picture(90) }, powers)).toEqual(refused)
  const [file] = (await findEvidence(own, powers))?.files ?? []
  expect(await removeEvidenceFile({ pieceId, fileId: file?.id ?? '' }, powers)).toEqual(refused)
})

test('no more files than the limit, also where they come at once', async () => {
  const { pieceId, powers } = await aPiece({ warm: 8 })
  const pictures = await Promise.all(Array.from({ length: mostFiles + 3 }, (_, turn) => picture(turn * 40)))
  const outcomes = await Promise.all(
    pictures.map((bytes, turn) => addEvidenceFile({ pieceId, name: `${turn}.png`, bytes }, powers)),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(mostFiles)
  expect(outcomes.filter((one) => !one.ok).map((one) => one.refusal)).toEqual(Array(3).fill('too-many-files'))
})

test('a piece is its learner’s, and the organisation’s from when it was sent: nobody else’s', async () => {
  const { town, owner, badgeId, pieceId, powers } = await aPiece()
  await reviseEvidence({ pieceId, ...written }, powers)
  await addEvidenceFile({ pieceId, name: 'robot.png', bytes: await picture(10) }, powers)
  const own = { id: pieceId, personId: powers.signedIn.personId }
  const fileId = (await findEvidence(own, powers))?.files[0]?.id ?? ''
  const theirs = { id: pieceId, organisationId: owner.organisationId }
  const stranger = await aLearner(town, 'Nosy Neighbour')
  const others = await anOrganisation(town, { name: 'Corn Hall' })
  const strangers = [
    { id: pieceId, personId: stranger.personId },
    { id: pieceId, organisationId: others.organisationId },
  ]
  expect(await findEvidence(theirs, powers)).toBeUndefined()
  expect(await findEvidenceFile({ ...theirs, fileId }, powers)).toBeUndefined()
  await sendEvidence({ pieceId }, powers)
  expect((await findEvidenceFile({ ...theirs, fileId }, powers))?.mediaType).toBe('image/jpeg')
  expect((await findEvidenceFile({ ...own, fileId }, powers))?.mediaType).toBe('image/jpeg')
  for (const whose of strangers) {
    expect(await findEvidence(whose, powers)).toBeUndefined()
    expect(await findEvidenceFile({ ...whose, fileId }, powers)).toBeUndefined()
  }
  // Nor is a file of another piece reached through a piece of their own.
  const theirOwn = await startEvidence({ badgeId }, { ...powers, signedIn: stranger })
  const ownId = theirOwn.ok ? theirOwn.pieceId : ''
  expect(await findEvidenceFile({ id: ownId, personId: stranger.personId, fileId }, powers)).toBeUndefined()
  const notTheirs = { ...powers, signedIn: stranger }
  expect(await takeEvidenceBack({ pieceId }, notTheirs)).toEqual({ ok: false, refusal: 'evidence-not-found' })
  expect(await reviseEvidence({ pieceId, ...written }, notTheirs)).toEqual({ ok: false, refusal: 'evidence-not-found' })
  expect(await sendEvidence({ pieceId }, notTheirs)).toEqual({ ok: false, refusal: 'evidence-not-found' })
})

test('what was taken back is gone, files and all, and waits for nobody', async () => {
  const { town, owner, badgeId, pieceId, powers } = await aPiece()
  await reviseEvidence({ pieceId, ...written }, powers)
  await addEvidenceFile({ pieceId, name: 'robot.png', bytes: await picture(10) }, powers)
  await sendEvidence({ pieceId }, powers)
  const { organisationId } = owner
  const waiting = () => inStretches((asked) => listWaitingEvidence({ organisationId, ...asked }, powers))
  const others = { ...powers, signedIn: await aLearner(town, 'Oona Other') }
  const other = await startEvidence({ badgeId }, others)
  const otherId = other.ok ? other.pieceId : ''
  await reviseEvidence({ pieceId: otherId, ...written }, others)
  await sendEvidence({ pieceId: otherId }, others)
  expect((await waiting()).map(({ id }) => id)).toEqual([pieceId, otherId].toSorted())
  expect(await takeEvidenceBack({ pieceId: otherId }, others)).toEqual({ ok: true })
  expect(await waiting()).toMatchObject([{ id: pieceId, learnerName: 'Lia Learner' }])
  expect(await takeEvidenceBack({ pieceId }, powers)).toEqual({ ok: true })
  expect(await waiting()).toEqual([])
  expect(await powers.database.selectFrom('evidenceFiles').selectAll().execute()).toEqual([])
})

test('a draft that nobody came back to for six months is removed; what waits for an assessor is not', async () => {
  const draft = await aPiece()
  const later = new Date('2026-12-05T09:00:01Z')
  await removeOldEvidence({ database: draft.powers.database, now: new Date(now.getTime() + 86_400_000) })
  const own = { id: draft.pieceId, personId: draft.signedIn.personId }
  expect(await findEvidence(own, draft.powers)).toBeDefined()
  await removeOldEvidence({ database: draft.powers.database, now: later })
  expect(await findEvidence(own, draft.powers)).toBeUndefined()
  const sent = await aPiece({ sent: true })
  await removeOldEvidence({ database: sent.powers.database, now: later })
  expect(await findEvidence({ id: sent.pieceId, personId: sent.signedIn.personId }, sent.powers)).toBeDefined()
})
