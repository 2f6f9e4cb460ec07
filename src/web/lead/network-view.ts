import { listNetwork, type NetworkFilter, networkSorts } from '#capabilities/organisations/list-network.ts'
import { isOrganisationKind, isStanding } from '#capabilities/organisations/organisation.ts'
import { type RemindOrganisationOutcome, remindOrganisation } from '#capabilities/organisations/remind-organisation.ts'
import { type StopReminderOutcome, stopReminder } from '#capabilities/organisations/stop-reminder.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import type { BulkOf } from '#web/desks/bulk-form.ts'
import { type ListView, listViewOf } from '#web/desks/list-view.ts'

/** What narrows and orders the list of organisations, as its address has it. */
export function networkFilterOf(request: Request): {
  view: ListView
  filter: Omit<NetworkFilter, 'placeId' | 'limit'>
} {
  const view = listViewOf(request, { filters: ['q', 'standing', 'kind', 'show'], sorts: networkSorts })
  const { q, standing, kind, show } = view.filters
  return {
    view,
    filter: {
      terms: q,
      standing: isStanding(standing) ? standing : undefined,
      kind: isOrganisationKind(kind) ? kind : undefined,
      show: show === 'unsafe' || show === 'stale' ? show : undefined,
      sort: view.sort,
      descending: view.descending,
      page: view.page,
    },
  }
}

type Powers = Pick<Services, 'database' | 'queue'> & { lead: CityLead; now: Date }

/** What can be done to many organisations at once: their mails wait for as long as it can be undone. */
export function networkActs(powers: Powers) {
  return {
    remind: {
      doOne: (organisationId: string) => remindOrganisation({ organisationId }, powers),
      undo: ({ id }) => stopReminder({ organisationId: id }, powers),
    },
  } satisfies BulkOf['acts']
}

/** Those with these ids, or all that the list shows. */
export function networkSubjects(request: Request, { database, lead, now }: Powers): BulkOf['subjectsOf'] {
  const { filter } = networkFilterOf(request)
  const all = { ...filter, placeId: lead.placeId, page: 1 }
  return async ({ ids, limit }) => {
    const asked = ids ? { ...all, standing: undefined, kind: undefined, show: undefined, terms: undefined, ids } : all
    const { rows } = await listNetwork({ ...asked, limit }, { database, now })
    return rows.map(({ id, name }) => ({ id, name, nameCy: null }))
  }
}

type Refusal = Extract<RemindOrganisationOutcome | StopReminderOutcome, { ok: false }>['refusal']

const refusals: Record<Refusal, MessageKey> = {
  'organisation-not-found': 'desk.list.refused.not-there',
  'nothing-waits': 'desk.list.refused.nothing-waits',
  'reminded-of-late': 'desk.list.refused.reminded-of-late',
  'reminder-has-gone': 'desk.list.refused.reminder-has-gone',
}

const isRefusal = (refusal: string): refusal is Refusal => Object.hasOwn(refusals, refusal)

export const networkRefusal = (refusal: string): MessageKey =>
  isRefusal(refusal) ? refusals[refusal] : 'desk.list.refused.not-reached'
