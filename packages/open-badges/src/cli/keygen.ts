import { didKeyOf } from '../identity/did-key.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { CliOptions } from './command.ts'
import { writeOutput } from './write-output.ts'

/** Makes a signing key and its did:key; the file is readable by its owner alone. */
export async function keygen(_: string[], { out }: CliOptions): Promise<number> {
  const key = await generateKeyPair()
  const contents = `${JSON.stringify({ did: didKeyOf(key.publicKeyMultibase), ...key }, null, 2)}\n`
  await writeOutput({ contents, out, mode: 0o600 })
  return 0
}
