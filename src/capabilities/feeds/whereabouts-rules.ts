import type { Mode } from '#capabilities/opportunities/opportunity.ts'
import { plainText } from './plain-rules.ts'

export interface Whereabouts {
  address: string | null
  postcode: string | null
  mode: Mode | null
}

/** Words of which all of a place that is none consists. */
const onlineWords = new Set(
  'online also on-line on line virtual virtually remote remotely zoom teams microsoft ms google meet hangouts webinar webex skype youtube facebook live livestream stream streamed discord gotomeeting ar-lein arlein ar lein rhithwir rhithiol o bell via over by using through the internet web website meeting meetings call event session sessions course class link video conference conferencing platform only yn unig drwy dros at home from your own join workshop talk sent on booking registration after will be provided details to follow confirmation once booked you upon when supplied given email emailed a an in as link links available'.split(
    ' ',
  ),
)
/** Of those at least one has to be among them. */
const surelyOnline =
  /(?:^|\s)(?:online|on-line|on line|virtual|virtually|remote|remotely|zoom|teams|google meet|hangouts|webinar|webex|skype|youtube|facebook live|livestream|discord|ar-lein|arlein|ar lein|rhithwir|rhithiol|o bell|internet|website)(?:\s|$)/

const countries =
  /^(?:uk|united kingdom|gb|great britain|england|wales|cymru|scotland|northern ireland|worldwide|everywhere|anywhere|n\/a)$/i

function isOnlineWords(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' online ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()
  return surelyOnline.test(plain) && plain.split(' ').every((word) => onlineWords.has(word) || word === '-')
}

/** A postcode of the United Kingdom, the Crown Dependencies included. */
const postcode = /\b(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/i

export function postcodeIn(text: string | null): string | null {
  const [, found] = postcode.exec(text ?? '') ?? []
  return found ? found.toUpperCase().replace(/ ?(\d[A-Z]{2})$/, ' $1') : null
}

/**
 * Where something is, by the words for its place: "Zoom" and "Ar-lein" are online, "Online Gallery, 3 Quay Road" is a
 * place, "Town Hall and Zoom" is both.
 */
export function readWhereabouts(text: string | null): Whereabouts {
  const address = plainText(text)
    ?.slice(0, 1000)
    .replace(/\s*\n\s*/g, ', ')
  if (!address) return { address: null, postcode: null, mode: null }
  const found = postcodeIn(address)
  const [first = '', ...others] = address.split(/\s*,\s*/)
  if (isOnlineWords(first) && others.every((part) => countries.test(part) || isOnlineWords(part)))
    return { address: null, postcode: null, mode: 'online' }
  const hybrid = /^(?:hybrid|hybrid event|hybrid session|hybrid meeting)\b[\s:,()-]*/i.exec(address)
  if (hybrid) {
    const rest = placesIn(address.slice(hybrid[0].length))
    return { address: rest, postcode: found, mode: 'both' }
  }
  // Both are said with a word between; a comma alone stands inside addresses.
  const parts = address
    .split(/\s*(?:\band\b|\bor\b|&|\+|\/|;|\||\(|\)|\bneu\b|\bac\b| a (?=zoom|teams|ar-lein))\s*/i)
    .filter((part) => part !== '')
  if (parts.every(isOnlineWords)) return { address: null, postcode: null, mode: 'online' }
  return parts.some(isOnlineWords)
    ? { address: placesIn(address), postcode: found, mode: 'both' }
    : { address, postcode: found, mode: null }
}

/** The parts of a text that are places. */
function placesIn(text: string): string | null {
  const parts = text.split(/\s*(?:\band\b|\bor\b|&|\+|\/|;|\||\(|\)|\bneu\b|\bac\b| a (?=zoom|teams|ar-lein))\s*/i)
  const places = parts.filter((part) => part !== '' && !isOnlineWords(part) && !/^(?:also|live)$/i.test(part))
  return places.join(' & ').replace(/^[\s,:-]+|[\s,:-]+$/g, '') || null
}

const modeWords: [RegExp, Mode][] = [
  [
    /^(?:both|hybrid|blended|mixed|mixed mode|in[- ]person (?:and|or|&) online|online (?:and|or|&) in[- ]person|online\/in[- ]person|cymysg|hybrid(?:aidd)?)$/i,
    'both',
  ],
  [
    /^(?:online|on-line|virtual|remote|distance|distance learning|e-learning|webinar|ar-lein|ar lein|rhithwir|o bell|zoom|teams)$/i,
    'online',
  ],
  [
    /^(?:in[- ]person|face[- ]to[- ]face|f2f|offline|on[- ]?site|classroom|campus|onsite|wyneb yn wyneb)$/i,
    'in-person',
  ],
]

/** How it is held, by what a column or a code says of that. */
export function readMode(text: string | null): Mode | null {
  return modeWords.find(([terms]) => terms.test(text?.trim() ?? ''))?.[1] ?? null
}
