import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** So many exports at least: fewer means that the compiler read nothing, not that nothing is wrong. */
const LEAST_EXPORTS = 100

/** The exports of a package's entries that have no TSDoc, as a sentence; `undefined` where all have one. */
export function checkDocumentation(folder: string): string | undefined {
  const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { exports: object }
  const entries = Object.values(exports).map((entry) => path.resolve(folder, String(entry)))
  const program = ts.createProgram(entries, {
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const exported = entries.flatMap((entry) => {
    const source = program.getSourceFile(entry)
    const module = source && checker.getSymbolAtLocation(source)
    return module ? checker.getExportsOfModule(module) : []
  })
  const bare = exported.filter((symbol) => !isDocumented(symbol, checker)).map(({ name }) => name)
  if (exported.length < LEAST_EXPORTS) return `Only ${exported.length} exports were read: the compiler sees nothing.`
  return bare.length === 0
    ? undefined
    : `${bare.join('\n')}\nSay above each what it is: units, faults thrown, the section of the specification.`
}

function isDocumented(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const original = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return original.getDocumentationComment(checker).length > 0
}
