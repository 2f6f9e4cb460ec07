import { spawnSync } from 'node:child_process'
import type { Figure } from './figure.ts'

/** Issuing and verifying a badge, against `@digitalbazaar/vc`; measured by the library's own bench, by CPU time. */
export async function benchCredentials(): Promise<Figure[]> {
  const result = spawnSync(
    process.execPath,
    ['packages/open-badges/bench/credentials.ts', '--json', '--seconds', '6'],
    { encoding: 'utf8' },
  )
  const lines = result.stdout.split('\n').filter((line) => line.startsWith('{'))
  if (lines.length === 0) throw new Error(`the bench of the credentials said nothing: ${result.stderr}`)
  return lines.map((line) => JSON.parse(line) as Figure).filter((figure) => Number.isFinite(figure.peer))
}
