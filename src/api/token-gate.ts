import { timingSafeEqual } from 'node:crypto'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import type { Services } from '#infrastructure/services.ts'

// The session gate's sister: turns the token of a program into what it may do.

export type IssuerProof =
  | { ok: true; issuer: Issuer; organisationSlug: string }
  | { ok: false; refusal: 'token-is-wrong' | 'nobody-issues' }

/** The right to issue in the name of the organisation that the operator set. In demo mode every request has it. */
export async function proveIssuer(
  authorization: string | undefined,
  { database, site }: Pick<Services, 'database' | 'site'>,
): Promise<IssuerProof> {
  const { issuerSlug } = site.vcApi ?? {}
  if (!isOperatorsProgram(authorization, site)) return { ok: false, refusal: 'token-is-wrong' }
  const organisation = issuerSlug ? await findOrganisation({ slug: issuerSlug }, { database }) : undefined
  if (!organisation) return { ok: false, refusal: 'nobody-issues' }
  const issuer = mintIssuer({ organisationId: organisation.id, personId: undefined })
  return { ok: true, issuer, organisationSlug: organisation.slug }
}

/** Whether a program has the operator's token. Where none is set there is no such program, but in demo mode. */
export function isOperatorsProgram(authorization: string | undefined, site: Services['site']): boolean {
  const token = site.vcApi?.token
  return token ? isBearerOf(token, authorization) : site.demo
}

/** Whether a request carries this very token, compared without telling by its time how much of it is right. */
export function isBearerOf(token: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
