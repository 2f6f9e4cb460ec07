#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listErasureLines } from '#capabilities/erasure/note-erasures.ts'
import { compareImpact } from '#capabilities/impact/compare-impact.ts'
import { recountImpact } from '#capabilities/impact/recount-impact.ts'
import { checkIssuerKeys } from '#capabilities/organisations/check-issuer-keys.ts'
import { recountProgress } from '#capabilities/pathways/recount-progress.ts'
import { appointAdministrator } from '#capabilities/people/appoint-administrator.ts'
import { mintCityLead, mintIssuer, mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { listPlaces } from '#capabilities/places/find-place.ts'
import { appointProgrammeTeam, removeFromProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import { type CheckCallOutcome, checkCall } from '#capabilities/programme/check-call.ts'
import { runReplay } from '#demo/replay.ts'
import { findLastBackup } from '#infrastructure/database/backups.ts'
import { openDatabase } from '#infrastructure/database/database.ts'
import { pendingMigrations } from '#infrastructure/database/migrate.ts'
import { originOf, recordOrigin } from '#infrastructure/database/origins.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { Queue } from '#infrastructure/jobs/queue.ts'
import { readSettings } from '#infrastructure/settings.ts'
import { mailingJobs } from '#jobs/job-kinds.ts'
import { type Installation, openInstallation } from '#server/installation.ts'
import { backUp, restore } from './backup.ts'
import { exportPlace } from './export-place.ts'
import { type ImportOptions, importFiles } from './import.ts'

const usage = `waymark: looks after an installation

  waymark migrate                         bring the database up to date
  waymark seed [--scale N]                live the pilots' year in an empty database
  waymark import gazetteer FILE…          postcodes and names of places: Code-Point Open, OS Open Names, or a CSV
  waymark import boundaries FILE…         outlines of districts and wards for the map: GeoJSON or TopoJSON
  waymark import skills FILE… [--framework NAME --edition N --attribution TEXT]
                                          words for skills: ESCO, OSMT, CASE 1.1, or a CSV with a label column
  waymark import indicators FILE… [--keep] [--without N]
                                          figures about areas, as they are published (Indices of Deprivation, NEET, areas
                                          to wards and districts) or in a table of one's own, as CSV or XLSX: shows what
                                          was understood, and keeps it with --keep. Ends with 2 where a line is not used;
                                          the rest is kept when --without says how many
  waymark import opportunities FILE|URL… --place SLUG [--organisation SLUG] [--publish] [--json]
      [--format table|icalendar|schema-org|rpde|hsds|xcri] [--mapping title=COLUMN,start=COLUMN,…]
      [--kind event] [--theme community] [--age 18] [--within MILES] [--past]
                                          what can be learned, from elsewhere: shows what is new, changed, doubtful,
                                          gone or unusable; publishes with --publish alone. Ends with 2 where somebody
                                          has to look
  waymark import place FOLDER [--keep --contact EMAIL]
                                          a place from the folder that export-place wrote elsewhere: shows what was
                                          understood, and brings it in with --keep. Its badges are checked here when the
                                          former site is gone
  waymark administrator EMAIL [NAME]      let somebody open places and appoint City Leads
  waymark programme-team EMAIL [NAME] [--remove]
                                          let somebody run the national programme, or end it
  waymark audit CALL                      rebuild a call of the programme from its log alone, and compare it with what is
                                          stored: ends with 0 where both are equal to the byte, with 1 where not
  waymark backup [FILE] [--to age1…]      write all that people entered into one file, beside a running site; encrypted
                                          for the holder of that key (age, or WAYMARK_BACKUP_RECIPIENT)
  waymark restore FILE [--identity FILE] [--erasures FILE]
                                          fill an empty database from a backup; the site must be stopped. Who had
                                          everything erased since is erased again, by the register in the data folder
  waymark erasures                        print that register, to be kept with the backups: ids and moments alone
  waymark export-place SLUG [FOLDER]      write what a place has made into a folder of open files; nobody is named
  waymark doctor                          say what is well and what needs you
  waymark recount                         count impact and progress anew from the awards, should doctor say so
  waymark issue PLACE/BADGE NAME [EMAIL]  award a published badge to one person

It works on DATABASE_URL, or on the embedded database of WAYMARK_DATA (.waymark), beside a running site too.
`

type Command = (
  installation: Installation,
  rest: {
    args: string[]
    scale: number
    options: ImportOptions & { to?: string | undefined; remove?: boolean | undefined }
  },
) => Promise<number>

type NotEqual = Extract<CheckCallOutcome, { ok: false }>
const auditRefused: Record<NotEqual['refusal'], (outcome: NotEqual) => string> = {
  'call-not-found': () => 'There is no such call: say it as in its address, waymark audit leadership-2027.',
  'log-is-broken': (outcome) => `Entry ${'entry' in outcome ? outcome.entry : '?'} of the log is not what was written.`,
  'differs-from-log': (outcome) =>
    'fromLog' in outcome
      ? `Not equal.\nfrom the log:    ${outcome.fromLog}\nfrom the tables: ${outcome.fromTables}`
      : 'Not equal.',
}

const commands: Record<string, Command> = {
  migrate: async ({ pool }) => {
    // Opening the installation has brought it up to date already.
    const pending = await pendingMigrations(pool)
    console.log(pending.length === 0 ? 'The database is up to date.' : `Still missing: ${pending.join(', ')}`)
    return pending.length === 0 ? 0 : 1
  },
  seed,
  backup: backUp,
  'export-place': exportPlace,
  administrator: async ({ services }, { args: [email = '', name = ''] }) => {
    if (!/^\S+@\S+\.\S+$/.test(email))
      throw new Fault('no-email', 'Say whose address: waymark administrator EMAIL [NAME]')
    await appointAdministrator({ email, name }, { ...services, now: new Date() })
    console.log(`${email} may now open places at ${services.site.origin}/admin, after signing in with this address.`)
    return 0
  },
  'programme-team': async ({ services }, { args: [email = '', name = ''], options: { remove } }) => {
    if (!/^\S+@\S+\.\S+$/.test(email))
      throw new Fault('no-email', 'Say whose address: waymark programme-team EMAIL [NAME] [--remove]')
    const powers = { ...services, now: new Date() }
    if (remove) {
      const removed = await removeFromProgrammeTeam({ email }, powers)
      console.log(removed ? `${email} no longer runs the programme.` : `${email} did not run the programme.`)
      return removed ? 0 : 1
    }
    await appointProgrammeTeam({ email, name }, powers)
    console.log(`${email} may now run the programme at ${services.site.origin}/programme/desk, after signing in.`)
    return 0
  },
  audit: async ({ services }, { args: [slug = ''] }) => {
    const outcome = await checkCall({ slug }, services)
    if (outcome.ok) {
      console.log(`Equal: ${outcome.entries} entries of the log, ${outcome.applications} applications that were sent.`)
      return 0
    }
    console.error(auditRefused[outcome.refusal](outcome))
    return 1
  },
  import: ({ services }, { args, options }) =>
    importFiles(args, {
      services,
      options,
      authority: {
        leadOf: (placeId) => mintCityLead({ placeId, personId: undefined }),
        managerOf: (organisationId) => mintOrganisationManager({ organisationId, personId: undefined }),
      },
    }),
  doctor,
  erasures: async ({ services }) => {
    for (const line of await listErasureLines(services)) console.log(line)
    return 0
  },
  recount: async ({ services }) => {
    await recountImpact(services)
    console.log('Impact is counted anew.')
    const { goals, changed } = await recountProgress({ ...services, now: new Date() })
    console.log(`So is progress on pathways: ${changed} of ${goals} goals stood elsewhere than was noted.`)
    return 0
  },
  issue,
}

async function seed({ services, databaseUrl }: Installation, { scale }: { scale: number }) {
  if ((await listPlaces({ database: services.database })).length > 0) {
    throw new Fault('not-empty', 'There are places in this database already: seed fills an empty one only.')
  }
  await recordOrigin(services.database, services.site.origin, new Date())
  // What is cut short begins anew: there is nothing to gain from waiting for the disk.
  const unhurried = openDatabase(databaseUrl, { durable: false })
  await runReplay({
    services: { ...services, database: unhurried.database, queue: withoutMail(services.queue) },
    until: new Date(),
    scale,
    showProgress: true,
  })
  await unhurried.close()
  console.log('The year has been lived. Start the site with: npm start')
  return 0
}

/** The people of a seeded year are invented: nothing is sent to them. */
function withoutMail(queue: Queue): Queue {
  const kinds = new Set<string>(mailingJobs.map((job) => job.name))
  return { enqueue: async (tx, job, ...rest) => (kinds.has(job.name) ? undefined : queue.enqueue(tx, job, ...rest)) }
}

async function doctor({ pool, queue, services, greetMailServer }: Installation) {
  const version = await pool.query<{ version: string }>(`select current_setting('server_version') as version`)
  const pending = await pendingMigrations(pool)
  const { waiting, dead } = await queue.counts()
  const places = await listPlaces({ database: services.database })
  const differences = await compareImpact({ database: services.database })
  const canSign = await checkIssuerKeys(services)
  const address = await originOf(services.database, services.site.origin)
  const mail = await mailCheck(greetMailServer)
  const backup = await backupCheck(services)
  const checks = [
    { name: 'database', well: true, says: `PostgreSQL ${version.rows[0]?.version}` },
    {
      name: 'migrations',
      well: pending.length === 0,
      says: pending.length === 0 ? 'all applied' : `missing ${pending.join(', ')}: run "waymark migrate"`,
    },
    {
      name: 'jobs',
      well: dead === 0,
      says:
        dead === 0
          ? `${waiting} waiting, none failed`
          : `${dead} failed every try: look at ${services.site.origin}/admin`,
    },
    {
      name: 'places',
      well: places.length > 0,
      says:
        places.length > 0 ? places.map((place) => place.slug).join(', ') : 'none yet: run "waymark seed", or open one',
    },
    {
      name: 'keys',
      well: canSign,
      says: canSign ? 'open with this master key' : 'sealed with another master key: badges cannot be signed',
    },
    {
      name: 'impact',
      well: differences.length === 0,
      says:
        differences.length === 0
          ? 'the running figures are those of a recount'
          : `other than a recount gives in ${differences.map(({ slug }) => slug).join(', ')}: run "waymark recount"`,
    },
    {
      name: 'address',
      well: address === services.site.origin,
      says:
        address === services.site.origin
          ? `${address}, issuers as did:${services.site.didMethod}`
          : `badges point at ${address}, but WAYMARK_ORIGIN says ${services.site.origin}: set it to ${address} unless the site has moved`,
    },
    mail,
    backup,
  ]
  for (const check of checks)
    console.log(`${check.well ? 'ok     ' : 'problem'}  ${check.name.padEnd(11)} ${check.says}`)
  return checks.every((check) => check.well) ? 0 : 1
}

async function mailCheck(greet: Installation['greetMailServer']) {
  const name = 'mail'
  if (!greet) return { name, well: true, says: 'no server is set: mails stay in the outbox, at /demo/mail' }
  try {
    await greet()
    return { name, well: true, says: 'the server greets, and lets this site in' }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { name, well: false, says: `the server does not let this site send (${why}): look at WAYMARK_SMTP_URL` }
  }
}

const oldestBackupDays = 8

async function backupCheck({ database, site }: Installation['services']) {
  const name = 'backup'
  const last = await findLastBackup(database)
  const days = last && Math.floor((Date.now() - last.madeAt.getTime()) / 86_400_000)
  const advice = 'run "waymark backup" every night, and keep it elsewhere'
  if (days === undefined) return { name, well: site.demo, says: `none yet: ${advice}` }
  return {
    name,
    well: days <= oldestBackupDays,
    says: days <= oldestBackupDays ? `${days} days old` : `${days} days old: ${advice}`,
  }
}

async function issue({ services }: Installation, { args: [address = '', name = '', email] }: { args: string[] }) {
  const [placeSlug = '', slug = ''] = address.split('/')
  const badge = await findBadge({ placeSlug, slug }, { database: services.database })
  if (!badge)
    throw new Fault(
      'badge-not-found',
      `There is no badge ${address}. Write it as PLACE/BADGE, as in its address on the site.`,
    )
  // The user of this command holds the master key: it acts as the platform, and the audit log says so.
  await recordOrigin(services.database, services.site.origin, new Date())
  const issuer = mintIssuer({ organisationId: badge.organisationId, personId: undefined })
  const outcome = await issueAwards(
    { badgeId: badge.id, lines: [{ recipient: { name, email }, evidence: [] }], notify: true },
    { ...services, issuer, now: new Date() },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (line?.ok) {
    console.log(`${services.site.origin}/awards/${line.awardId}`)
    return 0
  }
  console.error(`Not awarded: ${outcome.ok ? line && !line.ok && line.refusal : outcome.refusal}`)
  return 1
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      framework: { type: 'string' },
      edition: { type: 'string' },
      attribution: { type: 'string' },
      place: { type: 'string' },
      organisation: { type: 'string' },
      format: { type: 'string' },
      mapping: { type: 'string' },
      kind: { type: 'string' },
      theme: { type: 'string' },
      age: { type: 'string' },
      within: { type: 'string' },
      past: { type: 'boolean' },
      publish: { type: 'boolean' },
      keep: { type: 'boolean' },
      contact: { type: 'string' },
      without: { type: 'string' },
      remove: { type: 'boolean' },
      json: { type: 'boolean' },
      to: { type: 'string' },
      identity: { type: 'string' },
      erasures: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [name = '', ...args] = positionals
  const command = commands[name]
  if (values.help || (!command && name !== 'restore')) {
    console.log(usage)
    return values.help ? 0 : 64
  }
  // Without settings of its own it looks after the demonstration in this folder.
  const settings = readSettings(
    { WAYMARK_LOG_LEVEL: 'error', ...process.env },
    { demo: process.env.WAYMARK_MASTER_KEY === undefined },
  )
  // It works on a database that is not even migrated.
  if (!command) return restore(settings, { args, identityFile: values.identity, erasures: values.erasures })
  const installation = await openInstallation(settings, { join: true })
  try {
    return await command(installation, {
      args,
      scale: Number(values.scale),
      options: { ...values, version: values.edition, to: values.to ?? settings.backupRecipient },
    })
  } finally {
    await installation.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Fault ? error.message : error)
  process.exitCode = 1
}
