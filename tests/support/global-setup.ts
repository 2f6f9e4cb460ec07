import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { migrate } from '#infrastructure/database/migrate.ts'
import { openQueue } from '#infrastructure/jobs/queue.ts'
import { openLog } from '#infrastructure/log.ts'
import { jobKinds } from '#jobs/job-kinds.ts'
import { urlOfDatabase } from './database-url.ts'
import { quickFolder } from './quick-folder.ts'

/** One PostgreSQL for the whole run: the embedded one, or the server of DATABASE_URL. */
export default async function setup(project: TestProject) {
  const templateDatabase = `waymark_template_${process.pid}`
  const given = process.env.DATABASE_URL
  const folder = given ? undefined : await quickFolder('waymark-test-')
  const server = folder ? await startEmbedded({ folder, durable: false }) : undefined
  const url = server?.url ?? given ?? ''
  await onServer(url, `create database ${templateDatabase}`)
  await fill(urlOfDatabase(url, templateDatabase))
  // A template is copied only while nobody is connected to it.
  await onServer(url, `alter database ${templateDatabase} allow_connections false`)
  await onServer(url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${templateDatabase}'`)
  project.provide('databaseUrl', url)
  project.provide('templateDatabase', templateDatabase)
  return async () => {
    if (given) await dropScratchDatabases(url)
    await onServer(url, `drop database if exists ${templateDatabase} with (force)`)
    await server?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

async function fill(url: string) {
  const open = openDatabase(url)
  await migrate(open.pool, new Date())
  const queue = await openQueue({
    url,
    database: open.database,
    jobs: jobKinds,
    log: openLog('silent'),
    supervise: false,
  })
  await queue.stop()
  await open.close()
}

/** Tests drop their databases without waiting: the last ones may still be there. */
async function dropScratchDatabases(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'scratch\\_%'`,
  )
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  await client.end()
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
