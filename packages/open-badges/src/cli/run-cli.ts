import { parseArgs } from 'node:util'
import packageFile from '../../package.json' with { type: 'json' }
import { bake, unbake } from './bake.ts'
import type { CliOptions, Command } from './command.ts'
import { EXIT, UsageFault } from './exit-codes.ts'
import { inspect } from './inspect.ts'
import { issue } from './issue.ts'
import { keygen } from './keygen.ts'
import { exitOf, isOperatorsFault } from './operators-fault.ts'
import { verify } from './verify.ts'

const OF_MANY = ['json', 'jobs', 'progress', 'allow-private'] as const

const COMMANDS: Record<string, Command> = {
  keygen: { run: keygen, takes: ['json', 'out', 'suite', 'did'] },
  issue: { run: issue, takes: [...OF_MANY, 'out', 'key', 'did', 'suite', 'format', 'jwt'] },
  verify: { run: verify, takes: [...OF_MANY, 'lang', 'offline'] },
  bake: { run: bake, takes: [...OF_MANY, 'out'] },
  unbake: { run: unbake, takes: [...OF_MANY, 'out'] },
  inspect: { run: inspect, takes: OF_MANY },
}

const HELP = `open-badges: issue, check and carry Open Badges 3.0

  open-badges keygen [--suite P-256] [--out key.json]     make a signing key: Ed25519, P-256 or P-384
  open-badges issue badge.json --key key.json             sign a badge, an endorsement or any other credential
  open-badges verify badge.json                           say whether a badge is genuine
  open-badges bake picture.png badge.json --out out.png   put a badge into a PNG or SVG
  open-badges unbake picture.png                          take a badge out of a PNG, SVG or PDF
  open-badges inspect badge.png                           show what is in a badge, unchecked

A badge is a file, an https address, - for standard input, or a folder of them. Of several, issue, bake and unbake
write one file each to the folder that --out names.

  --out <file>     write there                 --json            answer in JSON
  --key <file>     sign with this key          --lang cy         answer in Welsh (verify)
  --did <did>      issue as this issuer        --suite <name>    make a key of, or sign by, this kind
  --format <name>  json, jwt or sd-jwt: a proof inside, a JWT around, or one whose holder shows only parts
  --offline        verify without the network  --allow-private   fetch from this machine and its network too
  --jobs <number>  work on so many at once (8) --progress        say how far it is, in a pipe too
  --version        say which version this is   --help            say this

Exit codes: 0 genuine or done, 1 not genuine or no longer valid, 2 cannot tell, 64 wrong use.
`

/** Runs the command line and gives its exit code. */
export async function runCli(args: string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    if (!isOperatorsFault(error)) throw error
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ error: error.message }, null, 2)}\n`)
    else process.stderr.write(`${error.message}\n`)
    return exitOf(error)
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [name, ...inputs] = positionals
  if (values.version) {
    process.stdout.write(`${packageFile.version}\n`)
    return 0
  }
  if (values.help || name === undefined || name === 'help') {
    process.stdout.write(HELP)
    return name === undefined && !values.help ? EXIT.usage : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageFault(`There is no command ${name}. Run open-badges help.`)
  const idle = Object.keys(values).find((option) => !command.takes.some((taken) => taken === option))
  if (idle) throw new UsageFault(`${name} has no use for --${idle}. Run open-badges help.`)
  return command.run(inputs, values)
}

const OPTIONS = {
  json: { type: 'boolean' },
  key: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  jwt: { type: 'boolean' },
  format: { type: 'string' },
  did: { type: 'string' },
  offline: { type: 'boolean' },
  'allow-private': { type: 'boolean' },
  jobs: { type: 'string' },
  progress: { type: 'boolean' },
  suite: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

function parse(args: string[]): { values: CliOptions; positionals: string[] } {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS })
  } catch (error) {
    // The library's own second sentence is about arguments that begin with a hyphen, which no badge does.
    const [said] = String(error instanceof Error ? error.message : error).split('. ')
    throw new UsageFault(`${said}. Run open-badges help.`)
  }
}
