import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '#infrastructure/database/database.ts'
import { startEmbedded } from '#infrastructure/database/embedded.ts'
import { migrate } from '#infrastructure/database/migrate.ts'

/** Writes the types of the migrated database to `file`, or compares them with what is there. */
export async function generateTypes({ file, compare }: { file: string; compare: boolean }): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-types-'))
  const server = await startEmbedded({ folder })
  const open = openDatabase(server.url)
  try {
    await migrate(open.pool, new Date())
    const made = compare ? path.join(folder, 'types.ts') : file
    const result = spawnSync(
      'kysely-codegen',
      [
        '--dialect',
        'postgres',
        '--url',
        server.url,
        '--camel-case',
        '--singularize=false',
        '--default-schema',
        'public',
        '--exclude-pattern',
        'schema_migrations',
        '--numeric-parser',
        'number',
        '--date-parser',
        'string',
        '--overrides',
        JSON.stringify({ columns: {} }),
        '--out-file',
        made,
      ],
      { encoding: 'utf8' },
    )
    if (result.status !== 0) throw new Error(`kysely-codegen failed: ${result.stdout}${result.stderr}`)
    return !compare || (await readFile(made, 'utf8')) === (await readFile(file, 'utf8'))
  } finally {
    await open.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
