/** Lines that many documents share verbatim. Their bytes, and the state of SHA-256 after them, are cached. */
export class KeptLines {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/** A piece of canonical text. */
export type Piece = string | KeptLines
