import { redirect } from 'react-router'
import { drawApplePass } from '#capabilities/wallets/draw-apple-pass.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/pass-file'
import { ownPass } from './own-pass.ts'

/** Made by a press alone: who follows a link reads first what it says and to whom. */
export async function loader({ context, params }: Route.LoaderArgs) {
  await ownPass({ context }, params.id)
  return redirect(`/me/awards/${params.id}/pass`)
}

/** The pass for Apple Wallet, as a file that a phone opens by itself. */
export async function action({ context, params }: Route.ActionArgs) {
  const { services, language } = visitOf({ context })
  const { award, apple, refusal } = await ownPass({ context }, params.id)
  // The page says why, as it did before the press.
  if (refusal || !apple) return redirect(`/me/awards/${params.id}/pass`)
  const pass = await drawApplePass({ award, language }, { ...services, apple })
  return new Response(new Uint8Array(pass), {
    headers: {
      'content-type': 'application/vnd.apple.pkpass',
      'content-disposition': `attachment; filename="${award.badge.slug}.pkpass"`,
      'cache-control': 'no-store',
    },
  })
}
