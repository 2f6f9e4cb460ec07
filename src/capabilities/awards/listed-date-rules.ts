// The day on which something was earned, as lists write it. Day before month, as here; a month by its name in either order.

const months: Record<string, number> = Object.fromEntries(
  [
    ['jan', 'january', 'ion', 'ionawr'],
    ['feb', 'february', 'chwef', 'chwefror'],
    ['mar', 'march', 'maw', 'mawrth'],
    ['apr', 'april', 'ebr', 'ebrill'],
    ['may', 'mai'],
    ['jun', 'june', 'meh', 'mehefin'],
    ['jul', 'july', 'gorff', 'gorffennaf'],
    ['aug', 'august', 'awst'],
    ['sep', 'sept', 'september', 'medi'],
    ['oct', 'october', 'hyd', 'hydref'],
    ['nov', 'november', 'tach', 'tachwedd'],
    ['dec', 'december', 'rhag', 'rhagfyr'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
)

/** `2026-11-28`, or undefined where the text is no day, or could only be one with the month first. */
export function listedDate(text: string): string | undefined {
  const [day = ''] = text.toLowerCase().split(/[t ]\d{1,2}:/)
  const plain = day.replace(/(\d)(st|nd|rd|th|af|ail|il|ydd|fed|eg|ain)\b/, '$1').replace(/[,.]/g, ' ')
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(plain.trim())
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const [first = '', second = '', year = '', ...more] = plain.split(/[\s/-]+/).filter(Boolean)
  if (more.length > 0 || !/^\d{4}$|^\d{2}$/.test(year)) return undefined
  const fullYear = year.length === 2 ? `20${year}` : year
  if (months[second]) return dayOf(fullYear, String(months[second]), first)
  if (months[first]) return dayOf(fullYear, String(months[first]), second)
  return dayOf(fullYear, second, first)
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== written ? undefined : written
}
