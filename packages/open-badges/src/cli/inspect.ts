import { readBadge } from '../reading/read-badge.ts'
import { summariseCredential } from '../verification/summarise.ts'
import type { CliOptions } from './command.ts'
import { EXIT } from './exit-codes.ts'
import { readInput } from './read-input.ts'

/** Shows what is in a badge without checking any of it. */
export async function inspect([source]: string[], { json, ...options }: CliOptions): Promise<number> {
  const read = readBadge(await readInput(source, { allowPrivate: options['allow-private'] }))
  if (!read.ok) {
    process.stderr.write(`${source} is not a badge that can be read: ${read.refusal}\n`)
    return EXIT.notGenuine
  }
  const { container, standard, document, assertionUrl } = read
  const summary = summariseCredential(document)
  const shown = json
    ? { container, standard, assertionUrl, document }
    : { container, standard, assertionUrl, ...summary }
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
  if (!json) process.stderr.write('Nothing here has been checked. Run open-badges verify.\n')
  return 0
}
