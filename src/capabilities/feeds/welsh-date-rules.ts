/** Names of days and months in Welsh; "Mawrth" is March, "dydd Mawrth" Tuesday. */
const names: [RegExp, string][] = [
  [/\bdd?ydd\s+(llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b/gi, 'day'],
  [/\bnos\s+(lun|fawrth|fercher|iau|wener|sadwrn|sul)\b/gi, 'day'],
  [/\b(ionawr|ion)\b/gi, 'January'],
  [/\b(chwefror|chwef|chwe)\b/gi, 'February'],
  [/\b(mawrth|fawrth|maw)\b/gi, 'March'],
  [/\b(ebrill|ebr)\b/gi, 'April'],
  [/\b[mf]ai\b/gi, 'May'],
  [/\b(mehefin|fehefin|meh)\b/gi, 'June'],
  [/\b(gorffennaf|orffennaf|gorff|gor)\b/gi, 'July'],
  [/\bawst\b/gi, 'August'],
  [/\b[mf]edi\b/gi, 'September'],
  [/\b(hydref|hyd)\b/gi, 'October'],
  [/\b(tachwedd|dachwedd|tach)\b/gi, 'November'],
  [/\b(rhagfyr|ragfyr|rhag)\b/gi, 'December'],
]

const days: Record<string, string> = {
  llun: 'Monday',
  mawrth: 'Tuesday',
  mercher: 'Wednesday',
  iau: 'Thursday',
  gwener: 'Friday',
  sadwrn: 'Saturday',
  sul: 'Sunday',
  // Softened, as after "nos".
  lun: 'Monday',
  fawrth: 'Tuesday',
  fercher: 'Wednesday',
  wener: 'Friday',
}

/** A date in Welsh or English with its days, months and times of day as an English reader of dates knows them. */
export function inEnglish(date: string): string {
  const named = names.reduce(
    (text, [name, english]) =>
      text.replace(name, (_, day: string) => (english === 'day' ? (days[day.toLowerCase()] ?? '') : english)),
    date.replace(/\s+/g, ' '),
  )
  return (
    named
      .replace(/\b(?:12 ?)?(?:noon|midday|mid-day|hanner dydd)\b/gi, '12:00')
      .replace(/(\d)\s?(?:yb|y\.b\.)(?!\w)/gi, '$1am')
      .replace(/(\d)\s?(?:yp|yh|y\.p\.|y\.h\.)(?!\w)/gi, '$1pm')
      // Four digits are a time only where they say so: a year has four as well.
      .replace(/\b([01]\d|2[0-3])([0-5]\d)\s?(?:hrs?|hours|h)\b\.?/gi, '$1:$2')
      .replace(/(?<=\bat )([01]\d|2[0-3])([0-5]\d)$/i, '$1:$2')
      .replace(/(\d)\s?(?:hrs?|hours)\b\.?/gi, '$1')
      .replace(
        /(\d(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|November|December),? am (?=\d)/g,
        '$1 at ',
      )
      .replace(/\s*[.,;]$/, '')
      .trim()
  )
}
