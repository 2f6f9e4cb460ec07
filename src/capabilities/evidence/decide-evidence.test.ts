import { expect, test } from 'vitest'
import { issueAwardRun } from '#capabilities/awards/issue-award-run.ts'
import { undoAwardRun } from '#capabilities/awards/undo-award-run.ts'
import { addMember } from '#capabilities/organisations/add-member.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import { aLearner, aPiece, written } from '#tests/support/evidence.ts'
import { anOrganisation, now, type Town } from '#tests/support/town.ts'
import { chooseAssessor } from './choose-assessor.ts'
import { decideEvidence } from './decide-evidence.ts'
import { digestOf } from './evidence-format.ts'
import type { Decision } from './evidence-rules.ts'
import { findEvidence, findManifest } from './find-evidence.ts'
import { giveAcceptedBadge } from './give-accepted-badge.ts'
import { removeOldEvidence } from './remove-old-evidence.ts'
import { restoreEvidence } from './restore-evidence.ts'
import { reviseEvidence } from './revise-evidence.ts'
import { sendEvidence, takeEvidenceBack } from './send-evidence.ts'
import { tellOfEvidence } from './tell-of-evidence.ts'

const runOf = async ({ database }: Pick<Town, 'database'>, pieceId: string) => {
  const { runId } = await database
    .selectFrom('evidencePieces')
    .select('runId')
    .where('id', '=', pieceId)
    .executeTakeFirstOrThrow()
  return { runId: runId ?? '' }
}

const seenSentAt = now.toISOString()
const said = (decision: Decision, comment = 'Well done.') => ({ decision, comment, seenSentAt })

test('of two assessors at once one decides, and the other is told so', async () => {
  const { pieceId, assessing } = await aPiece({ sent: true, warm: 6 })
  const outcomes = await Promise.all(
    (['accepted', 'declined', 'returned', 'accepted', 'declined'] as const).map((decision) =>
      decideEvidence({ pieceId, ...said(decision) }, assessing),
    ),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]))
  // What was returned is the learner's again: the organisation does not find it.
  expect(refusals.every((one) => one === 'decided-meanwhile' || one === 'evidence-not-found')).toBe(true)
})

test('what was sent anew meanwhile is not decided unseen', async () => {
  const { pieceId, powers, assessing } = await aPiece({ sent: true })
  await decideEvidence({ pieceId, ...said('returned', 'Add a picture.') }, assessing)
  const later = new Date(now.getTime() + 60_000)
  await reviseEvidence({ pieceId, ...written, body: 'Something else.' }, { ...powers, now: later })
  await sendEvidence({ pieceId }, { ...powers, now: later })
  expect(await decideEvidence({ pieceId, ...said('accepted') }, assessing)).toEqual({
    ok: false,
    refusal: 'decided-meanwhile',
  })
})

test('a learner who gets no badge is told why; nobody decides on their own; no other organisation decides', async () => {
  const { town, owner, pieceId, signedIn, assessing } = await aPiece({ sent: true })
  for (const decision of ['returned', 'declined'] as const)
    expect(await decideEvidence({ pieceId, ...said(decision, '') }, assessing)).toEqual({
      ok: false,
      refusal: 'comment-is-missing',
    })
  const { organisationId, manager } = owner
  await addMember({ personId: signedIn.personId, role: 'issuer' }, { database: town.database, manager, now })
  const oneself = mintIssuer({ organisationId, personId: signedIn.personId })
  expect(await decideEvidence({ pieceId, ...said('accepted') }, { ...assessing, issuer: oneself })).toEqual({
    ok: false,
    refusal: 'own-evidence',
  })
  const others = await anOrganisation(town, { name: 'Corn Hall' })
  const strangers = { ...assessing, issuer: others.issuer }
  expect(await decideEvidence({ pieceId, ...said('accepted') }, strangers)).toEqual({
    ok: false,
    refusal: 'evidence-not-found',
  })
  expect(await chooseAssessor({ pieceId, assessorId: null }, strangers)).toEqual({
    ok: false,
    refusal: 'evidence-not-found',
  })
  expect(await chooseAssessor({ pieceId, assessorId: others.personId }, assessing)).toEqual({
    ok: false,
    refusal: 'not-a-member',
  })
  expect(await chooseAssessor({ pieceId, assessorId: owner.personId }, assessing)).toEqual({ ok: true })
})

