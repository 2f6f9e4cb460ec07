import { spawnSync } from 'node:child_process'
import description from '../packages/open-badges/package.json' with { type: 'json' }
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
  return lines
    .map((line) => JSON.parse(line) as Figure)
    .filter(({ peer }) => Number.isFinite(peer))
    .map((figure) => ({ ...figure, against: withVersion(figure.against) }))
}

/** The peers of the library's bench are packages that it is developed with. */
function withVersion(against: string): string {
  const versions: Record<string, string> = description.devDependencies
  return Object.hasOwn(versions, against) ? `${against} ${versions[against]}` : against
}
