import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../locales')
const file = path.join(folder, 'catalogues.ts')
const languages = ['cy', 'en']

/** Writes the module that holds all words, from the files that are there; or compares it with them. */
export function generateCatalogues({ compare }: { compare: boolean }): boolean {
  const text = catalogues()
  if (compare) return readFileSync(file, 'utf8') === text
  writeFileSync(file, text)
  return true
}

function catalogues(): string {
  const branches = wordFiles('en')
  const imports = languages.flatMap((language) =>
    branches.map(
      ({ name, at }) => `import ${variable(language, name)} from './${language}/${at}' with { type: 'json' }`,
    ),
  )
  const tables = ['en', 'cy'].map(
    (language) =>
      `export const ${language} = {\n${branches.map(({ name }) => `  ${name}: ${variable(language, name)},\n`).join('')}}\n`,
  )
  return [
    '// Made by npm run generate from the files in en/ and cy/: each is one branch of the words, common.json holds `common.…`.',
    ...imports,
    '',
    ...tables,
    'export const catalogues = { en: { translation: en }, cy: { translation: cy } }',
    '',
  ].join('\n')
}

function wordFiles(language: string) {
  return readdirSync(path.join(folder, language), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((at) => ({ at, name: path.basename(at, '.json') }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

const variable = (language: string, name: string) => language + name.charAt(0).toUpperCase() + name.slice(1)
