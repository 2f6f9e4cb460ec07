import { expect, test } from 'vitest'
import { KeptReads } from './kept-reads.ts'

function counted() {
  let times = 0
  return async () => ({ times: ++times })
}

test('reads once until something changes at the place', async () => {
  const reads = new KeptReads()
  const read = counted()
  const ask = () => reads.read('home', ['brighton'], read)
  expect(await Promise.all([ask(), ask()])).toEqual([{ times: 1 }, { times: 1 }])
  reads.drop('plymouth')
  expect(await ask()).toEqual({ times: 1 })
  reads.drop('brighton')
  expect(await ask()).toEqual({ times: 2 })
  reads.drop('*')
  expect(await ask()).toEqual({ times: 3 })
})

test('what was being read when the place changed is given to nobody who asks later', async () => {
  const reads = new KeptReads()
  const { promise, resolve } = Promise.withResolvers<object>()
  const early = reads.read('home', ['brighton'], () => promise)
  reads.drop('brighton')
  expect(await reads.read('home', ['brighton'], async () => ({ now: true }))).toEqual({ now: true })
  resolve({ before: true })
  expect(await early).toEqual({ before: true })
  expect(await reads.read('home', ['brighton'], async () => ({ read: 'again' }))).toEqual({ now: true })
})

test('a read that failed is tried again', async () => {
  const reads = new KeptReads()
  await expect(reads.read('home', ['brighton'], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await reads.read('home', ['brighton'], async () => ({ fine: true }))).toEqual({ fine: true })
})