test('what was accepted gives one signed badge that holds its hash and nothing of it, and is not taken back', async () => {
  const { town, pieceId, signedIn, powers, assessing } = await aPiece({ sent: true })
  expect(await decideEvidence({ pieceId, ...said('accepted') }, assessing)).toEqual({ ok: true })
  expect(await takeEvidenceBack({ pieceId }, powers)).toEqual({ ok: false, refusal: 'evidence-is-decided' })
  const giving = { ...assessing, actFor: () => assessing.issuer }
  await giveAcceptedBadge({ pieceId }, giving)
  await giveAcceptedBadge({ pieceId }, giving)
  const { runId } = await runOf(town, pieceId)
  await issueAwardRun({ runId }, { ...town.services, now })
  const awards = await town.database.selectFrom('awards').select(['id', 'evidence']).execute()
  expect(awards).toHaveLength(1)
  const manifest = await findManifest({ id: pieceId, personId: signedIn.personId }, powers)
  const digest = digestOf(manifest ?? '')
  const stranger = await aLearner(town, 'Nosy Neighbour')
  expect(await findManifest({ id: pieceId, personId: stranger.personId }, powers)).toBeUndefined()
  expect(manifest).toContain(written.body)
  const { credential: signed } = await town.database
    .selectFrom('awardCredentials')
    .select('credential')
    .executeTakeFirstOrThrow()
  expect(signed).toContain(`ni:///sha-256;${digest}`)
  for (const secret of [written.title, written.body, written.links[0] ?? '', signedIn.email, signedIn.name])
    expect(signed).not.toContain(secret)
  // Half a year later the texts are gone here, and the hash stays.
  await removeOldEvidence({ database: town.database, now: new Date('2026-12-05T09:00:01Z') })
  const own = await findEvidence({ id: pieceId, personId: signedIn.personId }, powers)
  expect(own?.piece).toMatchObject({ state: 'accepted', digest, title: '', body: '', links: [] })
  expect(await findManifest({ id: pieceId, personId: signedIn.personId }, powers)).toBeUndefined()
})

test('where the badge was archived before it was given, the piece waits again and nothing is given', async () => {
  const { town, owner, pieceId, assessing } = await aPiece({ sent: true })
  await decideEvidence({ pieceId, ...said('accepted') }, assessing)
  await town.database.updateTable('badges').set({ status: 'archived' }).execute()
  await giveAcceptedBadge({ pieceId }, { ...assessing, actFor: () => assessing.issuer })
  const whose = { id: pieceId, organisationId: owner.organisationId }
  expect((await findEvidence(whose, assessing))?.piece).toMatchObject({ state: 'sent', digest: null, runId: null })
  expect(await town.database.selectFrom('awardRuns').select('id').execute()).toEqual([])
  const refused = { ok: false, refusal: 'badge-is-archived' }
  expect(await decideEvidence({ pieceId, ...said('accepted') }, assessing)).toEqual(refused)
})

test('where its badge was undone a piece waits again, and is given another one; else it does not', async () => {
  const { town, owner, pieceId, assessing } = await aPiece({ sent: true })
  const give = async () => {
    await giveAcceptedBadge({ pieceId }, { ...assessing, actFor: () => assessing.issuer })
    const { runId } = await runOf(town, pieceId)
    await issueAwardRun({ runId }, { ...town.services, now })
    return runId
  }
  expect(await restoreEvidence({ pieceId }, assessing)).toEqual({ ok: false, refusal: 'badge-was-not-undone' })
  await decideEvidence({ pieceId, ...said('accepted') }, assessing)
  const runId = await give()
  expect(await restoreEvidence({ pieceId }, assessing)).toEqual({ ok: false, refusal: 'badge-was-not-undone' })
  await undoAwardRun({ runId }, assessing)
  const others = await anOrganisation(town, { name: 'Corn Hall' })
  expect(await restoreEvidence({ pieceId }, { ...assessing, issuer: others.issuer })).toEqual({
    ok: false,
    refusal: 'evidence-not-found',
  })
  expect(await restoreEvidence({ pieceId }, assessing)).toEqual({ ok: true })
  const whose = { id: pieceId, organisationId: owner.organisationId }
  expect((await findEvidence(whose, assessing))?.piece).toMatchObject({ state: 'sent', digest: null, runId: null })
  await decideEvidence({ pieceId, ...said('accepted') }, assessing)
  expect(await give()).not.toBe(runId)
  const held = await town.database.selectFrom('awards').select('id').where('revokedAt', 'is', null).execute()
  expect(held).toHaveLength(1)
})

test('each side is told in its language, and of nothing that has moved on', async () => {
  const { town, owner, pieceId, signedIn, assessing } = await aPiece({ sent: true })
  await town.database.updateTable('people').set({ locale: 'cy' }).where('id', '=', signedIn.personId).execute()
  const mails: { to: string; subject: string; text: string }[] = []
  const telling = {
    ...assessing,
    mailer: async (mail: { to: string; subject: string; text: string }) => void mails.push(mail),
  }
  await tellOfEvidence({ pieceId, state: 'sent', at: seenSentAt }, telling)
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Mae eich tystiolaeth ar gyfer Clwb Codio wedi cyrraedd',
    'Evidence for Coding Club waits for you',
  ])
  expect(mails[1]?.text).toContain(`/organisations/${owner.slug}/manage/evidence/${pieceId}`)
  // The mail to the organisation names no learner.
  expect(JSON.stringify(mails[1])).not.toContain(signedIn.name)
  await decideEvidence({ pieceId, ...said('declined', 'It is somebody else’s robot.') }, assessing)
  mails.length = 0
  await tellOfEvidence({ pieceId, state: 'sent', at: seenSentAt }, telling)
  expect(mails).toEqual([])
  await tellOfEvidence({ pieceId, state: 'declined', at: seenSentAt }, telling)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('It is somebody else’s robot.')
})
