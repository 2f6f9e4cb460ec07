import '#server/environment.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { hurryRunMails } from '#capabilities/awards/send-run-mails.ts'
import { startAwardRun } from '#capabilities/awards/start-award-run.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import { type OpenDatabase, openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { readSettings } from '#infrastructure/settings.ts'
import { openInstallation } from '#server/installation.ts'

// Kills the whole site, again and again, in the middle of long lists with a real mail server beside it, and counts:
// `node bench/kills.ts --rounds 20`. What it wants to see: every line given once, no list that stands still for more than
// 30 seconds, no mail twice, and of what did not go out that its organisation is told.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, lines: { type: 'string', default: '400' } },
})
const rounds = Number(values.rounds)
const lines = Number(values.lines)
const longestStandstillMs = 30_000

const folder = await mkdtemp(path.join(tmpdir(), 'wk-'))
const mails = new Map<string, number>()
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  // Asking who connects takes longer than the mail where there is no network.
  disableReverseLookup: true,
  onData: (stream, { envelope }, done) =>
    void text(stream).then(
      () => {
        for (const { address } of envelope.rcptTo)
          if (address.endsWith('@kills.example')) mails.set(address, (mails.get(address) ?? 0) + 1)
        done()
      },
      // Killed in the middle of a mail: it was not taken.
      () => {},
    ),
})
post.on('error', () => {})
post.listen(0, '127.0.0.1')
await once(post.server, 'listening')
const environment = {
  ...process.env,
  WAYMARK_DATA: folder,
  PORT: '3997',
  WAYMARK_LOG_LEVEL: 'silent',
  WAYMARK_SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
}
const settings = readSettings(environment, { demo: true })
let site = await startSite()
const open = openDatabase((await startEmbedded({ folder, join: true })).url)
const { badgeId, issuer } = await findLibrary(open)
// The mails of the demonstration's own year would come first.
await open.pool.query(`delete from pgboss.job where name = 'award.issued'`)

const standstills: number[] = []
for (let round = 1; round <= rounds; round++) {
  const runId = await askForList(round)
  // At the beginning, in the middle and near the end of a list.
  await wait(100 + Math.random() * 1500)
  site.kill('SIGKILL')
  await once(site, 'exit')
  site = await startSite()
  const standstill = await untilGiven(runId)
  standstills.push(standstill)
  await letMailsGo(runId)
  console.log(`round ${String(round).padStart(2)}: stood still ${(standstill / 1000).toFixed(1)} s at most`)
}
await untilMailed()
const told = await tellInterrupted()
const awards = await countAwards()
const asked = rounds * lines
const twice = [...mails.values()].filter((count) => count > 1).length
const never = asked - mails.size
console.log(`lines ${asked}, awards ${awards}, mails ${mails.size}, twice ${twice}, not sent ${never}, told of ${told}`)
console.log(`longest standstill ${(Math.max(...standstills) / 1000).toFixed(1)} s`)
await open.close()
site.kill('SIGTERM')
await once(site, 'exit')
await new Promise<void>((resolve) => post.close(resolve))
await rm(folder, { recursive: true, force: true })
const isWell = awards === asked && twice === 0 && never <= told && Math.max(...standstills) <= longestStandstillMs
process.exit(isWell ? 0 : 1)

async function startSite(): Promise<ChildProcess> {
  const server = path.resolve(import.meta.dirname, '../src/server/server.ts')
  const child = spawn(process.execPath, [server, '--demo'], { env: environment, stdio: 'inherit' })
  for (;;) {
    if (child.exitCode !== null) throw new Error('the site did not start')
    const isReady = await fetch(`http://localhost:3997/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return child
    await wait(100)
  }
}

async function findLibrary({ database }: OpenDatabase) {
  const found = await database
    .selectFrom('badges')
    .innerJoin('organisationMembers', 'organisationMembers.organisationId', 'badges.organisationId')
    .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
    .select(['badges.id as badgeId', 'badges.organisationId', 'personId'])
    .where('badges.status', '=', 'published')
    .where('evidenceRequired', '=', false)
    .where('role', '=', 'manager')
    .executeTakeFirstOrThrow()
  return { badgeId: found.badgeId, issuer: mintIssuer(found) }
}

/** From a process of its own that is gone before the kill. */
async function askForList(round: number): Promise<string> {
  const installation = await openInstallation(settings, { join: true })
  const people = Array.from({ length: lines }, (_, line) => ({
    recipient: { name: `Round ${round}`, email: `r${round}l${line}@kills.example` },
    evidence: [],
  }))
  const request = { badgeId, lines: people, notify: true, requestId: randomUUID() }
  const outcome = await startAwardRun(request, { ...installation.services, issuer, now: new Date() })
  await installation.close()
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.runId
}

/** Without the ten minutes in which a run can be taken back. */
async function letMailsGo(runId: string): Promise<void> {
  const installation = await openInstallation(settings, { join: true })
  await hurryRunMails({ runId }, { ...installation.services, issuer, now: new Date() })
  await installation.close()
}

/** Until the list is done; the longest time in which nothing of it moved. */
async function untilGiven(runId: string): Promise<number> {
  let given = -1
  let movedAt = performance.now()
  let longest = 0
  for (;;) {
    const list = await open.database
      .selectFrom('awardRuns')
      .select(['given', 'finishedAt'])
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    longest = Math.max(longest, performance.now() - movedAt)
    if (list.given !== given) movedAt = performance.now()
    given = list.given
    if (list.finishedAt) return longest
    await wait(100)
  }
}

/** Mails are jobs of their own: those that a killed process held come a little later. */
async function untilMailed() {
  let known = -1
  // Until nothing more has come for a while: what a killed process held is taken by another within half a minute.
  while (mails.size > known) {
    known = mails.size
    await wait(45_000)
  }
}

/** What the site does by the clock after a quarter of an hour, at once. */
async function tellInterrupted(): Promise<number> {
  const { noteInterruptedMails } = await import('#infrastructure/mail/mailer.ts')
  await noteInterruptedMails(open.database, new Date(Date.now() + 3_600_000))
  const { count } = await open.database
    .selectFrom('deliveryStates')
    .where('state', '=', 'interrupted')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function countAwards(): Promise<number> {
  const { count } = await open.database
    .selectFrom('awards')
    .innerJoin('recipients', 'recipients.id', 'awards.recipientId')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('recipients.email', 'like', '%@kills.example')
    .executeTakeFirstOrThrow()
  return Number(count)
}
