/** The forms that wallets take a badge in, by the names of OpenID4VCI 1.0 Appendix A. */
export const copyFormats = ['ldp_vc', 'jwt_vc_json', 'dc+sd-jwt'] as const
export type CopyFormat = (typeof copyFormats)[number]

/** What a wallet may say of what it was given (OpenID4VCI 1.0 §11). */
export const copyNews = ['accepted', 'failed', 'deleted'] as const
export type CopyNews = (typeof copyNews)[number]

/** What one wallet took of an award, as its learner sees it: the same badge in one form or several. */
export interface WalletCopies {
  batchId: string
  takenAt: Date
  told: CopyNews | null
  toldAt: Date | null
  switchedOffAt: Date | null
}
