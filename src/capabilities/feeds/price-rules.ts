/** What it costs: an amount only where it is certain, else in the source's own words. */
export interface Price {
  costPence: number | null
  /** As the source says it, where that is more than an amount. */
  costNote: string | null
}

export const unknownPrice: Price = { costPence: null, costNote: null }

const free =
  /^(?:it(?:['’]s| is) )?(?:free|no charge|no cost|free of charge|free entry|free event|free course|free admission|gratis|am ddim|rhad ac am ddim|nil|none)[.!]*$/i
/** Words that may stand beside "free" without naming a price. */
const harmless =
  /^(?:booking (?:is )?(?:essential|required|recommended|needed)|(?:please )?book(?: in advance| online| now| ahead| early)?|no (?:need to book|booking|booking needed)|drop[- ]?in|just turn up|all welcome|everyone welcome|open to all|rhaid archebu|ticketed|tickets? required|limited places|refreshments (?:provided|included))[.!]*$/i

/** Pence from a price as people write it: `£4.50`, `free`, `12`, `50p`. What is not one certain amount keeps its words. */
export function readPrice(text: string): Price {
  const wording = text.slice(0, 1000).replace(/\s+/g, ' ').trim()
  if (wording === '') return unknownPrice
  if (free.test(wording)) return { costPence: 0, costNote: null }
  const [head = '', ...rest] = wording.split(/\s*[(),;:–-]\s*/).filter((part) => part !== '')
  if (free.test(head) && rest.every((part) => harmless.test(part)))
    return { costPence: 0, costNote: rest.join(', ') || null }
  const amount = amountOf(wording)
  if (amount !== undefined) return { costPence: amount, costNote: null }
  const [, price = '', per = ''] = /^(.*?\d\s?p?)\s+((?:per|each|pp|p\/p|a)\b.*)$/i.exec(wording) ?? []
  const each = /\d|concession|member|under|over|free/i.test(per) ? undefined : amountOf(price)
  return each === undefined ? { costPence: null, costNote: wording } : { costPence: each, costNote: per }
}

/** More than this is a typing error, or a telephone number. */
const mostPence = 10_000_000

/** An amount of money and nothing else; pounds where no other currency is named. */
function amountOf(text: string): number | undefined {
  const pence = /^(\d{1,3})\s?(?:p|pence)$/i.exec(text)?.[1]
  if (pence) return Number(pence)
  const [, written] = /^(?:£|GBP)?\s?(\d[\d.,]*)\s?(?:GBP|pounds?)?$/i.exec(text) ?? []
  if (!written) return undefined
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(written)
    ? written.replaceAll(',', '')
    : /^\d{1,3}(?:\.\d{3})+,\d{2}$/.test(written)
      ? written.replaceAll('.', '').replace(',', '.')
      : written.replace(/,(\d{1,2})$/, '.$1')
  if (!/^\d+(?:\.\d{1,2})?$/.test(plain)) return /^\d+\.0+$/.test(plain) ? sane(Number(plain) * 100) : undefined
  return sane(Math.round(Number(plain) * 100))
}

const sane = (pence: number) => (pence <= mostPence ? pence : undefined)

export interface Offer {
  name?: string | null
  price: string | number
  currency?: string | null
}

const symbols: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' }

/** One price of several offers where all agree; else each as its source calls it. */
export function priceOfOffers(offers: Offer[]): Price {
  const said = offers.map((offer) => ({ ...offer, ...readOffer(offer) }))
  const [first] = said
  if (!first) return unknownPrice
  const isOne = said.every(({ costPence, costNote }) => costPence === first.costPence && costNote === first.costNote)
  if (isOne) return { costPence: first.costPence, costNote: first.costNote }
  return {
    costPence: null,
    costNote: said.map(({ name, wording }) => [name, wording].filter(Boolean).join(' ')).join(', '),
  }
}

function readOffer({ price, currency }: Offer): Price & { wording: string } {
  const code = currency?.trim().toUpperCase() || 'GBP'
  const written = String(price).trim()
  const isNumber = /^\d+(?:[.,]\d+)?$/.test(written)
  const wording = isNumber ? `${symbols[code] ?? `${code} `}${written}` : written
  if (isNumber && Number(written.replace(',', '.')) === 0) return { costPence: 0, costNote: null, wording }
  return code === 'GBP' ? { ...readPrice(written), wording } : { costPence: null, costNote: wording, wording }
}
