import { expect, test } from 'vitest'
import { acceptCoapplication } from '#capabilities/programme/accept-coapplication.ts'
import { inviteCoapplicant, listCoapplicants } from '#capabilities/programme/invite-coapplicant.ts'
import { aCall, aSentApplication, whileOpen } from '#tests/support/programme.ts'
import { findPlaceOfApplication } from './find-placement.ts'
import { foundAcceptedPlace } from './found-accepted-place.ts'
import { listAcceptedWithoutPlace } from './list-placements.ts'
import { startPlacement } from './start-placement.ts'

const now = new Date('2022-02-10T12:00:00Z')

async function accepted({ warm = 0 } = {}) {
  const world = await aCall({ warm })
  const { services, pool, team } = world
  const { applicationId } = await aSentApplication(world, { email: 'asha@hull.example' })
  const invite = async (email: string) => {
    const request = { applicationId, name: email, email, rightTo: 'edit' as const }
    await inviteCoapplicant(request, { ...services, clientKey: email, now: whileOpen })
    const people = await listCoapplicants({ applicationId }, services)
    return people.find((one) => one.email === email)?.id ?? ''
  }
  const [cai, quiet] = [await invite('cai@hull.example'), await invite('quiet@hull.example')]
  await acceptCoapplication({ coapplicantId: cai }, { ...services, now: whileOpen })
  const accept = () => pool.query(`update call_applications set state = 'accepted' where id = $1`, [applicationId])
  const found = (change: Partial<Parameters<typeof foundAcceptedPlace>[0]> = {}) =>
    foundAcceptedPlace(
      {
        ...{ applicationId, slug: 'hull', beginsOn: '2022-03-01', position: { latitude: 53.7, longitude: -0.3 } },
        ...{ leadIds: [applicationId, cai, quiet], ...change },
      },
      { ...services, now },
    )
  const waiting = () => listAcceptedWithoutPlace({}, { ...services, team })
  const begin = (placeId: string, by = applicationId) =>
    startPlacement({ placeId, beginsOn: '2022-03-01', applicationId: by }, { ...services, team, now })
  return { services, pool, applicationId, accept, found, waiting, begin }
}

test('a place that was taken is founded once, with its year, and its role is offered to those who agreed to share it', async () => {
  const { services, pool, applicationId, accept, found, waiting } = await accepted({ warm: 6 })
  expect(await found()).toEqual({ ok: false, refusal: 'nothing-is-accepted' })
  expect(await waiting()).toEqual([])
  await accept()
  expect(await waiting()).toMatchObject([{ id: applicationId, placeName: 'Hull' }])
  expect(await found({ beginsOn: '2022-03-05' })).toEqual({ ok: false, refusal: 'not-a-working-day' })
  expect(await found({ beginsOn: '2022-02-09' })).toEqual({ ok: false, refusal: 'first-day-is-past' })
  expect(await found({ leadIds: ['0e984725-c51c-4bf4-9960-e1c80e27aba0'] })).toEqual({
    ok: false,
    refusal: 'nobody-leads',
  })
  expect(await findPlaceOfApplication({ applicationId }, services)).toBeUndefined()
  const outcomes = await Promise.all([found(), found({ slug: 'hull-too' }), found({ slug: 'hull-3' })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  for (const one of outcomes) expect([undefined, 'placement-exists']).toContain(one.ok ? undefined : one.refusal)
  const places = await pool.query(`select name, first_language, longitude from places where slug like 'hull%'`)
  expect(places.rows).toEqual([{ name: 'Hull', first_language: 'en', longitude: -0.3 }])
  const year = await pool.query(
    `select stage, (select count(*)::int from placement_meetings) as meetings, begins_on::text from placements`,
  )
  expect(year.rows).toEqual([{ stage: 'onboarding', meetings: 30, begins_on: '2022-03-01' }])
  // Who never agreed to write it is offered nothing, and nobody leads before they accept.
  const offered = await pool.query('select email from role_invitations order by email')
  expect(offered.rows).toEqual([{ email: 'asha@hull.example' }, { email: 'cai@hull.example' }])
  expect((await pool.query('select 1 from place_leads')).rows).toEqual([])
  expect(await waiting()).toEqual([])
  expect(await findPlaceOfApplication({ applicationId }, services)).toMatchObject({ name: 'Hull' })
  const log = await pool.query(
    `select action from audit_entries where action ~ '^(place|placement|city-lead)[.]' order by action`,
  )
  expect(log.rows.map(({ action }) => action)).toEqual([
    ...['city-lead.invited', 'city-lead.invited', 'place.founded', 'placement.begun'],
  ])
})

test('a place that is here already is not founded again: the programme team joins the application to it', async () => {
  const { pool, accept, found, waiting, begin } = await accepted()
  await accept()
  await pool.query(
    `insert into places (id, slug, name, summary, hue, pattern, latitude, longitude, joined_at, created_at)
      select gen_random_uuid(), slug, name, '', 'moss', 'waves', 53, 0, now(), now()
      from (values ('kingston', 'HULL'), ('hessle', 'Hessle')) as known (slug, name)`,
  )
  const { rows } = await pool.query('select id from places order by slug desc')
  const [kingston, hessle] = rows.map(({ id }) => String(id))
  expect(await found()).toEqual({ ok: false, refusal: 'place-exists' })
  expect((await pool.query('select 1 from placements union all select 1 from role_invitations')).rows).toEqual([])
  expect(await begin(kingston ?? '', hessle)).toEqual({ ok: false, refusal: 'nothing-is-accepted' })
  expect(await begin(kingston ?? '')).toMatchObject({ ok: true })
  expect(await begin(hessle ?? '')).toEqual({ ok: false, refusal: 'application-has-its-place' })
  expect(await found()).toEqual({ ok: false, refusal: 'placement-exists' })
  expect(await waiting()).toEqual([])
})

test('an address that another place has stays with it', async () => {
  const { pool, accept, found } = await accepted()
  await accept()
  await pool.query(
    `insert into places (id, slug, name, summary, hue, pattern, latitude, longitude, joined_at, created_at)
      values (gen_random_uuid(), 'hull', 'Hessle', '', 'moss', 'waves', 53, 0, now(), now())`,
  )
  expect(await found()).toEqual({ ok: false, refusal: 'place-exists' })
  expect(await found({ slug: 'kingston-upon-hull' })).toEqual({ ok: true, slug: 'kingston-upon-hull' })
})
