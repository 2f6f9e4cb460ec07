/** Codes of {@link KeyFault}. */
export type KeyFaultCode = 'secret-key-unreadable' | 'public-key-unreadable'

/** A key handed to this package by its operator cannot be used. A fault of the caller, not of a badge. */
export class KeyFault extends Error {
  override name = 'KeyFault'
  readonly code: KeyFaultCode

  constructor(code: KeyFaultCode) {
    super(
      code === 'secret-key-unreadable'
        ? 'The secret key is not a Multikey of the kind asked for (Ed25519 begins with z3u2)'
        : 'The public key is not a Multikey of the kind asked for (Ed25519 begins with z6Mk)',
    )
    this.code = code
  }
}
