import type { RouterContextProvider } from 'react-router'
import { type AttendanceScope, measureAttendance } from '#capabilities/impact/measure-attendance.ts'
import type { DeskOwner } from '#web/desks/desk-frame.tsx'
import { issuerDesk, leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { readAttendancePeriod } from './attendance-period.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  request: Request
  /** Below the City Lead's desk stands a place, below an organisation's its slug: the gate above has proven either. */
  params: { place?: string; slug?: string }
}

function ownerOf({ context, params }: Asked): { owner: DeskOwner; scope: AttendanceScope } {
  if (params.slug === undefined) {
    const { place } = leadDesk({ context })
    return { owner: { base: `/${place.slug}/lead`, organisation: undefined, place }, scope: { placeId: place.id } }
  }
  const { organisation } = issuerDesk({ context })
  const owner = { base: `/organisations/${organisation.slug}/manage`, organisation, place: undefined }
  return { owner, scope: { organisationId: organisation.id } }
}

/** Who took part, on the desk that the gate above the page has opened: in a place, or with an organisation wherever it is. */
export async function loadAttendance(asked: Asked) {
  const { services, now } = visitOf(asked)
  const { owner, scope } = ownerOf(asked)
  const { months, choices, from, until } = readAttendancePeriod(asked.request, now)
  const attendance = await measureAttendance({ scope, months, from, until }, { database: services.database, now })
  return { owner, attendance, months, choices }
}
