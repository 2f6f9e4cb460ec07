import { findManifest } from '#capabilities/evidence/find-evidence.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-evidence-manifest'

/** The text whose hash stands in the badge. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  const manifest = isId(params.id)
    ? await findManifest({ id: params.id, personId: person.id }, visitOf({ context }).services)
    : undefined
  if (manifest === undefined) throw new Response(null, { status: 404 })
  return new Response(manifest, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="evidence.json"',
      'cache-control': 'private, no-store',
    },
  })
}
