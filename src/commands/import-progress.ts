import type { GazetteerProgress } from '#capabilities/places/import-gazetteer.ts'

/** Where progress is told: a terminal, whose last line can be written anew, or a file and the log of a container. */
interface Screen {
  isTTY?: boolean
  write(text: string): unknown
}

/** A terminal shows it as it goes; a log gets a line now and then. */
const [terminalEveryMs, logEveryMs] = [200, 5000]

/** Tells how far the reading of a table is: the first time at once, so that nobody wonders whether anything happens. */
export function progressOf(source: string, screen: Screen, clock: () => number = Date.now) {
  const everyMs = screen.isTTY ? terminalEveryMs : logEveryMs
  let told = Number.NEGATIVE_INFINITY
  return {
    show({ read, kept }: GazetteerProgress) {
      const now = clock()
      if (now - told < everyMs) return
      told = now
      const [lines, taken] = [read, kept].map((number) => number.toLocaleString('en-GB'))
      const text = `${source}: ${lines} lines read, ${taken} taken in`
      screen.write(screen.isTTY ? `\r${text}\x1b[K` : `${text}\n`)
    },
    end() {
      if (screen.isTTY) screen.write('\r\x1b[K')
    },
  }
}
