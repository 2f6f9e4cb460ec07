import { noteCopyNews } from '#capabilities/awards/note-copy-news.ts'
import type { CopyNews } from '#capabilities/awards/wallet-copies.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { secretHash } from './wallet-offer-code.ts'
import { lockWalletOffer } from './wallet-offer-store.ts'

export type NoteWalletNewsOutcome = { ok: true } | { ok: false; refusal: 'token-is-wrong' | 'no-such-copy' }

interface Told {
  organisationSlug: string
  token: string
  /** What the wallet was told to name it by: the copy's id. */
  copyId: string
  news: CopyNews
}

/** Keeps what a wallet says of the copy that it was given (OpenID4VCI 1.0 §11), as long as its hand-over is remembered. */
export function noteWalletNews(
  { organisationSlug, token, copyId, news }: Told,
  { database, now }: Pick<Services, 'database'> & { now: Date },
): Promise<NoteWalletNewsOutcome> {
  return database.transaction().execute(async (tx): Promise<NoteWalletNewsOutcome> => {
    const offer = await lockWalletOffer(tx, { hash: secretHash(token), by: 'tokenHash' })
    if (offer?.organisationSlug !== organisationSlug) return { ok: false, refusal: 'token-is-wrong' }
    if (!isId(copyId)) return { ok: false, refusal: 'no-such-copy' }
    const given = await tx
      .selectFrom('walletOfferCopies')
      .select('copyId')
      .where('walletOfferId', '=', offer.id)
      .where('copyId', '=', copyId)
      .executeTakeFirst()
    if (!given) return { ok: false, refusal: 'no-such-copy' }
    await noteCopyNews({ copyId, news }, { tx, now })
    return { ok: true }
  })
}
