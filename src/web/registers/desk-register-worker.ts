import source from './register-worker.js?raw'

/**
 * The service worker of an organisation's registers. It is served from below them, so that it can answer for no other page
 * of the site.
 */
export function loader() {
  return new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
