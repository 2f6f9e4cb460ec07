export interface Progress {
  step(steps: number): void
  done(): void
}

const width = 28

/** A bar on a terminal, a line every tenth elsewhere. */
export function progressBar({ label, steps, shown }: { label: string; steps: number; shown: boolean }): Progress {
  const began = Date.now()
  let taken = 0
  let written = -1
  const write = (share: number) => {
    const filled = Math.round(share * width)
    const seconds = ((Date.now() - began) / 1000).toFixed(0)
    const line = `${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.round(share * 100)}% ${seconds} s`
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`)
  }
  return {
    step(more) {
      taken += more
      if (!shown) return
      const mark = Math.floor((taken / steps) * (process.stdout.isTTY ? 200 : 10))
      if (mark === written) return
      written = mark
      write(Math.min(1, taken / steps))
    },
    done() {
      if (shown && process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}
