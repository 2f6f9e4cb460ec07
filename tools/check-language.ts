import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// A comment is read once. What makes a reader stop is refused here, and a name that slips back to a second meaning
// (docs/glossary.md, "One act, one verb" and "One name for each kind of text").

interface Rule {
  pattern: RegExp
  /** Which files it is looked for in. */
  files: RegExp
  advice: string
}

/** Words in comments that leave open who or what is meant. */
const riddles =
  /\b(somebody|anybody|whoever|whomever|whosoever|one['’]s|(?:whom?|as) one (?:may|can)|what (came|becomes) of|came of it|brings? itself about|wants doing)\b/gi

const names: Rule[] = [
  {
    pattern: /(?<!const )\bwords\??: (?:readonly )?string\b|\bwords: \w+\.q\b|\b(?:const|let) \{ q: words\b/g,
    files: /^(src|tools|bench)\//,
    advice: 'words are translations alone: what a visitor searches for is `terms`, a command line has `args`.',
  },
  {
    pattern:
      /\b(?:function|const|type|interface|class) (?:revoke|Revoke|revoked|claim(?!Code|Path|Url|Picture)|Claim(?!Code|Page))\w*/g,
    files: /^(src|bench)\//,
    advice: 'an award is kept (keep…) and withdrawn (withdraw…), in code as on the screen.',
  },
  {
    pattern: /['"](?:award-is-(?:revoked|claimed)|nothing-to-claim|unclaimed)['"]/g,
    files: /^src\//,
    advice: 'refusals and states are called as the screen says it: kept, withdrawn.',
  },
  {
    pattern: /\b(?:const|let|function|interface|type) (?:frame|Frame)(?!work)\w*/g,
    files: /^packages\/open-badges\//,
    advice: '`frame` is JSON-LD framing alone in the library.',
  },
]

/** Each sentence names the line, what stands there and what to write. */
export function slipsOfLanguage({ file, text }: { file: string; text: string }): string[] {
  return text.split('\n').flatMap((line, index) => {
    const at = `${file}:${index + 1}`
    const comment = commentOf(line)
    return [
      ...[...comment.matchAll(riddles)].map(
        ([riddle]) =>
          `${at}: "${riddle}" leaves open who or what is meant. Name the role (learner, issuer, visitor, caller) or the thing, in the words of the field.`,
      ),
      ...names
        .filter(({ files }) => files.test(file))
        .flatMap(({ pattern, advice }) => [...line.matchAll(pattern)].map(([slip]) => `${at}: "${slip}": ${advice}`)),
    ]
  })
}

/** The comment of a line of TypeScript, CSS or SQL within TypeScript; empty where it has none. */
function commentOf(line: string): string {
  return /^\s*(?:\/\/|\/\*|\*|--\s|\{\/\*)(.*)$/.exec(line)?.[1] ?? /\s\/\/ (.*)$/.exec(line)?.[1] ?? ''
}

/** What is wrong with the language of the code, or `undefined`. */
export function checkLanguage(): string | undefined {
  const { stdout } = spawnSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '--deduplicate',
      'src',
      'packages',
      'tests',
      'tools',
      'bench',
    ],
    { encoding: 'utf8' },
  )
  const sources = stdout
    .trim()
    .split('\n')
    .filter((file) => /\.(tsx?|js|css)$/.test(file) && !file.startsWith('tools/check-language'))
    .flatMap((file) => {
      try {
        return [{ file, text: readFileSync(file, 'utf8') }]
      } catch {
        return []
      }
    })
  if (sources.length < 900) return `Only ${sources.length} files were read.`
  const slips = sources.flatMap(slipsOfLanguage)
  return slips.length === 0 ? undefined : slips.join('\n')
}
