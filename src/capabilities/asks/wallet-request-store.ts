import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { WalletRequest } from './wallet-request.ts'

const columns = ['id', 'askId', 'basedOn', 'startedAt', 'endsAt', 'documents'] as const

const requests = (reader: Reader) => reader.selectFrom('walletRequests').select(columns)

export const selectWalletRequest = (reader: Reader, id: string, now: Date): Promise<WalletRequest | undefined> =>
  requests(reader).where('id', '=', id).where('endsAt', '>', now).$castTo<WalletRequest>().executeTakeFirst()

/** The row, held until the transaction ends. */
export const lockWalletRequest = (tx: Tx, id: string, now: Date): Promise<WalletRequest | undefined> =>
  requests(tx).where('id', '=', id).where('endsAt', '>', now).forUpdate().$castTo<WalletRequest>().executeTakeFirst()
