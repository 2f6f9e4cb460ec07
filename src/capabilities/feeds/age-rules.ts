/** For whom: numbers only where they are certain, else in the source's own words. */
export interface Ages {
  ageMin: number | null
  ageMax: number | null
  ageNote?: string
}

const unknownAges: Ages = { ageMin: null, ageMax: null }
const oldest = 120

/** What stands around an age without changing it. */
const around =
  /^(?:ages?d?|for|suitable for|oed(?:ran)?|age range|age group|people|children|young people|anyone|those)[:\s]+|[:\s]+(?:years?(?: olds?| of age)?|yrs?(?: old)?|y\/?o|oed|mlwydd oed|only|yn unig)[.]?$/i

/** Ages as people write them: `16+`, `Under 5s` (to the fourth birthday's year), `18-24`, `5 to 11 years`, `All ages`. */
export function readAges(text: string | null | undefined): Ages {
  const wording = text?.slice(0, 1000).replace(/\s+/g, ' ').trim()
  if (!wording) return unknownAges
  const plain = wording
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/(\d)(?=yrs?\b|years?\b|y\/o\b|oed\b)/g, '$1 ')
  return sure(plain) ?? sure(stripped(plain)) ?? { ...unknownAges, ageNote: wording.slice(0, 120) }
}

function stripped(text: string): string {
  const shorter = text.replace(around, '').trim()
  return shorter === text || shorter === '' ? text : stripped(shorter)
}

function sure(text: string): Ages | undefined {
  if (
    /^(?:all(?: ages?)?|any(?: age)?|everyone|everybody|all welcome|all ages welcome|pob oed(?:ran)?|pawb)[.!]?$/.test(
      text,
    )
  )
    return { ageMin: 0, ageMax: null }
  if (/^(?:adults?|adult learners?|oedolion|oedolyn)$/.test(text)) return { ageMin: 18, ageMax: null }
  const [, from, to] = /^(\d{1,3})(?: ?(?:years?|yrs?|oed))? ?(?:-|to|and|i|hyd at) ?(\d{1,3})s?$/.exec(text) ?? []
  if (from && to) return between(Number(from), Number(to))
  const over =
    /^(\d{1,3}) ?(?:\+|plus|-|and (?:over|above|up|older)|or (?:over|above|older)|years? (?:and|or) (?:over|above|older)|yrs? (?:and|or) (?:over|above|older)|oed (?:a hŷn|a throsodd|ac yn hŷn)|a hŷn|\+ ?(?:years?|yrs?|oed))$/.exec(
      text,
    )?.[1]
  if (over) return between(Number(over), oldest)
  const atLeast =
    /^(?:from|minimum(?: age)?|min|at least|o) (\d{1,3})(?: ?(?:years?|yrs?|oed|\+|upwards?|and over))?$/.exec(
      text,
    )?.[1]
  if (atLeast) return between(Number(atLeast), oldest)
  const under = /^(?:under|below|younger than|dan|o dan)[- ]?(\d{1,3})(?:['’]?s)?$/.exec(text)?.[1]
  if (under && Number(under) > 0) return between(0, Number(under) - 1)
  const upTo = /^(?:up to|to|maximum(?: age)?|max|hyd at|-) ?(\d{1,3})$/.exec(text)?.[1]
  return upTo ? between(0, Number(upTo)) : undefined
}

function between(from: number, to: number): Ages | undefined {
  if (from > to || to > oldest) return undefined
  return { ageMin: from, ageMax: to === oldest ? null : to }
}

/** Whether words for an age speak of adults alone: "Over 18s", "60 and better", "retired people". */
export function speaksOfAdults(text: string): boolean {
  const isGrown =
    /\b(?:adults?|seniors?|retired|older people|pensioners?|oedolion|(?:over|dros)[- ]?(?:1[89]|[2-9]\d))/i
  return isGrown.test(text) && !speaksOfChildren(text)
}

/** Whether words speak of children: what does must never be listed as for adults only. */
export function speaksOfChildren(text: string): boolean {
  return /\b(?:child(?:ren)?(?:['’]s)?|kids?|bab(?:y|ies)|toddlers?|tots?|under[- ]?(?:\d|1[0-8])s?|famil(?:y|ies)|teen(?:s|agers?)?|juniors?|youth|young people|school(?:s| holidays)|pre-?school(?:ers)?|[pb]lant|phlant|babanod|teulu(?:oedd)?|ieuenctid|pobl ifanc|(?:ages?d? )?(?:\d|1[0-7]) ?(?:-|–|to) ?\d{1,2} (?:years?|yrs?|year olds?))\b/i.test(
    text,
  )
}
