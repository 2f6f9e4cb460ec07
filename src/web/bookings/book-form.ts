import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { type AgeBand, ageBands, type Channel, channels } from '#capabilities/events/booking.ts'
import { longestName, longestNeeds } from '#capabilities/events/booking-rules.ts'
import type { TakeSeatsOutcome, TakeSeatsRequest } from '#capabilities/events/take-seats.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { optionalText, requiredText, says, tick } from '#web/site/fields.ts'
import { parseForm } from '#web/site/parse-form.ts'

/** As many people as a booking has at most, the booker apart. */
export const otherRows = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** A field of one line holds no others, whatever a program sends. */
const inOneLine = (name: string) => name.replace(/\s+/g, ' ')

const phone = z
  .string()
  .regex(/^\+?[\d\s()-]{6,20}$/, says('bookings.badPhone'))
  .optional()
  .transform((typed) => typed ?? null)

const schema = z.object({
  at: z.iso.datetime({ error: says('forms.choose') }),
  channel: z.enum(channels, { error: says('forms.choose') }),
  name: requiredText(longestName).transform(inOneLine),
  email: z
    .email({ error: says('forms.badEmail') })
    .max(254, says('forms.tooLong'))
    .optional()
    .transform((typed) => typed?.toLowerCase() ?? null),
  phone,
  cardCode: z.string().optional(),
  pin: z.string().max(20, says('forms.tooLong')).optional(),
  age: z.enum(ageBands, { error: says('forms.choose') }),
  comes: tick,
  guardian: tick,
  needs: optionalText(longestNeeds),
})

export interface BookForm {
  typed: Record<string, string>
  errors: FormErrors
  asked: Omit<TakeSeatsRequest, 'opportunityId' | 'language' | 'mayWait' | 'isSecond'> | undefined
  /** Where the age of each of the people was said, in their order. */
  agesAt: string[]
}

interface ChildOfForm {
  childId: string
  childName: string
}

/** Reads who comes, and how the booker is reached. `children` are those in the booker's care. */
export function readBookForm(form: FormData, children: readonly ChildOfForm[] = []): BookForm {
  const parsed = parseForm(schema, form)
  const { typed } = parsed
  const requestId = isId(typed.requestId) ? typed.requestId : randomUUID()
  const errors: FormErrors = parsed.ok ? {} : { ...parsed.errors }
  const others: { name: string; age: AgeBand }[] = []
  const othersAt: string[] = []
  for (const row of otherRows) {
    const [name, age] = [typed[`name${row}`], typed[`age${row}`]]
    if (!name) continue
    if (name.length > longestName)
      errors[`name${row}`] = { message: 'forms.tooLong', figures: { limit: longestName, length: name.length } }
    const band = ageBands.find((one) => one === age)
    if (band) {
      others.push({ name: inOneLine(name), age: band })
      othersAt.push(`age${row}`)
    } else errors[`age${row}`] = 'bookings.chooseAge'
  }
  const card = parsed.ok && cardIn(parsed.value, errors)
  if (parsed.ok && !parsed.value.email && !parsed.value.phone && !parsed.value.cardCode)
    errors.email = 'bookings.oneWay'
  if (!parsed.ok || Object.keys(errors).length > 0) return { typed, errors, asked: undefined, agesAt: [] }
  const { at, channel, name, email, phone: number, age, comes, guardian, needs } = parsed.value
  const ticked = new Set(typed.children?.split('\n'))
  const own = children
    .filter(({ childId }) => ticked.has(childId))
    .map(({ childId, childName }) => ({ name: childName, age: 'under-13' as const, childId }))
  const people = [...(comes ? [{ name, age }] : []), ...own, ...others]
  // A guardian has said before that these are theirs; of other children they say so here.
  const agrees = guardian || (own.length > 0 && others.every((one) => one.age !== 'under-13'))
  const asked = { requestId, startsAt: new Date(at), channel: channel as Channel, name, bookerAge: age, people }
  const agesAt = [...(comes ? ['age'] : []), ...own.map(() => 'children'), ...othersAt]
  return {
    typed,
    errors,
    asked: { ...asked, email, phone: number, needs, guardianAgrees: agrees, ...(card && { card }) },
    agesAt,
  }
}

/** A card with its PIN, where its code was typed. */
function cardIn({ cardCode, pin }: { cardCode?: string | undefined; pin?: string | undefined }, errors: FormErrors) {
  if (!cardCode) {
    if (pin) errors.cardCode = 'bookings.card.codeToo'
    return undefined
  }
  const code = readClaimCode(cardCode)
  if (!code) errors.cardCode = 'bookings.card.unknown'
  if (!pin) errors.pin = 'bookings.card.pinToo'
  return code && pin ? { code, pin } : undefined
}

type Refusal = Extract<TakeSeatsOutcome, { ok: false }>['refusal']

/** At which field a refusal is said. */
export const refusedAt: Record<Refusal, { field: string; message: MessageKey }> = {
  'nobody-comes': { field: 'comes', message: 'bookings.refused.nobodyComes' },
  'too-many-people': { field: 'name1', message: 'bookings.refused.tooMany' },
  'guardian-must-book': { field: 'age', message: 'bookings.refused.guardianMustBook' },
  'guardian-must-agree': { field: 'guardian', message: 'bookings.refused.guardianMustAgree' },
  'age-does-not-fit': { field: 'age', message: 'bookings.refused.age' },
  'cannot-be-booked': { field: 'at', message: 'bookings.refused.gone' },
  'booking-is-closed': { field: 'at', message: 'bookings.refused.closed' },
  'no-such-channel': { field: 'channel', message: 'forms.choose' },
  'nothing-to-reach': { field: 'email', message: 'bookings.oneWay' },
  'no-seat-left': { field: 'at', message: 'bookings.refused.full' },
  'too-few-seats': { field: 'at', message: 'bookings.refused.tooFew' },
  'booked-already': { field: 'name', message: 'bookings.refused.already' },
  'too-many-tries': { field: 'email', message: 'bookings.refused.wait' },
  'card-or-address': { field: 'cardCode', message: 'bookings.card.notBoth' },
  'card-is-unknown': { field: 'cardCode', message: 'bookings.card.unknown' },
  'card-is-in-an-account': { field: 'cardCode', message: 'bookings.card.inAccount' },
  'card-is-from-elsewhere': { field: 'cardCode', message: 'bookings.card.elsewhere' },
  'pin-is-wrong': { field: 'pin', message: 'claim.card.wrong' },
  'too-many-pins': { field: 'pin', message: 'claim.card.wait' },
}
