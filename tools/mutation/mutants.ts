import ts from 'typescript'

// A file with all of its mutants in it: each expression that can be broken becomes `(__mutant(7) ? broken : as written)`,
// so that one import serves every mutant, and a test is run again in the time that it takes, not in that of a start.

export interface Mutant {
  id: string
  file: string
  line: number
  before: string
  after: string
}

/** Turns a file into itself with its mutants, and says which they are. */
export function withMutants(file: string, text: string): { code: string; mutants: Mutant[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const mutants: Mutant[] = []
  const plain = (node: ts.Node) => node.getText(source)

  /** Registers what a node could be instead; the number under which it is switched on. */
  function add(node: ts.Node, after: string): string {
    const id = `${file}#${mutants.length}`
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
    mutants.push({ id, file, line, before: short(plain(node)), after: short(after) })
    return id
  }

  /** The text of a node with the mutants of everything inside it. */
  function inside(node: ts.Node): string {
    let code = ''
    let position = node.getStart(source)
    ts.forEachChild(node, (child) => {
      const start = child.getStart(source)
      code += text.slice(position, start) + emit(child)
      position = child.end
    })
    return code + text.slice(position, node.end)
  }

  function emit(node: ts.Node): string {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return plain(node)
    if (ts.isTypeAliasDeclaration(node) || !isInFunction(node)) return inside(node)
    // In braces, so that an `else` behind it belongs to the condition before it.
    if (isStatementThatCanGo(node)) return `{ if (!__mutant('${add(node, '')}')) { ${inside(node)} } }`
    const others = ts.isExpression(node) && isReplaceable(node) ? alternativesOf(node, plain) : []
    const own = inside(node)
    if (others.length === 0) return own
    const choices = others.map((other) => `__mutant('${add(node, other)}') ? (${other}) : `)
    return `(${choices.join('')}(${own}))`
  }

  return { code: inside(source), mutants }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 97)}…` : line
}

/**
 * What stands outside functions is decided when the file is read, once for all mutants: tables and patterns, and what a
 * table is made by (`new Map(names.map((name) => …))`).
 */
function isInFunction(node: ts.Node): boolean {
  let outermost: ts.Node | undefined
  for (let one = node.parent; one; one = one.parent) if (ts.isFunctionLike(one)) outermost = one
  return outermost !== undefined && !isCalledAtOnce(outermost)
}

function isCalledAtOnce(node: ts.Node): boolean {
  const { parent } = node
  return (
    ts.isCallExpression(parent) &&
    parent.expression !== node &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(map|flatMap|filter|reduce|from)$/.test(parent.expression.name.text)
  )
}

function isStatementThatCanGo(node: ts.Node): boolean {
  return (
    (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isThrowStatement(node)) &&
    (ts.isBlock(node.parent) || ts.isIfStatement(node.parent))
  )
}

function isReplaceable(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent)) return false
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.ExclamationToken || parent.operator === ts.SyntaxKind.MinusToken
  if (
    ts.isTaggedTemplateExpression(parent) ||
    ts.isDeleteExpression(parent) ||
    ts.isExpressionWithTypeArguments(parent)
  )
    return false
  if (ts.isCallExpression(parent) && parent.expression === node) return false
  if (ts.isPropertyName(node) && 'name' in parent && parent.name === node) return false
  // The middle of an optional chain: a parenthesis would change where it ends.
  return !(
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
    parent.expression === node &&
    ts.isOptionalChain(parent)
  )
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

const operators: Partial<Record<ts.SyntaxKind, string[]>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
  [ts.SyntaxKind.PlusToken]: ['-'],
  [ts.SyntaxKind.MinusToken]: ['+'],
  [ts.SyntaxKind.AsteriskToken]: ['/'],
  [ts.SyntaxKind.SlashToken]: ['*'],
  [ts.SyntaxKind.PercentToken]: ['*'],
}

const methods: Record<string, string> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
}

/** Calls whose result is of the kind of what they are called on: without them everything comes through. */
const sieves = /^(filter|slice|trim|trimEnd|trimStart|toSorted|toReversed|flat|replace|replaceAll|normalize|concat)$/

function alternativesOf(node: ts.Expression, plain: (node: ts.Node) => string): string[] {
  if (isCondition(node)) return [...brokenOperators(node, plain), 'true', 'false']
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false']
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true']
  if (ts.isStringLiteral(node) && node.text !== '') return ["''"]
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ['[]']
  if (ts.isBinaryExpression(node)) return brokenOperators(node, plain)
  if (ts.isPrefixUnaryExpression(node)) return [plain(node.operand)]
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) return brokenCalls(node, plain)
  return []
}

function isCondition(node: ts.Expression): boolean {
  const { parent } = node
  return (
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node)
  )
}

function brokenOperators(node: ts.Expression, plain: (node: ts.Node) => string): string[] {
  if (!ts.isBinaryExpression(node)) return []
  const [left, right] = [plain(node.left), plain(node.right)]
  if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [left, right]
  return (operators[node.operatorToken.kind] ?? []).map((operator) => `${left} ${operator} ${right}`)
}

function brokenCalls(node: ts.CallExpression, plain: (node: ts.Node) => string): string[] {
  const called = node.expression as ts.PropertyAccessExpression
  if (ts.isOptionalChain(node)) return []
  const name = called.name.text
  const on = plain(called.expression)
  const parameters = node.arguments.map(plain).join(', ')
  const other = Object.hasOwn(methods, name) ? methods[name] : undefined
  return [...(other ? [`${on}.${other}(${parameters})`] : []), ...(sieves.test(name) ? [on] : [])]
}
