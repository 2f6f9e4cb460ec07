import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A database would take longer for each mutant than all other tests together. */
const asksDatabase = /tests\/support\/(?!pathways\.ts)|startEmbedded/

/** Tests of capabilities and of rules that ask no database, from the root. A test of rules never does. */
export function pureTests(root: string): string[] {
  return globSync(['src/capabilities/**/*.test.ts', 'src/infrastructure/**/*-rules.test.ts'], { cwd: root }).filter(
    (file) => file.endsWith('-rules.test.ts') || !asksDatabase.test(readFileSync(path.join(root, file), 'utf8')),
  )
}
