import { expect, test } from 'vitest'
import { progressOf } from './import-progress.ts'

function aScreen(isTTY: boolean) {
  const written: string[] = []
  let now = 0
  const screen = { isTTY, write: (text: string) => written.push(text) }
  const progress = progressOf('codes.csv', screen, () => now)
  const at = (ms: number, read: number) => {
    now = ms
    progress.show({ read, kept: read / 2 })
  }
  return { written, at, end: progress.end }
}

test('a terminal sees one line that changes, and is clean afterwards', () => {
  const { written, at, end } = aScreen(true)
  at(0, 1000)
  at(100, 2000)
  at(250, 3000)
  end()
  expect(written).toEqual([
    '\rcodes.csv: 1,000 lines read, 500 taken in\x1b[K',
    '\rcodes.csv: 3,000 lines read, 1,500 taken in\x1b[K',
    '\r\x1b[K',
  ])
})

test('a log gets a line at once and then every five seconds', () => {
  const { written, at, end } = aScreen(false)
  for (let second = 0; second <= 11; second++) at(second * 1000, 1000 * (second + 1))
  end()
  expect(written).toEqual([
    'codes.csv: 1,000 lines read, 500 taken in\n',
    'codes.csv: 6,000 lines read, 3,000 taken in\n',
    'codes.csv: 11,000 lines read, 5,500 taken in\n',
  ])
})
