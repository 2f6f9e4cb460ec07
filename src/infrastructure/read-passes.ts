import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { Fault } from './fault.ts'

/** Where an operator keeps what Apple and Google gave them to make passes with; each is off without all of its own. */
export interface PassFiles {
  apple?: { passType: string; team: string; certificateFile: string; keyFile: string; wwdrFile: string } | undefined
  google?: { issuerId: string; keyFile: string } | undefined
}

/** What passes are signed with. */
export interface PassSigners {
  /** In PEM. */
  apple?: { passType: string; team: string; certificate: Buffer; key: Buffer; wwdr: Buffer } | undefined
  google?: { issuerId: string; email: string; key: KeyObject } | undefined
}

const serviceAccount = z.object({ client_email: z.email(), private_key: z.string().includes('PRIVATE KEY') })

/**
 * Reads the files that the settings name.
 *
 * @throws Fault `settings-invalid` where one is missing or something else
 */
export async function readPasses({ apple, google }: PassFiles): Promise<PassSigners> {
  return {
    apple: apple && {
      ...{ passType: apple.passType, team: apple.team },
      certificate: await pem('WAYMARK_APPLE_PASS_CERTIFICATE', apple.certificateFile, 'CERTIFICATE'),
      key: await pem('WAYMARK_APPLE_PASS_KEY', apple.keyFile, 'PRIVATE KEY'),
      wwdr: await pem('WAYMARK_APPLE_PASS_WWDR', apple.wwdrFile, 'CERTIFICATE'),
    },
    google: google && { issuerId: google.issuerId, ...(await accountOf(google.keyFile)) },
  }
}

async function pem(setting: string, file: string, kind: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes?.includes(kind)) return bytes
  throw new Fault('settings-invalid', `${setting}: ${file} must be a file in PEM with a ${kind.toLowerCase()} in it.`)
}

async function accountOf(file: string): Promise<{ email: string; key: KeyObject }> {
  try {
    const { client_email: email, private_key: key } = serviceAccount.parse(JSON.parse(await readFile(file, 'utf8')))
    return { email, key: createPrivateKey(key) }
  } catch (cause) {
    throw new Fault(
      'settings-invalid',
      `WAYMARK_GOOGLE_WALLET_KEY: ${file} must be the key of a service account, as Google gives it in JSON.`,
      { cause },
    )
  }
}
