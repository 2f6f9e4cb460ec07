/** Codes of {@link KeyFault}. */
export type KeyFaultCode = 'secret-key-unreadable' | 'public-key-unreadable'

/** A key handed to this package by its operator cannot be used. A fault of the caller, not of a badge. */
export class KeyFault extends Error {
  override name = 'KeyFault'
  readonly code: KeyFaultCode

  constructor(code: KeyFaultCode) {
    super(
      code === 'secret-key-unreadable'
        ? 'The secret key is not an Ed25519 Multikey (it should begin with z3u2)'
        : 'The public key is not an Ed25519 Multikey (it should begin with z6Mk)',
    )
    this.code = code
  }
}
