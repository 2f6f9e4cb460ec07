import { didDocument } from '../identity/did-document.ts'
import { didKeyOf } from '../identity/did-key.ts'
import { didWebUrl } from '../identity/did-web.ts'
import { generateKeyPair } from '../keys/key-pair.ts'
import type { MultikeyKind } from '../keys/multikey.ts'
import type { CliOptions } from './command.ts'
import { UsageFault } from './exit-codes.ts'
import { writeOutput } from './write-output.ts'

const KINDS: readonly MultikeyKind[] = ['Ed25519', 'P-256', 'P-384']

/**
 * Makes a signing key: with its did:key, or for the did:web that `--did` names, whose document is then shown. The file
 * is readable by its owner alone, and never takes the place of another: a key that is written over is lost.
 */
export async function keygen(inputs: string[], options: CliOptions): Promise<number> {
  const { out, suite = 'Ed25519', did: asked, json } = options
  if (inputs.length > 0) throw new UsageFault(`keygen takes no file: ${inputs[0]}. Name the file to write with --out.`)
  const kind = KINDS.find((name) => name === suite)
  if (!kind) throw new UsageFault('Keys are of Ed25519, P-256 or P-384.')
  const address = asked === undefined ? undefined : didWebUrl(asked)
  if (asked !== undefined && !address) throw new UsageFault('--did names a did:web, such as did:web:library.example.')
  const key = await generateKeyPair(kind)
  const did = asked ?? didKeyOf(key.publicKeyMultibase)
  const contents = `${JSON.stringify({ did, ...key }, null, 2)}\n`
  await writeOutput({ contents, out, mode: 0o600, mustBeNew: true })
  if (!out) return 0
  const document = address && { publishAt: address, document: didDocument({ did, keys: [key.publicKeyMultibase] }) }
  if (json) say({ did, out, ...document })
  else if (document) {
    say(document.document)
    process.stderr.write(
      `Publish this at ${address}. Leave the keys of before in it, or their badges stop verifying.\n`,
    )
  }
  return 0
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
}
