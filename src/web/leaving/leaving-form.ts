import { randomUUID } from 'node:crypto'
import type { LeavingGroup } from '#capabilities/leaving/leaving.ts'
import { pastedAddresses } from '#capabilities/leaving/leaving-rules.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'

interface LeavingForm {
  typed: Record<string, string>
  errors: FormErrors
  asked: { id: string; title: string; leavesOn: string; group: LeavingGroup } | undefined
}

/** Reads who leaves and when. An address that cannot be one is named, and nothing of the list is left out silently. */
export function readLeavingForm(form: FormData): LeavingForm {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name.replace('[]', ''), value.trim()]] : [])),
  )
  const runIds = form.getAll('runs[]').map(String).filter(isId)
  typed.runs = runIds.join('\n')
  const { id = '', title = '', leavesOn = '', who = '', domain = '', addresses = '' } = typed
  const { emails, unread } = pastedAddresses(addresses)
  const [first] = unread
  if (who === 'addresses' && first !== undefined) {
    const figures = { count: unread.length, first: first.slice(0, 80) }
    return { typed, errors: { addresses: { message: 'leaving.refused.unread', figures } }, asked: undefined }
  }
  const groups: Record<string, LeavingGroup> = {
    domain: { kind: 'domain', domain },
    runs: { kind: 'runs', runIds },
    addresses: { kind: 'addresses', emails },
  }
  const group = Object.hasOwn(groups, who) ? groups[who] : undefined
  if (!group) return { typed, errors: { who: 'forms.choose' }, asked: undefined }
  return { typed, errors: {}, asked: { id: isId(id) ? id : randomUUID(), title, leavesOn, group } }
}
