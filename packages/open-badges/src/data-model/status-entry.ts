import * as z from 'zod'
import { readStatus, STATUS_LIST_LENGTH } from '../status/bitstring.ts'
import { types, url } from './parts.ts'

const statusMessage = z.looseObject({ status: z.string().regex(/^0x[0-9a-f]+$/i), message: z.string() })

/** A place in a Bitstring Status List, strictly (Bitstring Status List 1.0 §2.1). */
const bitstringEntry = z
  .looseObject({
    id: z.optional(url),
    type: z.union([z.literal('BitstringStatusListEntry'), z.array(z.string()).min(1)]),
    statusPurpose: z.string('must be a string'),
    statusListIndex: z.string('must be a string').regex(/^(0|[1-9]\d*)$/, 'must be a whole number written as a string'),
    statusListCredential: url,
    statusSize: z.int().positive().optional(),
    statusMessage: z.array(statusMessage).optional(),
    statusReference: z.union([url, z.array(url).min(1)]).optional(),
  })
  .superRefine(({ id, statusListCredential, statusSize = 1, statusMessage: messages }, problems) => {
    if (id === statusListCredential) {
      problems.addIssue({ code: 'custom', path: ['id'], message: 'must not be the address of the status list' })
    }
    if (statusSize > 1 && !messages) {
      problems.addIssue({
        code: 'custom',
        path: ['statusMessage'],
        message: 'must be there where statusSize is over 1',
      })
    }
    if (messages && messages.length !== 2 ** statusSize) {
      problems.addIssue({ code: 'custom', path: ['statusMessage'], message: `must have ${2 ** statusSize} messages` })
    }
  })

const otherEntry = z.looseObject({ type: types, id: z.optional(url) })

/** Any status entry (VC Data Model 2.0 §4.10); one of a kind known here, strictly. */
export const statusEntryStrict = z.unknown().superRefine((entry, problems) => {
  const isBitstring = [Object(entry).type].flat().includes('BitstringStatusListEntry')
  const outcome = (isBitstring ? bitstringEntry : otherEntry).safeParse(entry)
  for (const issue of outcome.error?.issues ?? []) {
    problems.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  }
})

/** What a published status list says, strictly (Bitstring Status List 1.0 §2.2). */
export const statusListSubject = z.looseObject({
  type: z.union([
    z.literal('BitstringStatusList'),
    z.array(z.string()).refine((all) => all.includes('BitstringStatusList')),
  ]),
  statusPurpose: z.union([z.string(), z.array(z.string()).min(1)]),
  encodedList: z
    .string()
    .startsWith('u', 'must be multibase base64url, which begins with u')
    .refine((list) => {
      const first = readStatus(list, 0)
      return first.ok && first.length >= STATUS_LIST_LENGTH
    }, `must be a compressed list of at least ${STATUS_LIST_LENGTH} entries`),
  ttl: z.int().positive().optional(),
})
