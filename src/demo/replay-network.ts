import { randomUUID } from 'node:crypto'
import { addMembersHere } from '#capabilities/network/add-network-organisation.ts'
import { findNetworkOrganisation } from '#capabilities/network/find-network-organisation.ts'
import { importNetwork } from '#capabilities/network/import-network.ts'
import { listNetworkOrganisations } from '#capabilities/network/list-network-organisations.ts'
import { daysLater } from '#capabilities/network/network-rules.ts'
import { noteNetworkEntry } from '#capabilities/network/note-network-entry.ts'
import { readNetworkTable } from '#capabilities/network/read-network-table.ts'
import { reviseNetworkOrganisation } from '#capabilities/network/revise-network-organisation.ts'
import { findCohort, listLeads } from '#capabilities/places/find-place.ts'
import { tableIn } from '#infrastructure/files/table-in.ts'
import { needed } from '#infrastructure/needed.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { allowed } from './allowed.ts'
import { entriesHere, networkList, stagesHere } from './content/network.ts'
import type { FiguresReplay } from './replay-figures.ts'

/** Whom the leads of the pilots know: those of this site, and a list of others. */
export async function replayNetwork({ services, leadOf, now }: FiguresReplay): Promise<void> {
  const { database } = services
  const today = localParts(now).date
  const pilots = await findCohort('pilots', services)
  for (const { id: placeId } of needed(pilots, 'the pilots').places) {
    const [first] = await listLeads(placeId, services)
    if (!first) continue
    const powers = { database, lead: leadOf({ placeId, personId: first.personId }), now }
    await addMembersHere({ source: 'Takes part on this site' }, powers)
    const here = await listNetworkOrganisations(
      { sort: 'name', descending: false, page: 1, limit: stagesHere.length },
      powers,
    )
    for (const [at, { id }] of here.rows.entries()) {
      for (const { kind, daysAgo, said } of entriesHere[at] ?? []) {
        const entry = { kind, happenedOn: daysLater(today, -daysAgo), contactId: null, byId: first.personId, said }
        allowed(await noteNetworkEntry({ id, requestId: randomUUID(), entry }, powers))
      }
      const basedOn = needed(await findNetworkOrganisation({ id }, powers), 'one of the network').revision
      const change = { stage: needed(stagesHere[at], 'a stage') }
      allowed(await reviseNetworkOrganisation({ id, basedOn, change }, powers))
    }
    // The last column is counted in days, so that the demonstration always has steps that are due.
    const [heading = '', ...lines] = networkList
    const dated = lines.map((line) => {
      const cells = line.split(',')
      const days = cells.pop()
      return [...cells, days ? daysLater(today, Number(days)) : ''].join(',')
    })
    const text = [heading.replace(' in days', ''), ...dated].join('\n')
    const table = await tableIn(Buffer.from(text))
    const { read, problems } = await readNetworkTable({ table, source: 'Careers fair' }, powers)
    if (problems.length > 0) throw new Error(`the list of the network was not read: ${JSON.stringify(problems)}`)
    await importNetwork({ lines: read, chosen: new Map() }, powers)
  }
}
