import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inStretches } from '#tests/support/in-stretches.ts'
import { scratchDatabase } from '#tests/support/scratch-database.ts'
import { pageOf } from '../database/keyset.ts'
import { openLog } from '../log.ts'
import { defineJob, openQueue } from './queue.ts'

const letter = defineJob<{ to: string }>('test.letter')

async function aQueue() {
  const { database, url } = await scratchDatabase()
  const queue = await openQueue({ url, database, jobs: [letter], log: openLog('silent'), tries: { retryLimit: 0 } })
  onTestFinished(() => queue.stop())
  return { database, queue }
}

const patience = { interval: 100 }

test('does a job once its cause is committed, and never if the cause is taken back', async () => {
  const { database, queue } = await aQueue()
  const done: string[] = []
  await queue.work(letter, async ({ to }) => void done.push(to))
  await database.transaction().execute((tx) => queue.enqueue(tx, letter, [{ to: 'kept' }]))
  const taken = database.transaction().execute(async (tx) => {
    await queue.enqueue(tx, letter, [{ to: 'taken back' }])
    throw new Error('no')
  })
  await expect(taken).rejects.toThrow('no')
  await expect.poll(() => done, patience).toEqual(['kept'])
})

test('shows the operator a job that failed every try, and does it when told to try again', async () => {
  const { database, queue } = await aQueue()
  let broken = true
  const done: string[] = []
  await queue.work(letter, async ({ to }) => {
    if (broken) throw new Error('no mail server')
    done.push(to)
  })
  await database.transaction().execute((tx) => queue.enqueue(tx, letter, [{ to: 'ava' }, { to: 'ben' }]))
  const readAll = () =>
    inStretches(async ({ limit, ...asked }) =>
      pageOf(await queue.deadLetters({ ...asked, limit: limit + 1 }), limit, ({ failedAt: at, id }) => ({ at, id })),
    )
  await expect.poll(async () => (await readAll()).length, patience).toBe(2)
  const [dead] = await readAll()
  expect(dead).toMatchObject({ job: 'test.letter', reason: 'no mail server' })
  expect((await queue.counts()).dead).toBe(2)
  broken = false
  if (dead) await queue.retryDeadLetter(dead.id)
  await expect.poll(() => done.length, patience).toBe(1)
  expect((await queue.counts()).dead).toBe(1)
})

test('a worker that is killed leaves its job to another within 30 seconds, and what it did is not done again', async () => {
  const { database, url } = await scratchDatabase()
  const queue = await openQueue({ url, database, jobs: [letter], log: openLog('silent') })
  onTestFinished(() => queue.stop())
  await database
    .transaction()
    .execute((tx) => queue.enqueue(tx, letter, [{ to: 'first' }, { to: 'second' }, { to: 'hangs' }, { to: 'last' }]))
  const program = path.resolve(import.meta.dirname, '../../../tests/support/hanging-worker.ts')
  const worker = spawn(process.execPath, [program, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void worker.kill('SIGKILL'))
  let said = ''
  worker.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await expect.poll(() => said, patience).toContain('hangs')
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  // In which order a batch is worked through is not said.
  const finished = new Set(said.split('\n').filter((one) => one !== 'hangs'))
  const left = ['first', 'hangs', 'last', 'second'].filter((one) => !finished.has(one))
  const done: string[] = []
  await queue.work(letter, async ({ to }) => void done.push(to))
  await expect.poll(() => done.toSorted(), { interval: 200 }).toEqual(left)
})
