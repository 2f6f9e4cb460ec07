import { fileTypeFromBuffer } from 'file-type'
import { findBroughtDocument } from '#capabilities/brought/find-brought-badge.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Route } from './+types/brought-document'
import { ownBrought } from './own-brought.ts'

/** A badge from elsewhere byte for byte as it came, for its holder; always saved and never opened here, as others wrote it. */
export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const { personId, powers } = await ownBrought(context, id)
  const { document } = needed(await findBroughtDocument({ id, personId }, powers), 'the document')
  const extension = (await fileTypeFromBuffer(document))?.ext ?? (document.includes('{') ? 'json' : 'txt')
  return new Response(new Uint8Array(document), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="badge-${id}.${extension.replace(/^xml$/, 'svg')}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
