import { type RouterContextProvider, redirect } from 'react-router'
import { isId } from '#infrastructure/ids.ts'
import { visitOf } from '#web/site/visit.ts'
import { keepingCookie } from './keeping-cookie.ts'

interface Pressed {
  context: Readonly<RouterContextProvider>
  params: { id?: string | undefined }
}

/** Keeping needs an address that answers; looking did not. What was pressed is remembered through signing in. */
export function pressKeep({ context, params }: Pressed): Response {
  if (!isId(params.id)) throw new Response(null, { status: 404 })
  const { site } = visitOf({ context }).services
  return redirect(`/awards/${params.id}/keep`, { headers: { 'set-cookie': keepingCookie(params.id, site) } })
}
