import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { jobKinds, mailingJobs } from './job-kinds.ts'

const source = readFileSync(path.join(import.meta.dirname, 'work-jobs.ts'), 'utf8')
const handled = [
  ...source.matchAll(/queue\.work\((\w+),([\s\S]*?)\)\n {2}(?=await|const|\})|queue\.work\((\w+),([\s\S]*?)\n(?=\})/g),
]
  .map(([, name, body, lastName, lastBody]) => ({ name: name ?? lastName ?? '', body: body ?? lastBody ?? '' }))
  .filter(({ name }) => name !== '')

test('every job that tells or sends is known to send mail: seeding a database queues none of them', () => {
  expect(handled.length).toBe(jobKinds.length)
  const telling = handled.filter(({ body }) => /\b(tell|send)[A-Z]\w*\(/.test(body)).map(({ name }) => name)
  const list = readFileSync(path.join(import.meta.dirname, 'job-kinds.ts'), 'utf8')
  const known = /mailingJobs[^[]*\[\] = \[([^\]]*)\]/.exec(list)?.[1]?.match(/\w+/g) ?? []
  expect(telling.toSorted()).toEqual(known.toSorted())
  expect(mailingJobs).toHaveLength(known.length)
})
