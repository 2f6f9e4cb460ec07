import { didKeyOf } from '../identity/did-key.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { MultikeyKind } from '../keys/multikey.ts'
import type { CliOptions } from './command.ts'
import { UsageFault } from './exit-codes.ts'
import { writeOutput } from './write-output.ts'

const KINDS: readonly MultikeyKind[] = ['Ed25519', 'P-256', 'P-384']

/** Makes a signing key and its did:key; the file is readable by its owner alone. */
export async function keygen(_: string[], { out, suite = 'Ed25519' }: CliOptions): Promise<number> {
  const kind = KINDS.find((name) => name === suite)
  if (!kind) throw new UsageFault('Keys are of Ed25519, P-256 or P-384.')
  const key = await generateKeyPair(kind)
  const contents = `${JSON.stringify({ did: didKeyOf(key.publicKeyMultibase), ...key }, null, 2)}\n`
  await writeOutput({ contents, out, mode: 0o600 })
  return 0
}
