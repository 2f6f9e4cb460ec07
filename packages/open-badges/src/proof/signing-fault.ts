import type { CanonicalRefusal } from '../canonicalization/canonical-outcome.ts'

/** A credential that cannot be signed as it stands. A fault of the caller who built it. */
export class SigningFault extends Error {
  override name = 'SigningFault'
  readonly code: CanonicalRefusal['reason']
  /** The term at fault, where one is known. */
  readonly detail: string

  constructor({ reason, detail }: CanonicalRefusal) {
    super(`The credential cannot be signed: ${reason} (${detail})`)
    this.code = reason
    this.detail = detail
  }
}
