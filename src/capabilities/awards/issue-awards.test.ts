import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { findCredential } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'

const ava = { recipient: { name: 'Ava Test', email: 'Ava@Example.org ' }, evidence: [] }

test('gives a badge as a signed credential and tells the learner', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const badge = await aBadge(town, library)
  const outcome = await issueAwards(
    { badgeId: badge.badgeId, lines: [ava], notify: true },
    { ...town.services, issuer: library.issuer, now },
  )
  expect(outcome).toMatchObject({ ok: true, lines: [{ ok: true }] })
  const awardId = outcome.ok && outcome.lines[0]?.ok ? outcome.lines[0].awardId : ''
  const credential = await findCredential(awardId, { database: town.database })
  const report = await verifyBadge(credential ?? '', { now })
  expect(report.checks.find((check) => check.id === 'signature')?.outcome).toBe('passed')
  const jobs = await town.pool.query(`select data from pgboss.job where name = 'award.issued'`)
  expect(jobs.rows).toEqual([{ data: { awardId, mailId: expect.any(String) } }])
})

test('gives one award when the same request arrives eight times at once', async () => {
  const town = await aTown({ warm: 10 })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  // A learner known already: recording a new one would make the eight wait for each other by itself.
  const earlier = await aBadge(town, library, { name: 'First Visit' })
  await issueAwards(
    { badgeId: earlier.badgeId, lines: [ava], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      issueAwards({ badgeId, lines: [ava], notify: false }, { ...town.services, issuer: library.issuer, now }),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.ok && outcome.lines[0]?.ok)).toHaveLength(1)
  const { rows } = await town.pool.query('select count(*) as count from awards where badge_id = $1', [badgeId])
  expect(rows).toEqual([{ count: 1 }])
})

test('refuses an issuer of another organisation', async () => {
  const town = await aTown()
  const { badgeId } = await aBadge(town, await anOrganisation(town))
  const other = await anOrganisation(town, { name: 'Another Library' })
  const outcome = await issueAwards(
    { badgeId, lines: [ava], notify: false },
    { ...town.services, issuer: other.issuer, now },
  )
  expect(outcome).toEqual({ ok: false, refusal: 'badge-belongs-to-another-organisation' })
})

test('refuses a line without holding up the others, and keeps brothers and sisters with one address apart', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const family = 'family@example.org'
  const lines = [
    { recipient: { name: 'Ben', email: family }, evidence: [] },
    { recipient: { name: 'Cat', email: family }, evidence: [] },
    { recipient: { name: 'ben ', email: 'FAMILY@example.org' }, evidence: [] },
    { recipient: {}, evidence: [] },
    { recipient: { name: 'Dee, with no address' }, evidence: [] },
  ]
  const outcome = await issueAwards({ badgeId, lines, notify: true }, { ...town.services, issuer: library.issuer, now })
  expect(outcome.ok && outcome.lines.map((line) => (line.ok ? 'given' : line.refusal))).toEqual([
    'given',
    'given',
    'listed-twice',
    'recipient-is-missing',
    'given',
  ])
})

test('refuses a learner who holds the badge already, unless it may be earned again', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const once = await aBadge(town, library)
  const often = await aBadge(town, library, { name: 'Park Run', repeatable: true })
  const give = (badgeId: string) =>
    issueAwards({ badgeId, lines: [ava], notify: false }, { ...town.services, issuer: library.issuer, now })
  await give(once.badgeId)
  await give(often.badgeId)
  expect(await give(once.badgeId)).toEqual({ ok: true, lines: [{ ok: false, refusal: 'learner-already-holds-it' }] })
  expect(await give(often.badgeId)).toMatchObject({ ok: true, lines: [{ ok: true }] })
})

test('asks for evidence where the badge needs it', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { evidenceRequired: true })
  const outcome = await issueAwards(
    {
      badgeId,
      lines: [ava, { ...ava, evidence: [{ name: 'The game', url: 'https://example.org/game' }] }],
      notify: false,
    },
    { ...town.services, issuer: library.issuer, now },
  )
  expect(outcome.ok && outcome.lines.map((line) => (line.ok ? 'given' : line.refusal))).toEqual([
    'evidence-is-missing',
    'listed-twice',
  ])
})
