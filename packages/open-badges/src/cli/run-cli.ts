import { parseArgs } from 'node:util'
import { BakingFault } from '../baking/baking-refusal.ts'
import { KeyFault } from '../keys/key-fault.ts'
import { SigningFault } from '../proof/signing-fault.ts'
import { bake, unbake } from './bake.ts'
import type { Command } from './command.ts'
import { EXIT, UsageFault } from './exit-codes.ts'
import { inspect } from './inspect.ts'
import { issue } from './issue.ts'
import { keygen } from './keygen.ts'
import { verify } from './verify.ts'

const COMMANDS: Record<string, Command> = { keygen, issue, verify, bake, unbake, inspect }

const HELP = `open-badges: issue, check and carry Open Badges 3.0

  open-badges keygen [--suite P-256] [--out key.json]     make a signing key: Ed25519, P-256 or P-384
  open-badges issue badge.json --key key.json             sign a badge, an endorsement or any other credential
  open-badges verify <file | folder | address | -> ...    say whether badges are genuine
  open-badges bake picture.png badge.json --out out.png   put a badge into a PNG or SVG
  open-badges unbake picture.png                          take a badge out of a PNG or SVG
  open-badges inspect <file | address | ->                show what is in a badge, unchecked

  --json           answer in JSON              --lang cy         answer in Welsh
  --did <did>      issue as this issuer        --suite <name>    sign by this cryptosuite
  --format <name>  json, jwt or sd-jwt: a proof inside, a JWT around, or one whose holder shows only parts
  --offline        verify without the network  --allow-private   fetch from this machine and its network too
  --jobs <number>  check so many at once (8)   --progress        say how far it is, in a pipe too

Exit codes: 0 genuine or done, 1 not genuine or no longer valid, 2 cannot tell, 64 wrong use.
`

/** Runs the command line and gives its exit code. */
export async function runCli(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args)
    const [name, ...inputs] = positionals
    if (values.help || name === undefined || name === 'help') {
      process.stdout.write(HELP)
      return name === undefined && !values.help ? EXIT.usage : 0
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command) throw new UsageFault(`There is no command ${name}. Run open-badges help.`)
    return await command(inputs, values)
  } catch (error) {
    if (!isOperatorsFault(error)) throw error
    process.stderr.write(`${error.message}\n`)
    return EXIT.usage
  }
}

function isOperatorsFault(error: unknown): error is Error {
  return [UsageFault, KeyFault, SigningFault, BakingFault].some((fault) => error instanceof fault)
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
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
      },
    })
  } catch (error) {
    throw new UsageFault(`${error instanceof Error ? error.message : error} Run open-badges help.`)
  }
}
