import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

type Words = { [key: string]: string | Words }

const plural = /_(zero|one|two|few|many|other)$/
const pluralForms = { en: ['one', 'other'], cy: ['zero', 'one', 'two', 'few', 'many', 'other'] } as const
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .sort()
    .join(' ')

/** What is wrong with the catalogues, or undefined: same keys, every plural form, same placeholders, every key of the code there and filled in. */
export function checkWords(root: string): string | undefined {
  const en = flat(load(root, 'en'))
  const cy = flat(load(root, 'cy'))
  const problems = [
    ...compareKeys(en, cy),
    ...comparePlaceholders(en, cy),
    ...missingForms({ en, cy }),
    ...unknownKeys(root, en),
    ...unfilled(root, en),
  ]
  return problems.length === 0 ? undefined : problems.join('\n')
}

function load(root: string, language: string): Words {
  const folder = path.join(root, 'locales', language)
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  )
}

function flat(words: Words, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

const baseKeys = (words: Map<string, string>) => new Set([...words.keys()].map((key) => key.replace(plural, '')))

function compareKeys(en: Map<string, string>, cy: Map<string, string>): string[] {
  const [english, welsh] = [baseKeys(en), baseKeys(cy)]
  return [
    ...[...english].filter((key) => !welsh.has(key)).map((key) => `no Welsh for ${key}`),
    ...[...welsh].filter((key) => !english.has(key)).map((key) => `no English for ${key}`),
  ]
}

function comparePlaceholders(en: Map<string, string>, cy: Map<string, string>): string[] {
  return [...en].flatMap(([key, text]) => {
    const other = cy.get(key)
    return other !== undefined && !plural.test(key) && placeholders(text) !== placeholders(other)
      ? [`${key}: English and Welsh fill in different things`]
      : []
  })
}

function missingForms(words: { en: Map<string, string>; cy: Map<string, string> }): string[] {
  return (['en', 'cy'] as const).flatMap((language) => {
    const bases = new Set(
      [...words[language].keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
    )
    return [...bases].flatMap((base) =>
      pluralForms[language].flatMap((form) =>
        words[language].has(`${base}_${form}`) ? [] : [`${base}_${form} is missing in ${language}`],
      ),
    )
  })
}

/** Keys written out in the code; those put together from parts are found by the journeys, where a missing one is a fault. */
function unknownKeys(root: string, en: Map<string, string>): string[] {
  const known = baseKeys(en)
  const branches = new Set([...known].map((key) => key.split('.')[0]))
  const problems: string[] = []
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file) || file.startsWith('design')) continue
    const code = readFileSync(path.join(root, 'src', file), 'utf8')
    // In components every quoted key counts, since tables of explanations hold them; elsewhere only what is translated at once.
    const quoted = file.endsWith('.tsx') ? /'([a-z]+(?:\.[A-Za-z0-9-]+)+)'/g : /\bt\('([a-z]+(?:\.[A-Za-z0-9-]+)+)'/g
    for (const [, key = ''] of code.matchAll(quoted)) {
      if (
        branches.has(key.split('.')[0]) &&
        key.split('.').length > 1 &&
        !known.has(key) &&
        !/\.(tsx?|json|css|svg|png|issued)$/.test(key)
      )
        problems.push(`src/${file} asks for "${key}", which has no words`)
    }
  }
  return problems
}

/** Calls that say all that is filled in, where the words want something else. */
function unfilled(root: string, en: Map<string, string>): string[] {
  const wanted = new Map<string, Set<string>>()
  for (const [key, text] of en) {
    const base = key.replace(plural, '')
    const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
    wanted.set(base, new Set([...(wanted.get(base) ?? []), ...names]))
  }
  const problems: string[] = []
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file)) continue
    const code = readFileSync(path.join(root, 'src', file), 'utf8')
    for (const [, key = '', given = ''] of code.matchAll(/\bt\('([\w.-]+)',\s*\{([^{}]*)\}\)/g)) {
      if (given.includes('...')) continue
      const names = new Set([...given.matchAll(/(\w+)\s*(?=[:,}]|$)/g)].map(([, name]) => name))
      const missing = [...(wanted.get(key) ?? [])].filter((name) => !names.has(name))
      if (missing.length > 0) problems.push(`src/${file} does not fill in ${missing.join(', ')} of "${key}"`)
    }
  }
  return problems
}
