import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { checkSignedAward } from './check-badge.ts'
import { findSignedAward } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { withdrawAward } from './withdraw-award.ts'

async function anAward(town: Town) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = [{ recipient: { name: 'Ava Test', email: 'ava@example.org' }, evidence: [] }]
  const outcome = await issueAwards(
    { badgeId, lines, notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const [line] = outcome.ok ? outcome.lines : []
  if (!line?.ok) throw new Error('not awarded')
  const { awardId } = line
  const signed = async () => {
    const found = await findSignedAward(awardId, { database: town.database })
    if (!found) throw new Error('not signed')
    return found
  }
  return { library, awardId, signed }
}

test.each(['key', 'web'] as const)(
  'did:%s: genuine by the register, and withdrawn at the very next look',
  async (didMethod) => {
    const town = await aTown()
    town.services.site.didMethod = didMethod
    const { library, awardId, signed } = await anAward(town)
    const check = async () => checkSignedAward(await signed(), { ...town.services, now })
    const { report, issuedHere } = await check()
    expect(report.verdict).toBe('genuine')
    expect(report.checks.map(({ id, outcome }) => `${id} ${outcome}`)).toContain('status passed')
    expect(issuedHere?.name).toBe('Jubilee Library')
    await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now })
    const after = (await check()).report
    expect(after.verdict).toBe('genuine-but-no-longer-valid')
    expect(after.checks.find(({ id }) => id === 'status')).toMatchObject({ outcome: 'failed', reason: 'revoked' })
  },
)

test('a document that was altered is not genuine, whatever the register says', async () => {
  const town = await aTown()
  const { signed } = await anAward(town)
  const { credential, ...entry } = await signed()
  const altered = { ...entry, credential: credential.replace('"validFrom":"2', '"validFrom":"1') }
  expect(altered.credential).not.toBe(credential)
  expect((await checkSignedAward(altered, { ...town.services, now })).report.verdict).toBe('not-genuine')
})

test('an entry at another place of the list is asked of the list', async () => {
  const town = await aTown()
  const { library, awardId, signed } = await anAward(town)
  await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now })
  const { credential, statusIndex } = await signed()
  const another = { credential, statusIndex: statusIndex + 1, revokedAt: null, suspendedAt: null }
  expect((await checkSignedAward(another, { ...town.services, now })).report.verdict).toBe(
    'genuine-but-no-longer-valid',
  )
})
