import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { Fault } from '../fault.ts'

// Encrypted copies in the age format (age-encryption.org/v1): the tools `age` and `rage` read and write them too.

const mark = 'age-encryption.org/v1\n'

/**
 * Encrypts so that only the holder of the secret key of `recipient` (`age1…`) can read it.
 *
 * @throws Fault `bad-recipient` for what is no such key
 */
export function encrypterFor(recipient: string): (plain: Readable) => Promise<Readable> {
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient.trim())
  } catch (cause) {
    throw new Fault('bad-recipient', 'This is no public key of age: it begins with age1. Make one with "age-keygen".', {
      cause,
    })
  }
  return async (plain) => asNode(await encrypter.encrypt(asWeb(plain)))
}

/** Whether a file begins as the age format does. */
export const isEncrypted = (beginning: Uint8Array): boolean =>
  Buffer.from(beginning.subarray(0, mark.length)).toString('latin1') === mark

/**
 * What an encrypted file holds. `identityFile` has the secret key, `AGE-SECRET-KEY-1…`, as `age-keygen` writes it.
 *
 * @throws Fault `wrong-key` where the key does not open it, `no-key` where the file has none
 */
export async function decryptWith(identityFile: string, encrypted: Readable): Promise<Readable> {
  const [identity] = /^AGE-SECRET-KEY-\S+$/m.exec(await readFile(identityFile, 'utf8')) ?? []
  if (!identity) throw new Fault('no-key', `There is no AGE-SECRET-KEY in ${identityFile}.`)
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
    return asNode(await decrypter.decrypt(asWeb(encrypted)))
  } catch (cause) {
    encrypted.destroy()
    throw new Fault('wrong-key', `The key in ${identityFile} does not open this file.`, { cause })
  }
}

const asWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>
const asNode = (stream: unknown) => Readable.fromWeb(stream as ReadableStream<Uint8Array>)
