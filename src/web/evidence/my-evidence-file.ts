import { findEvidenceFile } from '#capabilities/evidence/find-evidence.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-evidence-file'
import { evidenceFile } from './evidence-file.ts'

export async function loader({ context, params: { id, file } }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  if (!isId(id) || !isId(file)) throw new Response(null, { status: 404 })
  return evidenceFile(await findEvidenceFile({ id, personId: person.id, fileId: file }, visitOf({ context }).services))
}
