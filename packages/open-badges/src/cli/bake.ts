import { bakePng } from '../baking/bake-png.ts'
import { bakeSvg, unbakeSvg } from '../baking/bake-svg.ts'
import { isPng } from '../baking/png-chunks.ts'
import { findRootTag } from '../baking/svg-markup.ts'
import { isPdf, unbakePdf } from '../baking/unbake-pdf.ts'
import { unbakePng } from '../baking/unbake-png.ts'
import { readBadge } from '../reading/read-badge.ts'
import type { CliOptions } from './command.ts'
import { EXIT, UsageFault } from './exit-codes.ts'
import { type Made, makeEach } from './make-each.ts'
import { readInput } from './read-input.ts'
import { refusalSentence } from './refusal-sentences.ts'

/** Puts signed badges into a PNG or SVG, each into a picture of its own. */
export async function bake([picture, ...badges]: string[], options: CliOptions): Promise<number> {
  if (!picture || badges.length === 0)
    throw new UsageFault('Name a picture and a badge: open-badges bake picture.png badge.json --out out.png')
  if (!options.out) throw new UsageFault('Name the file to write: --out out.png')
  const rules = { allowPrivate: options['allow-private'] }
  const pictureBytes = await readInput(picture, rules)
  if (!isPng(pictureBytes) && !findRootTag(new TextDecoder().decode(pictureBytes)))
    throw new UsageFault(`${picture} is no PNG or SVG. The picture comes first, then the badge.`)
  const make = async (badge: string): Promise<Made> => {
    const credential = new TextDecoder().decode(await readInput(badge, rules)).trim()
    refuseUnsigned(badge, credential)
    const extension = isPng(pictureBytes) ? 'png' : 'svg'
    const contents = isPng(pictureBytes)
      ? bakePng(pictureBytes, credential)
      : bakeSvg(new TextDecoder().decode(pictureBytes), credential)
    return { ok: true, contents, extension }
  }
  return makeEach(badges, options, { make, done: 'baked' })
}

/** A picture with an unsigned badge in it would look like a badge until it is verified. */
function refuseUnsigned(badge: string, credential: string): void {
  const read = readBadge(credential)
  if (!read.ok) throw new UsageFault(`${badge} does not hold a badge. Sign one with open-badges issue.`)
  const isSigned = read.jwt !== undefined || read.document.proof !== undefined || read.standard === 'open-badges-2'
  if (!isSigned) throw new UsageFault(`${badge} is not signed. Sign it with open-badges issue.`)
}

function unbakeAny(bytes: Uint8Array) {
  if (isPng(bytes)) return unbakePng(bytes)
  return isPdf(bytes) ? unbakePdf(bytes) : unbakeSvg(new TextDecoder().decode(bytes).trim())
}

/** Takes badges out of PNGs, SVGs or PDFs. */
export async function unbake(pictures: string[], options: CliOptions): Promise<number> {
  const make = async (picture: string): Promise<Made> => {
    const bytes = await readInput(picture, { allowPrivate: options['allow-private'] })
    const unbaked = unbakeAny(bytes)
    if (!unbaked.ok) {
      const message = `No badge came out of ${picture}: ${refusalSentence(unbaked.refusal)}.`
      return { ok: false, message, code: EXIT.notGenuine }
    }
    const { credential } = unbaked
    return { ok: true, contents: credential, extension: credential.trimStart().startsWith('{') ? 'json' : 'jwt' }
  }
  return makeEach(pictures, options, { make, done: 'taken out' })
}
