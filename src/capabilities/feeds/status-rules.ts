import type { EventStatus } from '#capabilities/opportunities/opportunity.ts'

/** Everything that can be said of an event but that it takes place as planned. */
export type NotAsPlanned = Exclude<EventStatus, 'scheduled'>

const terms: [NotAsPlanned, string][] = [
  ['cancelled', "cancell?ed|wedi['’]?i ganslo|wedi canslo|canslwyd|ganslwyd|called off"],
  ['postponed', "postponed|wedi['’]?i ohirio|wedi gohirio|gohiriwyd"],
  ['moved-online', 'moved[- ]online|now online|wedi symud ar-lein|symudwyd ar-lein'],
  [
    'full',
    'sold[- ]?out|fully[- ]booked|full|no places left|no places available|waiting list only|wedi gwerthu allan|yn llawn|llawn',
  ],
]

/** "Cancelled due to illness" is cancelled; "Full time" is not full. */
const reason = '(?:\\s*[:;,(–—]|\\s+-|\\s+(?:due|because|owing|until|by|oherwydd)\\b)'

/** What a column, a property or an address of a term says (`Cancelled`, `https://schema.org/EventPostponed`). */
export function readStatus(value: unknown): NotAsPlanned | undefined {
  const values = Array.isArray(value) ? value : [value]
  for (const one of values) {
    if (typeof one !== 'string' || one.length > 200) continue
    const plain = one
      .trim()
      .replace(/^.*[/#:]/, '')
      .replace(/^Event(?=[A-Z])/, '')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
    const found = terms.find(([, pattern]) => new RegExp(`^(?:${pattern})(?:[.!]?$|${reason})`, 'iu').test(plain))
    if (found) return found[0]
  }
  return undefined
}

/** Signs that set a word apart from the title proper: "Full-stack" is one word. */
const apart = '(?:\\s*[:!|]\\s*|\\s+[–—-]+\\s*|\\s*[–—-]+\\s+)'

/**
 * A title with a word for its state taken out: "CANCELLED: Storytime", "Felting (SOLD OUT)". Only what is set apart
 * counts: "A full day of cancelled plans" is a title.
 */
export function splitTitle(whole: string): { title: string; status: NotAsPlanned | undefined } {
  const title = whole.slice(0, 500)
  for (const [status, pattern] of terms) {
    const prefix = new RegExp(
      `^\\s*(?:[[(*]+\\s*(?:${pattern})\\s*[\\])*]+[\\s:–—-]*|(?:${pattern})${apart})(?=\\S)`,
      'iu',
    )
    const suffix = new RegExp(
      `(?:\\s*[[(*]+\\s*(?:now )?(?:${pattern})[.!]?\\s*[\\])*]+|\\s+[–—\\-|:]\\s*(?:now )?(?:${pattern})[.!]?)\\s*$`,
      'iu',
    )
    // Set apart by capitals alone, in a title that is not all capitals: "CANCELLED Storytime".
    const loud = new RegExp(`^(?:${pattern})\\s+(?=\\S)|\\s+(?:${pattern})$`, 'iu')
    const isLoud = (title.match(loud)?.[0] ?? 'x').trim() === title.match(loud)?.[0].trim().toUpperCase()
    const signs = isLoud && title !== title.toUpperCase() ? [prefix, suffix, loud] : [prefix, suffix]
    for (const sign of signs) {
      const rest = title.replace(sign, '').trim()
      if (rest !== title.trim() && rest !== '') return { title: rest, status }
    }
  }
  return { title, status: undefined }
}

/** Which of two things that a source says of one event counts: what keeps people at home before what sends them there. */
export function gravest(...statuses: (NotAsPlanned | undefined)[]): NotAsPlanned | undefined {
  return (['cancelled', 'postponed', 'moved-online', 'full'] as const).find((one) => statuses.includes(one))
}
