import { z } from 'zod'
import { feedKinds } from '#capabilities/feeds/feed.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { themes } from '#capabilities/places/theme.ts'
import { requiredText, says, tick, wholeNumberBetween } from '#web/site/fields.ts'

export const mostFileBytes = 5_000_000
const mostAddresses = 10

export const repeats = ['never', 'daily', 'weekly'] as const
export const hoursOf = { never: null, daily: 24, weekly: 168 } as const

/** What a source leaves unsaid, and what of it is wanted. */
export const feedDefaultsForm = z.object({
  listingKind: z.enum(opportunityKinds, { error: says('forms.choose') }),
  theme: z.enum(themes, { error: says('forms.choose') }),
  ageMin: wholeNumberBetween(0, 120),
  withinMiles: wholeNumberBetween(1, 500),
  includePast: tick,
})

/** Setting a source of listings up. The file comes beside it. */
export const feedForm = z.object({
  name: requiredText(80),
  kind: z.enum(feedKinds, { error: says('forms.choose') }),
  addresses: z
    .string()
    .default('')
    .transform((lines) => lines.split(/\s+/).filter(Boolean).slice(0, mostAddresses))
    .pipe(z.array(z.url({ protocol: /^https?$/, error: says('forms.badUrl') }))),
  repeat: z.enum(repeats).default('daily'),
  takesIn: tick,
  ...feedDefaultsForm.shape,
  ageMin: wholeNumberBetween(0, 120).default(18),
  withinMiles: wholeNumberBetween(1, 500).default(15),
})

/** A City Lead says in whose name; an organisation's own is its own. */
export const leadsFeedForm = feedForm.extend({ organisation: z.uuid(says('forms.choose')) })
