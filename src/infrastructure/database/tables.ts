import type pg from 'pg'

/** A table with the columns that hold data: what the database works out by itself is not among them. */
export interface Table {
  name: string
  columns: string[]
}

/** Rows made by migrations; not in backups. */
const ownBooks = 'schema_migrations'

/** All tables of the product, by name. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
     group by c.relname order by c.relname`,
    [ownBooks],
  )
  return rows
}

/** Does something while no table has to agree with another one; at its end all are checked. */
export async function withoutReferences<Result>(client: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  const result = await work()
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
  return result
}
