import { openDatabase } from '#infrastructure/database/database.ts'
import { defineJob, openQueue } from '#infrastructure/jobs/queue.ts'
import { openLog } from '#infrastructure/log.ts'

// A worker that does some jobs of a batch and never comes back from one: to be killed by a test.
const url = process.argv[2] ?? ''
const letter = defineJob<{ to: string }>('test.letter')
const { database } = openDatabase(url)
const queue = await openQueue({ url, database, jobs: [letter], log: openLog('silent') })
await queue.work(letter, async ({ to }) => {
  console.log(to)
  if (to === 'hangs') await new Promise(() => setInterval(() => {}, 1000))
})
