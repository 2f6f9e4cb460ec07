import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A file of lines beside the database, to which lines are added and from which none is taken. */
export interface LineLog {
  /** Empty where the file is not there. */
  read(): Promise<string[]>
  append(lines: readonly string[]): Promise<void>
}

export function openLineLog(file: string): LineLog {
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return ''
        throw cause
      })
      return text.split('\n').filter((line) => line !== '')
    },
    async append(lines) {
      if (lines.length === 0) return
      await mkdir(path.dirname(file), { recursive: true })
      await appendFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
    },
  }
}
