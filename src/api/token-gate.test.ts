import { expect, test } from 'vitest'
import { anOrganisation, aTown } from '#tests/support/town.ts'
import { proveIssuer } from './token-gate.ts'

const token = 'a-token-of-at-least-thirty-two-characters'

test('outside the demonstration only the operator’s token issues, and only for the organisation set', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { slug } = await town.database
    .selectFrom('organisations')
    .select('slug')
    .where('id', '=', library.organisationId)
    .executeTakeFirstOrThrow()
  const ask = (
    authorization: string | undefined,
    vcApi: { issuerSlug: string | undefined; token: string | undefined },
    demo = false,
  ) => proveIssuer(authorization, { database: town.database, site: { ...town.services.site, demo, vcApi } })
  const set = { issuerSlug: slug, token }
  expect(await ask(`Bearer ${token}`, set)).toMatchObject({
    ok: true,
    issuer: { organisationId: library.organisationId },
  })
  for (const wrong of [undefined, '', 'Bearer ', `Bearer ${token}x`, token])
    expect(await ask(wrong, set)).toEqual({ ok: false, refusal: 'token-is-wrong' })
  expect(await ask(undefined, { issuerSlug: slug, token: undefined })).toEqual({ ok: false, refusal: 'token-is-wrong' })
  expect(await ask(`Bearer ${token}`, { issuerSlug: undefined, token })).toEqual({
    ok: false,
    refusal: 'nobody-issues',
  })
  // The demonstration is open, unless its operator sets a token.
  expect(await ask(undefined, { issuerSlug: slug, token: undefined }, true)).toMatchObject({ ok: true })
  expect(await ask(undefined, set, true)).toEqual({ ok: false, refusal: 'token-is-wrong' })
})
