import { readStatus, verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { checkBadge, checkSignedAward } from './check-badge.ts'
import { findAward, findSignedAward } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { publishStatusList } from './publish-status-list.ts'
import { restoreAwards } from './restore-awards.ts'
import { suspendAwards } from './suspend-awards.ts'
import { withdrawAward } from './withdraw-award.ts'

async function awarded(town: Town, count: number) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const powers = { ...town.services, issuer: library.issuer, now }
  const lines = Array.from({ length: count }, (_, nth) => ({ recipient: { name: `Person ${nth}` }, evidence: [] }))
  const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
  const awardIds = outcome.ok ? outcome.lines.map((line) => (line.ok ? line.awardId : '')) : []
  const signed = async (id: string) => {
    const found = await findSignedAward(id, town)
    if (!found) throw new Error('not signed')
    return found
  }
  return { library, powers, awardIds, signed }
}

test('all who check an award on hold read so at once, and that it counts again when it is taken off hold', async () => {
  const town = await aTown()
  const { powers, awardIds, signed } = await awarded(town, 2)
  const [first = '', second = ''] = awardIds
  const verdicts = async (id: string) => {
    const award = await signed(id)
    const [own, list] = await Promise.all([
      checkSignedAward(award, { ...town.services, now }),
      checkBadge(award.credential, { ...town.services, now }),
    ])
    return [own.report.verdict, list.report.verdict]
  }
  expect(await verdicts(first)).toEqual(['genuine', 'genuine'])
  const request = { awardIds: [first], reason: ' We look into it. ' }
  expect(await suspendAwards(request, powers)).toEqual({ ok: true, suspended: 1 })
  expect(await suspendAwards(request, powers)).toEqual({ ok: true, suspended: 0 })
  expect(await findAward(first, town)).toMatchObject({ suspensionReason: 'We look into it.', suspendedAt: now })
  expect(await verdicts(first)).toEqual(['genuine-but-suspended', 'genuine-but-suspended'])
  expect(await verdicts(second)).toEqual(['genuine', 'genuine'])
  expect(await restoreAwards({ awardIds: [first], reason: 'All is well.' }, powers)).toEqual({ ok: true, restored: 1 })
  expect(await verdicts(first)).toEqual(['genuine', 'genuine'])
  await suspendAwards(request, powers)
  await withdrawAward({ awardId: first, reason: 'Wrong' }, powers)
  expect(await verdicts(first)).toEqual(['genuine-but-no-longer-valid', 'genuine-but-no-longer-valid'])
  expect(await restoreAwards({ awardIds: [first], reason: 'x' }, powers)).toMatchObject({ refusal: 'nobody-is-chosen' })
})

test('many put on hold at once leave one list to be signed anew, and the list of the withdrawn as it was', async () => {
  const town = await aTown()
  const { library, powers, awardIds } = await awarded(town, 40)
  const which = { organisationSlug: library.slug, number: 1 }
  const list = (purpose: 'revocation' | 'suspension', at = now) =>
    publishStatusList({ ...which, purpose }, { ...town.services, now: at })
  const before = await list('revocation')
  await list('suspension')
  expect(await suspendAwards({ awardIds, reason: 'x' }, powers)).toEqual({ ok: true, suspended: 40 })
  const later = new Date(now.getTime() + 60_000)
  const signed = await list('suspension', later)
  expect(signed?.signedAt).toEqual(later)
  expect(JSON.parse(signed?.credential ?? '{}')).toMatchObject({
    id: `https://waymark.test/status/${library.slug}/1/suspension`,
    credentialSubject: { statusPurpose: 'suspension' },
  })
  expect(await list('revocation', later)).toEqual(before)
  const { rows } = await town.pool.query(
    `select count(*)::int as entries from audit_entries where action = 'award.suspended'`,
  )
  expect(rows).toEqual([{ entries: 40 }])
})

test('what is signed names one status, as Open Badges 3.0 has it; a list beside it tells other programs of holds', async () => {
  const town = await aTown()
  const { library, powers, awardIds, signed } = await awarded(town, 1)
  const [first = ''] = awardIds
  await suspendAwards({ awardIds, reason: 'x' }, powers)
  const published = async (purpose: 'revocation' | 'suspension') => {
    const which = { organisationSlug: library.slug, number: 1, purpose }
    const list = await publishStatusList(which, { ...town.services, now })
    return JSON.parse(list?.credential ?? '{}')
  }
  const { credential, statusIndex } = await signed(first)
  expect(JSON.parse(credential).credentialStatus).toMatchObject({
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
  })
  const revocation = await published('revocation')
  const report = await verifyBadge(credential, { now, fetchDocument: async () => ({ ok: true, document: revocation }) })
  expect(report.verdict).toBe('genuine')
  const { credentialSubject } = (await published('suspension')) as { credentialSubject: { encodedList: string } }
  expect(readStatus(credentialSubject.encodedList, statusIndex)).toMatchObject({ ok: true, isSet: true })
})

test('needs a reason and somebody', async () => {
  const town = await aTown()
  const { powers, awardIds } = await awarded(town, 2)
  expect(await suspendAwards({ awardIds, reason: ' ' }, powers)).toMatchObject({ refusal: 'reason-is-missing' })
  expect(await suspendAwards({ awardIds: [], reason: 'x' }, powers)).toMatchObject({ refusal: 'nobody-is-chosen' })
  const long = { awardIds, reason: 'x'.repeat(1001) }
  expect(await suspendAwards(long, powers)).toMatchObject({ refusal: 'reason-is-too-long' })
  expect(await restoreAwards(long, powers)).toMatchObject({ refusal: 'reason-is-too-long' })
  expect(await restoreAwards({ awardIds, reason: ' ' }, powers)).toMatchObject({ refusal: 'reason-is-missing' })
  expect(await restoreAwards({ awardIds: [], reason: 'x' }, powers)).toMatchObject({ refusal: 'nobody-is-chosen' })
  expect(await restoreAwards({ awardIds, reason: 'x' }, powers)).toMatchObject({ refusal: 'nobody-is-chosen' })
})

test('an issuer of another organisation puts nothing on hold and takes nothing off', async () => {
  const town = await aTown()
  const { powers, awardIds } = await awarded(town, 1)
  const other = await anOrganisation(town, { name: 'Other' })
  const theirs = { ...town.services, issuer: other.issuer, now }
  expect(await suspendAwards({ awardIds, reason: 'x' }, theirs)).toMatchObject({ refusal: 'nobody-is-chosen' })
  await suspendAwards({ awardIds, reason: 'x' }, powers)
  expect(await restoreAwards({ awardIds, reason: 'x' }, theirs)).toMatchObject({ refusal: 'nobody-is-chosen' })
})

test('holding, restoring and withdrawing at the same moment end in one state that the lists tell', async () => {
  const town = await aTown({ warm: 8 })
  const { powers, awardIds, signed } = await awarded(town, 1)
  const [first = ''] = awardIds
  for (let round = 0; round < 8; round++) {
    await Promise.all([
      suspendAwards({ awardIds, reason: 'x' }, powers),
      restoreAwards({ awardIds, reason: 'x' }, powers),
      checkBadge((await signed(first)).credential, { ...town.services, now }),
    ])
    const award = await signed(first)
    const { report } = await checkBadge(award.credential, { ...town.services, now })
    expect(report.verdict).toBe(award.suspendedAt ? 'genuine-but-suspended' : 'genuine')
  }
})
