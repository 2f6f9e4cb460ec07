import { z } from 'zod'
import { requiredText, says } from '#web/site/fields.ts'

/** Who writes from which place: what starting an application and asking to hear of the next call have in common. */
export const whoAndWhere = z.object({
  name: requiredText(120),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  placeName: requiredText(120),
})
