import { downloadAward } from '#capabilities/awards/download-award.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/award-certificate'
import { ownAward } from './own-award.ts'

/** The page to print with its holder's name, whatever others see of it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, language, now } = visitOf({ context })
  const { award } = await ownAward({ context }, params.id)
  const file = await downloadAward(
    { awardId: award.id, format: 'pdf', language, holderNamed: true },
    { ...services, now },
  )
  if (!file) throw new Response(null, { status: 404 })
  return new Response(Buffer.from(file.body), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'no-store',
    },
  })
}
