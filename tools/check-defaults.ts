import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { roleOf } from './check-roles.ts'

// A default in a write path is a fault (STYLE 31): nothing said becomes something written. `needed` throws instead.

/** Defaults that stay, each with its reason. Only shrinks: one that is needed no more is refused. */
const allowed: Record<string, string> = {
  ...because('Shown beside the refusal of a line that names nobody; nothing of it is kept.', []),
  ...because('Part of an address in a file: looked up, and what is not found is not taken over.', [
    "src/capabilities/pathways/import-pathway.ts: placeSlug = ''",
    "src/capabilities/pathways/import-pathway.ts: slug = ''",
  ]),
  ...because('What came with a link: compared with our own word for it, written nowhere.', [
    "src/infrastructure/keys/link-code.ts: body = ''",
    "src/infrastructure/keys/link-code.ts: word = ''",
  ]),
  ...because('A search: letters of words, and distances in rows as long as the words.', [
    "src/infrastructure/database/near-words.ts: after[1] ?? ''",
    "src/infrastructure/database/near-words.ts: after[0] ?? ''",
    'src/infrastructure/database/near-words.ts: last[j] ?? 0',
    'src/infrastructure/database/near-words.ts: row[j - 1] ?? 0',
    'src/infrastructure/database/near-words.ts: last[j - 1] ?? 0',
    'src/infrastructure/database/near-words.ts: beforeLast[j - 2] ?? 0',
    "src/infrastructure/database/search-words.ts: word[0] ?? ''",
  ]),
  ...because('The group of a pattern that matched.', ["src/infrastructure/database/restore.ts: name = ''"]),
}

function because(reason: string, keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, reason]))
}

/** What reads: nothing of it is written by this file. */
const reads =
  /^(find|list|search|count|read|explain|compare|measure|check|draw|prepare-certificate|publish-opportunity-csv|tell)\b/

function isWritePath(file: string): boolean {
  const name = path.basename(file, '.ts')
  if (/\.test\.tsx?$|\/ui\//.test(file)) return false
  if (file.startsWith('src/infrastructure/')) return /\/(database|jobs|keys|mail)\//.test(file)
  const role = roleOf(file)
  if (role === 'store')
    return !/-(query|filter|nearest|upcoming|map)-store$|^(nearest|map|upcoming|counting)-store/.test(name)
  return role === 'code' || role === 'entity' || (role === 'use case' && !reads.test(name))
}

/** `what ?? ''`, `what ?? 0`, `[what = 0] = some`. */
export function defaultsIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const isNothing = (node: ts.Expression | undefined) =>
    node !== undefined &&
    ((ts.isStringLiteralLike(node) && node.text === '') || (ts.isNumericLiteral(node) && node.text === '0'))
  const visit = (node: ts.Node) => {
    const isDefault =
      (ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
        isNothing(node.right)) ||
      (ts.isBindingElement(node) && isNothing(node.initializer))
    if (isDefault) found.push(node.getText(source))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** What is wrong with the defaults in write paths, or `undefined`. */
export function checkDefaults(): string | undefined {
  const files = globSync('src/{capabilities,infrastructure}/**/*.ts').filter(isWritePath).toSorted()
  if (files.length < 100) return `Only ${files.length} files were read.`
  const found = files.flatMap((file) =>
    defaultsIn(file, readFileSync(file, 'utf8')).map((text) => ({ key: `${file}: ${text}` })),
  )
  const keys = new Set(found.map(({ key }) => key))
  const problems = [
    ...[...keys]
      .filter((key) => !allowed[key])
      .map(
        (key) => `${key}\n    writes nothing said down as something: take needed() of src/infrastructure/needed.ts.`,
      ),
    ...Object.keys(allowed)
      .filter((key) => !keys.has(key))
      .map((key) => `${key}\n    is gone: take it off the list in tools/check-defaults.ts.`),
  ]
  return problems.length === 0 ? undefined : problems.join('\n')
}
