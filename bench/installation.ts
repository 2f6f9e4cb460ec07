import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runReplay } from '#demo/replay.ts'
import { readSettings } from '#infrastructure/settings.ts'
import { openInstallation } from '#server/installation.ts'

/** A whole demonstration of its own in a temporary folder, for as long as `use` runs. */
export async function withDemonstration<Result>(
  use: (installation: Awaited<ReturnType<typeof openInstallation>>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-bench-'))
  // On the PostgreSQL that DATABASE_URL names, which must be empty; else on the embedded one.
  const { DATABASE_URL } = process.env
  const settings = readSettings({ DATABASE_URL, WAYMARK_DATA: folder, WAYMARK_LOG_LEVEL: 'silent' }, { demo: true })
  const installation = await openInstallation(settings)
  try {
    await runReplay({ services: installation.services, until: new Date(), showProgress: false })
    return await use(installation)
  } finally {
    await installation.close()
    await rm(folder, { recursive: true, force: true })
  }
}
