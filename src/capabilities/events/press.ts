import { z } from 'zod'
import { longestName } from './register-rules.ts'

const common = { id: z.uuid(), personId: z.uuid(), at: z.iso.datetime() }

/** What was done on a device: said that a person is here, took that back, or added a late arrival. */
export const press = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('tick') }),
  z.object({ ...common, kind: z.literal('untick'), ends: z.array(z.uuid()).min(1).max(100) }),
  z.object({
    ...common,
    kind: z.literal('add'),
    // A database keeps no NUL.
    name: z
      .string()
      .trim()
      .min(1)
      .max(longestName)
      .refine((name) => !name.includes('\0')),
    /** A person of this name is on the register, and the issuer has said that this is another one. */
    isAnother: z.boolean().default(false),
  }),
])
export type Press = z.infer<typeof press>
