/** Lines that stand in many documents just so: it pays to prepare them for what is done with them again and again. */
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
