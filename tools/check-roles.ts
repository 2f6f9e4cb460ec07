import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

// The roles of files inside a capability are closed, and each is read, not only its name (docs/decisions/0021).

/** What a use case does. A new verb is added knowingly; one that no file uses is refused, so the list says what there is. */
const verbs = new Set(
  `accept add align answer appoint archive ask break bring cancel check choose close compare confirm correct count decide download draft draw
  duplicate erase explain extend fail feature find fold found give hide hold import invite issue join keep leave list lock measure move name
  note offer prepare propose publish read recount register release remind remove renew report restore revise rotate search send settle share show sign start
  stop suspend take tell undo update vote withdraw`.split(/\s+/),
)

/** Infrastructure that computes from its arguments alone. */
const pureModules =
  /^#infrastructure\/(words\/(languages|local-time|printable)|map\/(mercator|national-grid)|mail\/delivery-rules|files\/(csv-line|named-columns)|escape-html|fault|needed)\.ts$/

/** SQL outside the capabilities. Only shrinks: a line that is needed no more is refused. */
const sqlElsewhere: Record<string, string> = {
  'src/web/sign-in/sessions.ts': 'Sign-in belongs to better-auth, whose tables no capability owns.',
  'src/web/sign-in/passkeys.ts': 'Sign-in belongs to better-auth, whose tables no capability owns.',
  'src/web/demo/demo-people.ts': 'Only a demonstration asks whom one may be.',
  'src/demo/replay.ts': 'Asks whether the year was replayed before.',
  'src/demo/town-replay.ts': 'Looks up what the replay itself made.',
}

type Role = 'entity' | 'rules' | 'format' | 'code' | 'jobs' | 'public' | 'use case' | 'store' | 'mint'

export interface Source {
  /** From the root: `src/capabilities/awards/award.ts`. */
  file: string
  text: string
}

export function roleOf(file: string): Role {
  const name = path.basename(file, '.ts')
  if (name === 'mint-authority') return 'mint'
  if (name.startsWith('public-')) return 'public'
  const suffix = /-(rules|store|jobs|code|format)$/.exec(name)?.[1] as Role | undefined
  if (suffix) return suffix
  const [first = '', second] = name.split('-')
  return second !== undefined && verbs.has(first) ? 'use case' : 'entity'
}

/** Each sentence says what is wrong with this file of a capability, and what to do. */
export function problemsOf({ file, text }: Source): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const role = roleOf(file)
  const says = checks[role](source, path.basename(file, '.ts'))
  return says.map((sentence) => `${file}: ${sentence}`)
}

