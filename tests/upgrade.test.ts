import { readFile } from 'node:fs/promises'
import { readStatus, verifyBadge } from '@waymark/open-badges'
import { expect, test } from 'vitest'
import { claimCodeOf } from '#capabilities/awards/claim-code.ts'
import { findCredential } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { issueCheckedList } from '#capabilities/awards/issue-checked-list.ts'
import { keepAwardByCode } from '#capabilities/awards/keep-awards.ts'
import { publishStatusList } from '#capabilities/awards/publish-status-list.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { findBadge, listBadgeVersions } from '#capabilities/badges/find-badge.ts'
import { findOpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintIssuer, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { migrate } from '#infrastructure/database/migrate.ts'
import { scratchDatabase } from './support/scratch-database.ts'
import { now, servicesOn } from './support/town.ts'

type Rows = Record<string, Record<string, unknown>[]>

/** The last migration of the release whose data lie in the fixture. */
const release = 29

/** What became of tables that have another name today. */
const renamed: Record<string, string> = { bulk_awards: 'award_runs', bulk_award_lines: 'award_run_lines' }

/** Worked off and gone by itself. */
const consumed = new Set(['impact_notes'])

/** A small town as a release of November 2026 left it: awards kept, withdrawn, by code, a list half done, two versions. */
async function anOldInstallation() {
  const open = await scratchDatabase()
  const { pool, database } = open
  await pool.query('drop schema public cascade; create schema public')
  await migrate(pool, now, release)
  const file = new URL(`./fixtures/release-${String(release).padStart(4, '0')}.json`, import.meta.url)
  const rows = JSON.parse(await readFile(file, 'utf8')) as Rows
  const client = await pool.connect()
  await client.query("set session_replication_role = 'replica'")
  for (const [table, some] of Object.entries(rows)) {
    const columns = Object.keys(some[0] ?? {})
      .map((name) => `"${name}"`)
      .join(', ')
    await client.query(
      `insert into "${table}" (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(some)],
    )
  }
  await client.query("set session_replication_role = 'origin'")
  const { rows: counted } = await client.query(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { table, column } of counted)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), (select coalesce(max("${column}"), 1) from "${table}"))`,
      [table, column],
    )
  client.release()
  return { pool, database, rows, services: servicesOn(database) }
}

const textOf = (row: Record<string, unknown> | undefined, name: string) => String(row?.[name] ?? '')

test('an installation of an older release is brought up to date with everything that it held', async () => {
  const { pool, database, rows, services } = await anOldInstallation()
  const applied = await migrate(pool, now)
  expect(applied.length).toBeGreaterThan(8)
  expect(await migrate(pool, now)).toEqual([])
  for (const [table, before] of Object.entries(rows)) {
    if (consumed.has(table)) continue
    const { rows: counted } = await pool.query(`select count(*)::int as count from "${renamed[table] ?? table}"`)
    expect(counted[0].count, table).toBeGreaterThanOrEqual(before.length)
  }

  const awards = rows.awards ?? []
  const credentials = new Map((rows.award_credentials ?? []).map((one) => [one.award_id, one.credential]))
  expect(awards.length).toBeGreaterThan(5)
  for (const award of awards) {
    const credential = await findCredential(textOf(award, 'id'), { database })
    expect(JSON.parse(credential ?? '')).toEqual(JSON.parse(String(credentials.get(award.id))))
    const { checks } = await verifyBadge(credential ?? '', { now })
    expect(checks.find(({ id }) => id === 'signature')?.outcome).toBe('passed')
  }

  // What was withdrawn is told as withdrawn by a list that is signed today with the key of then.
  const list = await publishStatusList(
    { organisationSlug: 'jubilee-library', number: 1, purpose: 'revocation' },
    { ...services, now },
  )
  const { credentialSubject } = JSON.parse(list?.credential ?? '{}') as { credentialSubject: { encodedList: string } }
  const statusOf = ({ status_index: index }: Record<string, unknown>) =>
    readStatus(credentialSubject.encodedList, Number(index))
  const [kept, withdrawn] = [awards.find((one) => one.claimed_at), awards.find((one) => one.revoked_at)]
  expect([statusOf(kept ?? {}), statusOf(withdrawn ?? {})]).toMatchObject([
    { ok: true, isSet: false },
    { ok: true, isSet: true },
  ])
})

test('everybody goes on where they were: issuer, learner with a code, manager with a half-done list', async () => {
  const { pool, database, rows, services } = await anOldInstallation()
  await migrate(pool, now)
  const library = rows.organisations?.find((one) => one.slug === 'jubilee-library')
  const organisationId = textOf(library, 'id')
  const member = rows.organisation_members?.find((one) => one.organisation_id === organisationId)
  const issuer = mintIssuer({ organisationId, personId: textOf(member, 'person_id') })
  const context = { ...services, issuer, now }
  expect((await listStandings(organisationId, { database })).map(({ standing }) => standing)).toEqual(['approved'])

  const withCode = rows.awards?.find((one) => one.claim_code_hash && !one.claimed_at)
  const people = await addPeople([{ name: 'Cai Test', email: 'cai@example.org' }], { database, now })
  const signedIn = mintSignedIn({
    personId: people.get('cai@example.org') ?? '',
    email: 'cai@example.org',
    name: 'Cai Test',
  })
  const code = claimCodeOf(textOf(withCode, 'id'), services.masterKey)
  expect(await keepAwardByCode({ code }, { ...services, signedIn, now })).toMatchObject({ ok: true })

  const badgeId = textOf(rows.awards?.[0], 'badge_id')
  expect((await listBadgeVersions({ badgeId, limit: 5 }, { database })).map((one) => one.versionNumber)).toEqual([2, 1])
  expect((await findBadge({ id: badgeId }, { database }))?.isSuspended).toBe(false)
  const line = {
    recipient: { name: 'New', email: 'new@example.org' },
    evidence: [{ name: 'Game', narrative: 'Rules.' }],
  }
  const given = await issueAwards({ badgeId, lines: [line], notify: false }, context)
  expect(given).toMatchObject({ ok: true, lines: [{ ok: true }] })
  const before = textOf(
    rows.awards?.find((one) => !one.revoked_at && !one.claimed_at),
    'id',
  )
  expect(await withdrawAward({ awardId: before, reason: 'By mistake' }, context)).toEqual({ ok: true })

  const opportunity = await findOpportunityEdit(textOf(rows.opportunities?.[0], 'id'), { database, now })
  expect([opportunity?.sessions.length, opportunity?.badgeIds]).toEqual([2, [badgeId]])
  const listId = textOf(rows.award_lists?.[0], 'id')
  expect(await issueCheckedList({ listId }, context)).toMatchObject({ ok: true })
})
