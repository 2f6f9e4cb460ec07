import type { Route } from './+types/my-data'
import { myDataFile } from './my-data-file.tsx'

/** What is kept of the person who asks, to save. */
export async function loader({ context }: Route.LoaderArgs) {
  const { html } = await myDataFile({ context })
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="my-waymark.html"',
      'cache-control': 'private, no-store',
    },
  })
}
