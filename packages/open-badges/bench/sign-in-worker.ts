import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { aBadge, NOW } from '../src/fixtures/badge.ts'
import { anIssuer } from '../src/fixtures/issuer.ts'
import { signCredential } from '../src/proof/sign-credential.ts'

/** Signs for so many milliseconds in a thread of its own, after a while of warming up, and tells how many it made. */
async function signFor(milliseconds: number): Promise<number> {
  const issuer = await anIssuer()
  const badge = aBadge(issuer)
  const sign = async (turn: number) =>
    signCredential({ ...badge, id: `urn:uuid:worker-${turn}` }, { ...issuer, created: NOW })
  for (let turn = 0; turn < 5000; turn++) await sign(turn)
  parentPort?.postMessage('ready')
  await new Promise((resolve) => parentPort?.once('message', resolve))
  const end = performance.now() + milliseconds
  let turn = 0
  while (performance.now() < end) await sign(turn++)
  return turn
}

if (!isMainThread) parentPort?.postMessage(await signFor((workerData as { milliseconds: number }).milliseconds))
