import { isbot } from 'isbot'

/**
 * Whether a person's browser follows the link, as far as a request can tell: it goes to a page, asked for by a click,
 * neither ahead of one nor by a program that says what it is. Fetch Metadata is sent by every browser since 2023; where
 * it is missing, nobody is counted.
 */
export function isFollowedInBrowser({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  const isAhead = headers.has('purpose') || headers.has('sec-purpose') || headers.has('x-moz')
  const isPage = headers.get('sec-fetch-dest') === 'document' && headers.get('sec-fetch-mode') === 'navigate'
  return method === 'GET' && !isAhead && isPage && !isbot(headers.get('user-agent'))
}
