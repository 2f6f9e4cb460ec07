/**
 * Text that grows, as pieces that follow one another. A single character beyond Latin-1 makes JavaScript keep a whole text
 * with two bytes a character, and turning that into UTF-8 takes as long as hashing it; so such lines are pieces of their own.
 */
export class Text {
  private readonly pieces: string[] = []
  private narrow = ''

  /** Adds what comes next. */
  add(text: string, isWide = false): void {
    if (!isWide) this.narrow += text
    else {
      if (this.narrow !== '') this.pieces.push(this.narrow)
      this.pieces.push(text)
      this.narrow = ''
    }
  }

  /** All pieces. */
  close(): readonly string[] {
    if (this.narrow !== '') this.pieces.push(this.narrow)
    return this.pieces
  }
}
