import { html } from 'hono/html'

interface Operation {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean }[]
}

/** The API for people to read, drawn from the very document that machines read. */
export function apiPage(document: { paths?: Record<string, unknown> }, origin: string) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  )
  return html`<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Waymark API</title><link rel="icon" href="/favicon.svg" /></head>
      <body>
        <main>
          <h1>Waymark API</h1>
          <p>Everything public, as JSON. Lists come in pages: pass <code>next</code> of one page as <code>after</code> of the following. Problems come as RFC 9457. The machine-readable form is <a href="/api/v1/openapi.json">openapi.json</a>.</p>
          ${operations.map(
            ({ path, method, summary, parameters = [] }) => html`<h2><code>${method} ${path}</code></h2>
              <p>${summary ?? ''}</p>
              ${parameters.length > 0 ? html`<p>Parameters: ${parameters.map((one) => `${one.name} (${one.in}${one.required ? '' : ', optional'})`).join(', ')}</p>` : ''}
              ${path.includes('{') ? '' : html`<p>Try it: <a href="${path}">${origin}${path}</a></p>`}`,
          )}
        </main>
      </body>
    </html>`
}