const checks: Record<Role, (source: ts.SourceFile, name: string) => string[]> = {
  entity: (source, name) => [
    ...impurities(source),
    ...(exportsOf(source).some((one) => one === pascal(name) || one === camel(name))
      ? []
      : [
          `is named neither as a use case (verb-noun, one of: ${[...verbs].join(' ')}) nor as what it exports: an entity exports ${pascal(name)} or ${camel(name)}.`,
        ]),
  ],
  rules: (source) => impurities(source),
  format: (source) => impurities(source),
  code: (source) => impurities(source, /^#infrastructure\/(keys\/(link-code|timed-code)|ids)\.ts$|^node:crypto$/),
  jobs: (source) => [
    ...impurities(source, /^#infrastructure\/jobs\/queue\.ts$/),
    ...source.statements
      .filter((one) => ts.isFunctionDeclaration(one))
      .map(() => 'holds kinds of job alone: a function belongs into a use case.'),
  ],
  public: (source, name) => [
    ...impurities(source, /^#infrastructure\/public-view\.ts$/),
    ...[pascal(name), camel(name)]
      .filter((one) => !exportsOf(source).includes(one))
      .map((one) => `exports ${pascal(name)} and ${camel(name)}, and lacks ${one}.`),
  ],
  'use case': (source, name) => [
    ...(functionsOf(source).some((one) => one.name?.text === camel(name))
      ? []
      : [`is named as a use case and exports no function ${camel(name)}.`]),
    ...functionsOf(source).flatMap((one) => slipsOfGrip(one, source)),
  ],
  store: () => [],
  mint: (source) =>
    functionsOf(source)
      .filter((one) => !one.name?.text.startsWith('mint'))
      .map((one) => `makes authorities alone: ${one.name?.text} belongs elsewhere.`),
}

/** No rows, no clock, no chance, no request: everything is an argument. */
function impurities(source: ts.SourceFile, also?: RegExp): string[] {
  const found = source.statements.filter(ts.isImportDeclaration).flatMap((one) => {
    const from = (one.moduleSpecifier as ts.StringLiteral).text
    if (one.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
    const isOutside = /^#infrastructure\/|^kysely$|^pg(-boss)?$|^node:(fs|http|child_process)|-store\.ts$/.test(from)
    const isUseCase = /^(#capabilities\/[a-z]+|\.)\/[a-z]/.test(from) && roleOf(from) === 'use case'
    return (isOutside && !pureModules.test(from) && !also?.test(from)) || isUseCase
      ? [`decides from its arguments alone and imports ${from}.`]
      : []
  })
  const visit = (node: ts.Node) => {
    const text = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.getText(source) : ''
    if (/^(new Date\(\)|Date\.now\(|Math\.random\(|crypto\.random|performance\.now\()/.test(text))
      found.push(`decides from its arguments alone: ${text} is one (now, an id).`)
    if (saysSql(node)) found.push('holds SQL: that belongs into a store, a read or a use case.')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function saysSql(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return /^sql\b/.test(node.tag.getText())
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/.test(node.expression.name.text)
  )
}

export type Family =
  | '(request, powers)'
  | '(powers)'
  | '(request)'
  | '(database, …)'
  | '(powers, request)'
  | 'more than two'

const powersType = /\b(Reading|Services|Powers|Context|Looking|CheckingPowers)\b|\b(database|tx|mailer|masterKey)\??:/

/** How a function of a use case is called. */
export function familyOf(parameters: readonly ts.ParameterDeclaration[], source: ts.SourceFile): Family {
  const types = parameters.map((one) => one.type?.getText(source) ?? '')
  if (types.some((type) => /^(Reader|Database|Tx)$/.test(type))) return '(database, …)'
  if (parameters.length > 2) return 'more than two'
  const [first = '', second] = types
  if (second === undefined) return powersType.test(first) ? '(powers)' : '(request)'
  return powersType.test(first) && !powersType.test(second) ? '(powers, request)' : '(request, powers)'
}

/** Every use case and every read is held by one grip. */
function slipsOfGrip(one: ts.FunctionDeclaration, source: ts.SourceFile): string[] {
  const family = familyOf(one.parameters, source)
  return ['(database, …)', '(powers, request)', 'more than two'].includes(family)
    ? [`${one.name?.text} takes ${family}: a use case and a read take (request, { database, authority, now, … }).`]
    : []
}

function functionsOf(source: ts.SourceFile): ts.FunctionDeclaration[] {
  return source.statements.filter(ts.isFunctionDeclaration).filter(isExported)
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  )
}

function exportsOf(source: ts.SourceFile): string[] {
  return source.statements.filter(isExported).flatMap((one) => {
    if (ts.isVariableStatement(one)) return one.declarationList.declarations.map((each) => each.name.getText(source))
    return 'name' in one && one.name ? [(one.name as ts.Identifier).text] : []
  })
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  return camel(`-${name}`)
}

function tracked(folder: string): Source[] {
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', folder],
    {
      encoding: 'utf8',
    },
  )
  return stdout
    .trim()
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      try {
        return [{ file, text: readFileSync(file, 'utf8') }]
      } catch {
        return []
      }
    })
}

/** A table is written by one capability: what another wants of it is a use case of the first. */
export function tablesOfSeveral(sources: Source[]): string[] {
  const owners = new Map<string, Set<string>>()
  for (const { file, text } of sources) {
    const [, owner] = /^(src\/(?:capabilities|infrastructure)\/[^/]+|src\/[^/]+)\//.exec(file) ?? []
    if (!owner) continue
    const built = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g)]
    for (const [, table = ''] of built) owners.set(table, (owners.get(table) ?? new Set()).add(owner))
  }
  return [...owners]
    .filter(([, of]) => [...of].filter((one) => one.startsWith('src/capabilities')).length > 1)
    .map(([table, of]) => `${table} is written by ${[...of].join(' and ')}: one of them calls the other's use case.`)
}

function sqlOutside(sources: Source[]): string[] {
  const holding = sources
    .filter(({ file }) => /^src\/(web|api|jobs|demo|design|commands|server)\//.test(file))
    .filter(({ file, text }) => {
      let found = false
      const visit = (node: ts.Node) => {
        found ||= saysSql(node)
        if (!found) ts.forEachChild(node, visit)
      }
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
      return found
    })
    .map(({ file }) => file)
  return [
    ...holding
      .filter((file) => !sqlElsewhere[file])
      .map((file) => `${file}: holds SQL. Prove, parse, call, answer: SQL belongs into a capability.`),
    ...Object.keys(sqlElsewhere)
      .filter((file) => !holding.includes(file))
      .map((file) => `${file}: holds no SQL any more; take it off the list in tools/check-roles.ts.`),
  ]
}

/** What is wrong with the roles of files, or `undefined`. */
export function checkRoles(): string | undefined {
  const sources = tracked('src')
  const inside = sources.filter(({ file }) => file.startsWith('src/capabilities/'))
  const plain = inside.filter(({ file }) => !/^src\/capabilities\/[a-z-]+\/ui\/[a-z0-9-]+\.tsx?$/.test(file))
  if (plain.length < 200) return `Only ${plain.length} files of capabilities were read.`
  const misplaced = plain.filter(({ file }) => !/^src\/capabilities\/[a-z-]+\/[a-z0-9-]+\.ts$/.test(file))
  const used = new Set(plain.map(({ file }) => path.basename(file).split('-')[0]))
  const problems = [
    ...misplaced.map(({ file }) => `${file}: a capability is one flat folder, with ui/ for its components.`),
    ...plain.flatMap(problemsOf),
    ...[...verbs]
      .filter((verb) => !used.has(verb))
      .map((verb) => `No file begins with "${verb}": take it off the list.`),
    ...tablesOfSeveral(sources),
    ...sqlOutside(sources),
  ]
  return problems.length === 0 ? undefined : problems.join('\n')
}

/** How many functions of use cases are called in which way. */
export function countFamilies(): Map<Family, number> {
  const counts = new Map<Family, number>()
  for (const { file, text } of tracked('src/capabilities'))
    if (!file.includes('/ui/') && roleOf(file) === 'use case') {
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      for (const one of functionsOf(source)) {
        const family = familyOf(one.parameters, source)
        counts.set(family, (counts.get(family) ?? 0) + 1)
      }
    }
  return counts
}
