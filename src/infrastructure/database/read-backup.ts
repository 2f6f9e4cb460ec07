import { Fault } from '../fault.ts'
import { type BackupHeader, backupEnd, backupMark } from './backup.ts'

/** Ends each line of a backup. */
export const lineFeed = 0x0a
const endOfRows = Buffer.from('\\.\n')
/** A header line is short; a row may be long, and is never taken for one. */
const longestLine = 100_000

/** What stands in a backup, in its order: lines about it, and the rows of each table as `COPY` takes them. */
export class BackupReader {
  private readonly chunks: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** @throws Fault `backup-unreadable` where the file is something else */
  async header(): Promise<BackupHeader> {
    if ((await this.line()) !== backupMark) throw unreadable('it does not begin as one')
    return JSON.parse((await this.line()).replace(/^-- /, '')) as BackupHeader
  }

  /** The statement that the next rows belong to; `undefined` at the end. */
  async statement(): Promise<string | undefined> {
    const line = await this.line()
    if (line === backupEnd) return undefined
    const copied = /^copy ("[a-z0-9_]+" \(("[a-z0-9_]+"(, )?)+\)) from stdin;$/.exec(line)?.[1]
    if (!copied) throw unreadable('a line in it is not known')
    return `copy ${copied} from stdin`
  }

  /** Rows as they are, in whole lines, up to the mark that ends them. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const last = this.held.lastIndexOf(lineFeed)
      const lines = this.held.subarray(0, last + 1)
      const end = endOfRowsIn(lines)
      if (end >= 0) {
        this.held = this.held.subarray(end + endOfRows.length)
        if (end > 0) yield lines.subarray(0, end)
        return
      }
      this.held = this.held.subarray(last + 1)
      if (lines.length > 0) yield lines
      await this.more()
    }
  }

  /** How many rows there were, as the backup says. */
  async rowCount(): Promise<number> {
    const count = /^-- (\d+) rows$/.exec(await this.line())?.[1]
    if (count === undefined) throw unreadable('a line in it is not known')
    return Number(count)
  }

  private async line(): Promise<string> {
    let end = this.held.indexOf(lineFeed)
    while (end < 0) {
      if (this.held.length > longestLine) throw unreadable('a line in it is not known')
      await this.more()
      end = this.held.indexOf(lineFeed)
    }
    const line = this.held.subarray(0, end).toString('utf8')
    this.held = this.held.subarray(end + 1)
    return line
  }

  private async more(): Promise<void> {
    const next = await this.chunks.next().catch((cause: unknown) => {
      throw unreadable('it is damaged or cut short', cause)
    })
    if (next.done) throw unreadable('it is cut short')
    this.held = this.held.length === 0 ? next.value : Buffer.concat([this.held, next.value])
  }
}

/** Within rows a backslash is always written twice, so that the mark cannot be data. */
function endOfRowsIn(lines: Buffer): number {
  if (lines.subarray(0, endOfRows.length).equals(endOfRows)) return 0
  const found = lines.indexOf('\n\\.\n')
  return found < 0 ? -1 : found + 1
}

function unreadable(why: string, cause?: unknown): Fault {
  return new Fault('backup-unreadable', `This is not a whole backup of Waymark: ${why}.`, { cause })
}
