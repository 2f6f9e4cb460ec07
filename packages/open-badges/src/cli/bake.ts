import { bakePng } from '../baking/bake-png.ts'
import { bakeSvg, unbakeSvg } from '../baking/bake-svg.ts'
import { isPng } from '../baking/png-chunks.ts'
import { unbakePng } from '../baking/unbake-png.ts'
import { readBadge } from '../reading/read-badge.ts'
import type { CliOptions } from './command.ts'
import { EXIT, UsageFault } from './exit-codes.ts'
import { readInput } from './read-input.ts'
import { writeOutput } from './write-output.ts'

/** Puts a signed badge into a PNG or SVG. */
export async function bake([picture, badge]: string[], { out }: CliOptions): Promise<number> {
  if (!picture || !badge)
    throw new UsageFault('Name a picture and a badge: open-badges bake picture.png badge.json --out out.png')
  if (!out) throw new UsageFault('Name the file to write: --out out.png')
  const pictureBytes = await readInput(picture)
  const credential = new TextDecoder().decode(await readInput(badge)).trim()
  if (!readBadge(credential).ok)
    throw new UsageFault(`${badge} does not hold a badge. Sign one with open-badges issue.`)
  const baked = isPng(pictureBytes)
    ? bakePng(pictureBytes, credential)
    : bakeSvg(new TextDecoder().decode(pictureBytes), credential)
  await writeOutput({ contents: baked, out })
  return 0
}

/** Takes a badge out of a PNG or SVG. */
export async function unbake([picture]: string[], { out }: CliOptions): Promise<number> {
  const bytes = await readInput(picture)
  const unbaked = isPng(bytes) ? unbakePng(bytes) : unbakeSvg(new TextDecoder().decode(bytes).trim())
  if (!unbaked.ok) {
    process.stderr.write(`No badge came out of ${picture}: ${unbaked.refusal}\n`)
    return EXIT.notGenuine
  }
  await writeOutput({ contents: unbaked.credential, out })
  return 0
}
