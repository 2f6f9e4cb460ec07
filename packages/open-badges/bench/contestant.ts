import process from 'node:process'
import { NOW } from '../src/fixtures/badge.ts'
import { anIssuer } from '../src/fixtures/issuer.ts'
import { generateEd25519 } from '../src/keys/ed25519.ts'
import { ed25519 } from '../src/platform/ed25519.ts'
import { signCredential } from '../src/proof/sign-credential.ts'
import { verifyBadge } from '../src/verification/verify-badge.ts'
import { digitalBazaarSigner, isVerifiedByDigitalBazaar } from '../src/witnesses/digitalbazaar.ts'
import { awardDay } from './award-day.ts'

/** What a contestant does in one turn. */
type Work = (turn: number) => unknown

const issuer = await anIssuer()

const badges = awardDay(issuer, 256)
const signingOptions = { ...issuer, created: NOW }

async function signedTexts(): Promise<string[]> {
  const signed = await Promise.all(badges.map((badge) => signCredential(badge, signingOptions)))
  return signed.map((credential) => JSON.stringify(credential))
}

/** What can be measured, by name; each prepared when it is asked for. */
const contestants: Record<string, () => Work | Promise<Work>> = {
  'issue by us': () => (turn) => signCredential(at(badges, turn), { ...issuer, created: NOW }),
  'issue by @digitalbazaar/vc': async () => {
    const signByPeer = await digitalBazaarSigner(issuer)
    return (turn) => signByPeer(at(badges, turn), NOW)
  },
  'issue by Ed25519 alone': () => {
    const data = new Uint8Array(64).fill(7)
    const signer = ed25519.signerFor(generateEd25519().seed)
    return () => signer(data)
  },
  'verify by us': async () => {
    const texts = await signedTexts()
    const options = { now: NOW, trustedStatus: async () => 'active' as const }
    return async (turn) => {
      const { verdict } = await verifyBadge(at(texts, turn), options)
      if (verdict !== 'genuine') throw new Error(verdict)
    }
  },
  'verify by @digitalbazaar/vc': async () => {
    const texts = await signedTexts()
    return async (turn) => {
      const isVerified = await isVerifiedByDigitalBazaar(JSON.parse(at(texts, turn)), NOW)
      if (!isVerified) throw new Error('the peer refused a badge')
    }
  },
  'verify by Ed25519 alone': () => {
    const data = new Uint8Array(64).fill(7)
    const { publicKey, seed } = generateEd25519()
    const signature = ed25519.signerFor(seed)(data)
    return () => ed25519.verify(data, signature, publicKey)
  },
}

function at<T>(list: readonly T[], turn: number): T {
  const item = list[turn % list.length]
  if (item === undefined) throw new Error('empty list')
  return item
}

/** Works for so many turns, and says how many milliseconds of CPU they took, all threads of the process together. */
function contend(work: Work): void {
  let next = 0
  process.on('message', async (turns: number) => {
    const before = process.cpuUsage()
    const end = next + turns
    for (; next < end; next++) await work(next)
    const { user, system } = process.cpuUsage(before)
    process.send?.((user + system) / 1000)
  })
}

const prepare = contestants[process.argv[2] ?? '']
if (process.send && prepare) contend(await prepare())
