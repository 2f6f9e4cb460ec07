import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../fault.ts'

/** Seals small secrets for storage. `context` says what a secret is, so that one cannot be passed off as another. */
export interface MasterKey {
  seal(secret: string, context: string): Buffer
  /** @throws Fault `secret-unreadable` when sealed under another master key, for another context, or altered */
  open(sealed: Buffer, context: string): string
  /** A secret of its own for another purpose, the same at every start. */
  derive(purpose: string): string
}

const nonceLength = 12
const tagLength = 16

/** AES-256-GCM under a key derived (HKDF-SHA-256) from 32 bytes given as hexadecimal. */
export function masterKeyFrom(hex: string): MasterKey {
  const material = Buffer.from(hex, 'hex')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', material, 'waymark', purpose, 32))
  const key = derive('seal')
  return {
    derive: (purpose) => derive(purpose).toString('hex'),
    seal(secret, context) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed, context) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
          authTagLength: tagLength,
        })
        decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
        return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]).toString(
          'utf8',
        )
      } catch (cause) {
        throw new Fault(
          'secret-unreadable',
          'A sealed secret cannot be opened: is WAYMARK_MASTER_KEY the one that it was sealed with?',
          { cause },
        )
      }
    },
  }
}

/** The demonstration keeps its own master key beside its data; in production it comes from the environment. */
export async function demoMasterKey(dataFolder: string): Promise<MasterKey> {
  const file = path.join(dataFolder, 'master.key')
  const fresh = randomBytes(32).toString('hex')
  // Written whole under a name of its own first: at its place it is never seen half written.
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${fresh}\n`, { flag: 'wx', mode: 0o600 })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return masterKeyFrom((await readFile(file, 'utf8')).trim())
}
