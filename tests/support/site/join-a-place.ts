import type { Visitor } from './visitor.ts'

/** What is typed on each page of an application. */
export const applicationPages = {
  start: { kind: 'charity' },
  offer: { description: 'A shed with tools.', offer: 'An evening a week for people who want to mend things.' },
  contact: { contactName: 'Sam Shed', contactEmail: 'hello@shed.example' },
  safeguarding: { withUnder18s: 'no' },
  checks: {},
  insurance: { insured: 'no' },
}

/** Begins an application; says at which address it is gone on with. */
export async function beginApplication(visitor: Visitor, name: string, place = 'brighton-and-hove'): Promise<string> {
  const begun = await visitor.post('/organisations/new', { place, name, kind: 'charity' })
  const address = begun.headers.get('location') ?? ''
  if (!/^\/organisations\/new\/[0-9a-f-]{36}$/.test(address))
    throw new Error(`no application was begun: ${begun.status}`)
  return address
}

/** Describes an organisation page by page and sends it, without script; returns its slug. */
export async function joinAPlace(visitor: Visitor, name: string, place?: string): Promise<string> {
  const address = await beginApplication(visitor, name, place)
  for (const [page, typed] of Object.entries(applicationPages))
    await visitor.post(`${address}/${page}`, page === 'start' ? { name, ...typed } : typed)
  const sent = await visitor.post(`${address}/check`)
  if (sent.headers.get('location') !== `${address}/sent`) throw new Error(`it was not sent: ${sent.status}`)
  const slug = /\/organisations\/([a-z0-9-]+)\/manage/.exec(await (await visitor.get(`${address}/sent`)).text())?.[1]
  if (!slug) throw new Error('what was sent has no desk')
  return slug
}
