import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

// A refusal becomes words where it leaves the product: in a table that names every one of them
// (`Record<Refusal, MessageKey>`), so that a new refusal does not compile until it is worded. The compiler sees to the
// table; here it is seen that the adapters look into one, and neither drop an outcome nor word one refusal of several.

interface Source {
  file: string
  text: string
}

/** Use cases that may refuse: functions of capabilities whose file says `refusal:`, or a type of another that does. */
export function refusingUseCases(capabilities: Source[]): Set<string> {
  const refusing = new Set<string>()
  const types = new Set<string>()
  for (const { text } of capabilities)
    for (const [, name = '', body = ''] of text.matchAll(/^export type (\w+Outcome)\b[^=]*=((?:\n {2}.*|.*)+)/gm))
      if (/\brefusal\b/.test(body)) types.add(name)
  for (const { file, text } of capabilities) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    for (const one of source.statements.filter(ts.isFunctionDeclaration)) {
      const outcome = one.type?.getText(source) ?? ''
      if (one.name && (/\brefusal\b/.test(outcome) || [...types].some((type) => outcome.includes(type))))
        refusing.add(one.name.text)
    }
  }
  return refusing
}

/** Each sentence says where an adapter does not word a refusal, and what to do. */
export function unwordedRefusals({ file, text }: Source, refusing: ReadonlySet<string>): string[] {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  )
  const found: string[] = []
  const say = (node: ts.Node, sentence: string) =>
    found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${sentence}`)
  const visit = (node: ts.Node) => {
    if (
      ts.isBinaryExpression(node) &&
      isEquality(node) &&
      [node.left, node.right].some(isRefusal) &&
      !isExhaustive(node)
    )
      say(
        node,
        `\`${node.getText(source)}\` words one refusal and leaves the others. Look it up in a Record<Refusal, …>.`,
      )
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'knownKey')
      if (/refus/i.test(node.getText(source)))
        say(
          node,
          `\`${node.getText(source)}\` is a key that no compiler sees. Look it up in a Record<Refusal, MessageKey>.`,
        )
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && refusing.has(node.expression.text)) {
      const name = node.expression.text
      const holder = holderOf(node)
      if (holder === 'dropped') say(node, `the outcome of ${name} is dropped: say why it was refused.`)
      else if (holder && !isWorded(holder))
        say(node, `a refusal of ${name} is never worded: read ${holder.text}.refusal.`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isEquality({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
}

/** Whether the function looks the other refusals up in a table, or names them all: `outcome.refusal satisfies …`. */
function isExhaustive(node: ts.Node): boolean {
  const scope = ts.findAncestor(node, ts.isFunctionLike) ?? node.getSourceFile()
  let exhaustive = false
  const visit = (one: ts.Node) => {
    exhaustive ||=
      (ts.isSatisfiesExpression(one) && isRefusal(one.expression)) ||
      (ts.isElementAccessExpression(one) && isRefusal(one.argumentExpression))
    ts.forEachChild(one, visit)
  }
  visit(scope)
  return exhaustive
}

function isRefusal(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'refusal'
}

/** The variable that holds what a call answers; `undefined` where it goes on whole, as by return. */
function holderOf(call: ts.CallExpression): ts.Identifier | 'dropped' | undefined {
  let node: ts.Node = call
  while (
    ts.isAwaitExpression(node.parent) ||
    ts.isParenthesizedExpression(node.parent) ||
    (ts.isConditionalExpression(node.parent) && node.parent.condition !== node) ||
    (ts.isBinaryExpression(node.parent) && node.parent.right === node)
  )
    node = node.parent
  if (ts.isExpressionStatement(node.parent)) return 'dropped'
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined
}

/** Whether the function that holds an outcome reads its refusal, or hands the outcome on whole. */
function isWorded(holder: ts.Identifier): boolean {
  const scope = ts.findAncestor(holder, ts.isFunctionLike) ?? holder.getSourceFile()
  let worded = false
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && node.text === holder.text && node !== holder) {
      const { parent } = node
      const isRead = ts.isPropertyAccessExpression(parent) && parent.expression === node
      worded ||= isRead ? parent.name.text === 'refusal' : !isCondition(node)
    }
    ts.forEachChild(node, visit)
  }
  visit(scope)
  return worded
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node
  return (
    ts.isPrefixUnaryExpression(parent) ||
    ts.isIfStatement(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition === node) ||
    (ts.isBinaryExpression(parent) && parent.left === node)
  )
}

function sourcesIn(...folders: string[]): Source[] {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', ...folders],
    { encoding: 'utf8' },
  )
  return stdout
    .trim()
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      try {
        return [{ file: path.normalize(file), text: readFileSync(file, 'utf8') }]
      } catch {
        return []
      }
    })
}

/** What is wrong with how refusals are worded, or `undefined`. */
export function checkRefusals(): string | undefined {
  const refusing = refusingUseCases(sourcesIn('src/capabilities'))
  if (refusing.size < 40) return `Only ${refusing.size} use cases that may refuse were found.`
  const found = sourcesIn('src/web', 'src/api', 'src/commands').flatMap((source) => unwordedRefusals(source, refusing))
  return found.length === 0 ? undefined : found.join('\n')
}
