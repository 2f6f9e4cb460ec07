import { randomUUID } from 'node:crypto'
import { verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { runMailsDue } from './award-jobs.ts'
import type { AwardLine } from './award-line.ts'
import { findCredential } from './find-award.ts'
import { findAwardRun, listAwardRunLines, listRefusedLines } from './find-award-run.ts'
import { type AwardRunProgress, issueAwardRun } from './issue-award-run.ts'
import { sendRunMails } from './send-run-mails.ts'
import { startAwardRun } from './start-award-run.ts'

const people = (count: number): AwardLine[] =>
  Array.from({ length: count }, (_, index) => ({
    recipient: { name: `Crowd ${index}`, email: `crowd${index}@example.org` },
    evidence: [],
  }))

type Library = Awaited<ReturnType<typeof anOrganisation>>

async function aLibraryWithBadge(town: Town) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  return { library, badgeId }
}

function start(town: Town, library: Library, request: { badgeId: string; lines: AwardLine[]; requestId?: string }) {
  return startAwardRun(
    { notify: true, requestId: randomUUID(), ...request },
    { ...town.services, issuer: library.issuer, now },
  )
}

async function idOf(starting: ReturnType<typeof start>): Promise<string> {
  const outcome = await starting
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.runId
}

const countOf = async (town: Town, sql: string) => (await town.pool.query<{ count: number }>(sql)).rows[0]?.count

test('gives a long list in parts, says after each how far it is, and tells everybody once', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibraryWithBadge(town)
  const runId = await idOf(start(town, library, { badgeId, lines: people(250) }))
  const shown: AwardRunProgress[] = []
  await issueAwardRun(
    { runId },
    { ...town.services, now, partSize: 100, onProgress: (progress) => shown.push(progress) },
  )
  expect(shown.map((one) => one.given)).toEqual([100, 200, 250])
  const found = await findAwardRun({ id: runId, organisationId: library.organisationId }, { database: town.database })
  expect(found).toMatchObject({ total: 250, given: 250, refused: 0, refusal: null, finishedAt: now })
  expect(await countOf(town, `select count(*) from award_credentials`)).toBe(250)
  expect(await countOf(town, `select count(*) from credential_frames`)).toBe(3)
  expect(await countOf(town, `select count(*) from pgboss.job where name = 'award.issued'`)).toBe(0)
  await sendRunMails({ runId }, { ...town.services, now: new Date(now.getTime() + 600_000) })
  expect(await countOf(town, `select count(distinct data) from pgboss.job where name = 'award.issued'`)).toBe(250)
  const lines = await listAwardRunLines({ id: runId }, { database: town.database })
  expect(lines.map((line) => line.name)).toEqual(people(250).map((line) => line.recipient.name))
  expect(lines.every((line) => line.awardId && !line.refusal)).toBe(true)
  for (const { awardId } of [lines[0], lines[99], lines[249]].flatMap((line) => line ?? [])) {
    const report = await verifyBadge((await findCredential(awardId ?? '', { database: town.database })) ?? '', { now })
    expect(report.checks.find((check) => check.id === 'signature')?.outcome).toBe('passed')
  }
  // The recipient is stored with the award alone.
  expect(await countOf(town, `select count(*) from award_run_lines`)).toBe(0)
})

test('two workers on one list give nobody twice, and neither does the form sent twice', async () => {
  const town = await aTown({ warm: 10 })
  const library = await anOrganisation(town)
  // One that may be earned again: the list alone keeps it from being given twice.
  const { badgeId } = await aBadge(town, library, { repeatable: true })
  const requestId = randomUUID()
  const sent = { badgeId, lines: people(120), requestId }
  await Promise.all([start(town, library, sent), start(town, library, sent)])
  expect(await countOf(town, `select count(*) from pgboss.job where name = 'award.run-asked'`)).toBe(1)
  const work = () => issueAwardRun({ runId: requestId }, { ...town.services, now, partSize: 20 })
  await Promise.all([work(), work(), work()])
  expect(await countOf(town, `select count(*) from awards`)).toBe(120)
  const found = await findAwardRun(
    { id: requestId, organisationId: library.organisationId },
    { database: town.database },
  )
  expect(found).toMatchObject({ given: 120, refused: 0 })
})

test('stopped in the middle it keeps what was given and goes on from there', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibraryWithBadge(town)
  const runId = await idOf(start(town, library, { badgeId, lines: people(50) }))
  const failing: Town['services']['queue'] = {
    enqueue: async (...job) => {
      if (job[1] === runMailsDue) throw new Error('the machine stops')
      await town.services.queue.enqueue(...job)
    },
  }
  const context = { ...town.services, now, partSize: 10 }
  await expect(issueAwardRun({ runId }, { ...context, queue: failing })).rejects.toThrow('the machine stops')
  expect(await countOf(town, `select count(*) from awards`)).toBe(40)
  await issueAwardRun({ runId }, context)
  await issueAwardRun({ runId }, context)
  expect(await countOf(town, `select count(*) from awards`)).toBe(50)
  expect(await countOf(town, `select count(distinct recipient_id) from awards`)).toBe(50)
})

test('says of each refused line why, also when its double stands in an earlier part', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibraryWithBadge(town)
  const lines = [...people(12), ...people(1), { recipient: {}, evidence: [] }]
  const runId = await idOf(start(town, library, { badgeId, lines }))
  await issueAwardRun({ runId }, { ...town.services, now, partSize: 5 })
  expect(await listRefusedLines({ id: runId, limit: 10 }, { database: town.database })).toMatchObject([
    { position: 13, name: 'Crowd 0', refusal: 'listed-twice' },
    { position: 14, name: null, refusal: 'recipient-is-missing' },
  ])
})

test('stops and says so when the badge can no longer be given', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibraryWithBadge(town)
  const runId = await idOf(start(town, library, { badgeId, lines: people(3) }))
  await town.pool.query(`update badges set status = 'archived', archived_at = now() where id = $1`, [badgeId])
  await issueAwardRun({ runId }, { ...town.services, now })
  const found = await findAwardRun({ id: runId, organisationId: library.organisationId }, { database: town.database })
  expect(found).toMatchObject({ given: 0, refusal: 'badge-is-archived', finishedAt: now })
})

test('an issuer of another organisation can neither start a list nor see it', async () => {
  const town = await aTown()
  const { library, badgeId } = await aLibraryWithBadge(town)
  const other = await anOrganisation(town, { name: 'Another Library' })
  expect(await start(town, other, { badgeId, lines: people(3) })).toEqual({
    ok: false,
    refusal: 'badge-belongs-to-another-organisation',
  })
  const runId = await idOf(start(town, library, { badgeId, lines: people(3) }))
  expect(
    await findAwardRun({ id: runId, organisationId: other.organisationId }, { database: town.database }),
  ).toBeUndefined()
})
