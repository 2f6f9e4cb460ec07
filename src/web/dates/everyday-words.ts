// How people speak of dates and times, in the words that readers of dates know. Each step leaves alone what it does not
// know, so that a line stays as it was typed where nothing here fits.

const dayName = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const anyMonth = `(?:${month}|ion|chwe|maw|faw|ebr|mai|fai|meh|feh|gor|orff|awst|medi|fedi|hyd|tach|dach|rhag|rag)`
const nth = '\\d{1,2}(?:st|nd|rd|th)?'
const comma = '(?:,? and |,? & |, )'

/** Before days and months are turned into English. */
const welsh: [RegExp, string][] = [
  [/\bhanner nos\b/gi, 'midnight'],
  [/\b(\d{1,2})(?:af|ail|il|ydd|edd|fed|eg|ain)\b/gi, '$1'],
  [/(\d) ?(?:o['’]r gloch )?(?:yn )?y bore\b/gi, '$1am'],
  [/(\d) ?(?:o['’]r gloch )?(?:yn )?(?:y prynhawn|y pnawn|yr hwyr|y nos|gyda['’]r nos)\b/gi, '$1pm'],
]

/** A line with Welsh ordinals, nights and times of day in words that `inEnglish` knows; "evening" and "morning" in halves. */
export function withPlainTimes(line: string): string {
  return welsh.reduce((text, [words, plain]) => text.replace(words, plain), withHalf(line))
}

/** "Nos" stays: with the day behind it, it is the day's name. */
const night = /\bnos (?=(?:lun|fawrth|fercher|iau|wener|sadwrn|sul)\b)/i
const laterHalf = new RegExp(`(?<=\\b${dayName}) (?:evening|afternoon)(s?)\\b| in the (?:evening|afternoon)s?\\b`, 'i')
const earlierHalf = new RegExp(`(?<=\\b${dayName}) morning(s?)\\b| in the mornings?\\b`, 'i')
const twoHours = new RegExp(
  `(?<![\\d:./])(\\d{1,2})([:.]\\d{2})?( ?(?:-|–|to|tan|i|until|till) ?)(\\d{1,2})([:.]\\d{2})?(?![\\d:./]| ?(?:am|pm|yb|yh|yp|[apy]\\.)| ?${anyMonth})`,
  'i',
)

/** "Tuesday evening 6-7", "6 to 7 in the evening" and "nos Fawrth 6 tan 7" are in the evening. */
function withHalf(line: string): string {
  const half = laterHalf.test(line) || night.test(line) ? 'pm' : earlierHalf.test(line) ? 'am' : undefined
  if (!half) return line
  const bare = line.replace(laterHalf, '$1').replace(earlierHalf, '$1')
  return bare.replace(twoHours, (all, from: string, _m, _between, to: string) =>
    Number(from) > 12 || Number(to) > 12 ? all : `${all}${half}`,
  )
}

const fromDayToDay = new RegExp(
  `\\b(every |each )?(${dayName})s?(?: to | until |-)(${dayName})s?\\b(?!,? (?:the )?${nth} ${month})`,
  'gi',
)
const daysOfOneMonth = new RegExp(
  `(?<![-:.\\d]|\\b(?:to|until|from|at|between|and) )(?:\\b(${dayName})s?,? )?\\b(${nth}(?:${comma}${nth})+) (${month}\\b(?:,? \\d{4}\\b)?)`,
  'gi',
)

/** "6 p.m.", "Monday to Friday", "up to and including", "16 and 23 February", once days and months are English. */
export function withPlainDays(line: string): string {
  return line
    .replace(/(\d) ?([ap])\. ?m\b\.?/gi, '$1$2m')
    .replace(/\b(?:up to|until|to) and including\b/gi, 'until')
    .replace(/\b(?:apart from|other than)\b/gi, 'except')
    .replace(fromDayToDay, (all, every: string | undefined, first: string, last: string) => {
      const names = daysBetween(first, last)
      return names ? `${every ?? 'every '}${names.join(', ')}` : all
    })
    .replace(daysOfOneMonth, (_, day: string | undefined, days: string, ofMonth: string) =>
      days
        .split(new RegExp(comma, 'i'))
        .map((one) => `${day ? `${day} ` : ''}${one} ${ofMonth}`)
        .join(', '),
    )
}

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const placeOf = (name: string) => names.findIndex((one) => one.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()))

/** From one day of the week to a later one; `undefined` where the week ends between them. */
function daysBetween(first: string, last: string): string[] | undefined {
  const [from, to] = [placeOf(first), placeOf(last)]
  return from < to ? names.slice(from, to + 1) : undefined
}
