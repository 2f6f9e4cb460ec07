/** Writes the term tables that the browser verifier carries. Run after a context changed: `node tools/write-browser-tables.ts`. */
import { writeFileSync } from 'node:fs'
import { makeBrowserTables } from '../src/canonicalization/browser-tables.ts'

const file = new URL('../src/canonicalization/browser-tables.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(await makeBrowserTables())}\n`)
