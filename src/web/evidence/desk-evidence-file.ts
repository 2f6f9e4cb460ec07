import { findEvidenceFile } from '#capabilities/evidence/find-evidence.ts'
import { isId } from '#infrastructure/ids.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-evidence-file'
import { evidenceFile } from './evidence-file.ts'

export async function loader({ context, params: { id, file } }: Route.LoaderArgs) {
  const { organisation } = issuerDesk({ context })
  if (!isId(id) || !isId(file)) throw new Response(null, { status: 404 })
  const asked = { id, organisationId: organisation.id, fileId: file }
  return evidenceFile(await findEvidenceFile(asked, visitOf({ context }).services))
}
