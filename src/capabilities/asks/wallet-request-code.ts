import { createHmac } from 'node:crypto'
import { isId } from '#infrastructure/ids.ts'
import { readLinkCode, writeLinkCode } from '#infrastructure/keys/link-code.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'

/**
 * Three words for one request, of which none leads to another. `wallet` is in the code that is scanned. `begun` opens the
 * page that shows the code: it sees how many badges came and none of them, as another person may have scanned it. `shown`
 * is given to the wallet alone once it has answered: it opens what was shown.
 */
export const walletRequestWays = ['wallet', 'begun', 'shown'] as const
export type WalletRequestWay = (typeof walletRequestWays)[number]

const purposeOf = (way: WalletRequestWay) => `wallet-request-${way}`

export function walletRequestCodeOf(id: string, way: WalletRequestWay, masterKey: MasterKey): string {
  return writeLinkCode(id, { purpose: purposeOf(way), masterKey })
}

/** The id of the request that a code leads to by one of these ways. */
export function readWalletRequestCode<Way extends WalletRequestWay>(
  code: string,
  ways: readonly Way[],
  masterKey: MasterKey,
): { id: string; way: Way } | undefined {
  for (const way of ways) {
    const id = readLinkCode(code, { purpose: purposeOf(way), masterKey })
    if (isId(id)) return { id, way }
  }
  return undefined
}

/** What the wallet signs, so that its answer is for this request alone. */
export function walletRequestNonceOf(id: string, masterKey: MasterKey): string {
  return createHmac('sha256', masterKey.derive('wallet-request-nonces'))
    .update(id)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
