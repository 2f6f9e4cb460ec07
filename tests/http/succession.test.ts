import { beforeAll, expect, test } from 'vitest'
import { gatherCast, type Role, visitorIn } from '../support/site/cast.ts'
import { withDatabase } from '../support/site/people.ts'

// An organisation has closed, and another one answers for its badges: its desk is theirs, for what was given alone.

let desk: string
let page: string

beforeAll(async () => {
  const { succession } = await gatherCast()
  const { slug } = await withDatabase(({ database }) =>
    database
      .selectFrom('successions')
      .innerJoin('organisations', 'organisations.id', 'predecessorId')
      .select('slug')
      .where('successions.id', '=', succession)
      .executeTakeFirstOrThrow(),
  )
  desk = `/organisations/${slug}/manage`
  page = `/successions/${succession}`
})

const statusesOf = async (role: Role, paths: string[]) => {
  const statuses: number[] = []
  for (const path of paths) {
    const answer = await visitorIn(role).get(`${desk}${path}`)
    await answer.arrayBuffer()
    statuses.push(answer.status)
  }
  return statuses
}

test.each<Role>(['issuer of the organisation', 'manager of the organisation'])(
  'who works where its badges are answered for looks after what was given: %s',
  async (role) => {
    const open = ['', '/awards', '/awards.csv', '/runs', '/reach']
    expect(await statusesOf(role, open)).toEqual(open.map(() => 200))
    const shut = ['/awards/new', '/codes', '/rules', '/evidence', '/registers', '/badges', '/profile', '/succession']
    expect(await statusesOf(role, [...shut, '/badges.data', '/awards/new.data'])).toEqual(
      Array.from({ length: shut.length + 2 }, () => 404),
    )
    const today = await (await visitorIn(role).get(desk)).text()
    expect(today).toContain('Matrix Closed has closed')
    expect(today).not.toContain(`${desk}/awards/new`)
  },
)

test.each<Role>(['learner', 'manager of another organisation', 'City Lead of the place', 'administrator'])(
  'nobody else does: %s',
  async (role) => {
    expect(await statusesOf(role, ['', '/awards'])).toEqual([403, 403])
  },
)

test('everybody reads who answers, and both statements are there for machines or said to be missing', async () => {
  const visitor = visitorIn('nobody')
  const html = await (await visitor.get(page)).text()
  expect(html).toContain('Matrix Closed has closed')
  for (const path of [`${page}/predecessor.json`, `${page}/other.json`, `/successions/x/successor.json`])
    expect((await visitor.get(path)).status).toBe(404)
})
