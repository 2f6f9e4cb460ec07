import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Every table in which something can be written, ours and the queue's, as the database itself says. */
export async function tablesWithText(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)'
       and (t.typcategory = 'S' or t.typname in ('jsonb', 'json', 'bytea', 'inet', '_text', '_varchar', '_bytea', '_jsonb'))
     order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of a table as text; what is stored as bytes stands there as bytes and as what they spell. */
export async function rowsOf(pool: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(`select one::text as row from ${table} as one`)
  return rows.map(({ row }) => `${row} ${spelled(row)}`)
}

function spelled(row: string): string {
  return [...row.matchAll(/\\+x([0-9a-f]{6,})/gi)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('utf8'))
    .join(' ')
}

/** How a person could be recognised: by name, by address in any case, and by what can be guessed from an address. */
export function formsOf({ name, emails }: { name: string; emails: string[] }): string[] {
  const hashes = emails.flatMap((email) =>
    ['md5', 'sha1', 'sha256', 'sha512'].flatMap((kind) => {
      const digest = createHash(kind).update(email.toLowerCase()).digest()
      return [digest.toString('hex'), digest.toString('base64').slice(0, 20), digest.toString('base64url').slice(0, 20)]
    }),
  )
  const encoded = emails.flatMap((email) => [
    encodeURIComponent(email),
    Buffer.from(email).toString('base64').slice(0, 20),
  ])
  return [...new Set([name, ...name.split(' '), ...emails, ...hashes, ...encoded].map((one) => one.toLowerCase()))]
}

/** Which of the tables hold any of these, with the row that gives it away. */
export async function tablesThatName(pool: pg.Pool, forms: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const table of await tablesWithText(pool))
    for (const row of await rowsOf(pool, table)) {
      const form = forms.find((one) => row.toLowerCase().includes(one))
      if (form) found.set(table.replace(/^public\./, ''), `${form} in ${row.slice(0, 300)}`)
    }
  return found
}
