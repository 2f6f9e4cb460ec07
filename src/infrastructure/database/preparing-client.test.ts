import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'

// Statements of other files fill what a process keeps: here it begins anew.
vi.resetModules()
const { scratchDatabase } = await import('#tests/support/scratch-database.ts')

const prepared = sql<{ statement: string; calls: number }>`
  select statement, generic_plans + custom_plans as calls from pg_prepared_statements`

test('a statement that is asked often is prepared by its connection, and answers as before', async () => {
  const { database } = await scratchDatabase()
  await database.connection().execute(async (connection) => {
    for (let asked = 0; asked < 15; asked++) {
      const { rows } = await sql<{ twice: number }>`select ${asked}::int * 2 as twice`.execute(connection)
      expect(rows).toEqual([{ twice: asked * 2 }])
    }
    const { rows } = await prepared.execute(connection)
    expect(rows).toEqual([{ statement: 'select $1::int * 2 as twice', calls: 6 }])
  })
})

test('a search for words is planned for each word', async () => {
  const { database } = await scratchDatabase()
  await database.connection().execute(async (connection) => {
    for (let asked = 0; asked < 15; asked++)
      await sql`select to_tsvector('coding') @@ to_tsquery(${'coding'}) as found`.execute(connection)
    expect((await prepared.execute(connection)).rows).toEqual([])
  })
})

test('a table that took another form meanwhile is read as it is now', async () => {
  const { database } = await scratchDatabase()
  await database.connection().execute(async (connection) => {
    await sql`create table things (one int)`.execute(connection)
    await sql`insert into things values (1)`.execute(connection)
    const read = () => sql`select * from things where one = ${1}`.execute(connection)
    for (let asked = 0; asked < 15; asked++) await read()
    await sql`alter table things add column other int default 2`.execute(connection)
    expect((await read()).rows).toEqual([{ one: 1, other: 2 }])
  })
})
