import { timingSafeEqual } from 'node:crypto'
import { forgetAttempts, takeAttempt } from '#infrastructure/database/attempts.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { Collection } from './collection.ts'
import { collectionPinOf, writePass } from './collection-code.ts'

export type CheckPinOutcome =
  | { ok: true; pass: string }
  | { ok: false; refusal: 'wrong-pin' }
  | { ok: false; refusal: 'too-often'; waitMinutes: number }

interface Powers {
  database: Database
  masterKey: MasterKey
  now: Date
}

/** Opens an address that asks for a code to who has the code. Tries are counted by address: it has but a million codes. */
export async function checkPin(
  { collection, typed }: { collection: Collection; typed: string },
  { database, masterKey, now }: Powers,
): Promise<CheckPinOutcome> {
  const { id: collectionId, addressNumber } = collection
  const attempts = { purpose: 'collection-pin', subject: `${collectionId} ${addressNumber}` } as const
  const taken = await takeAttempt(database, { ...attempts, free: 5 }, now)
  if (!taken.ok) return { ok: false, refusal: 'too-often', waitMinutes: taken.waitMinutes }
  const address = { collectionId, addressNumber }
  const [ours, theirs] = [collectionPinOf(address, masterKey), typed.replace(/\s/g, '')].map((pin) => Buffer.from(pin))
  if (!ours || !theirs || ours.length !== theirs.length || !timingSafeEqual(ours, theirs))
    return { ok: false, refusal: 'wrong-pin' }
  await forgetAttempts(database, attempts)
  return { ok: true, pass: writePass(address, { masterKey, now }) }
}
