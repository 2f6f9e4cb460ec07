import { expect, test } from 'vitest'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { remindOrganisation } from './remind-organisation.ts'
import { stopReminder } from './stop-reminder.ts'
import { tellOfTasks } from './tell-of-tasks.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const days = (count: number) => minutes(count * 24 * 60)

async function aNetwork(warm = 0) {
  const town = await aTown({ warm })
  const powers = (at: Date) => ({ ...town.services, lead: town.lead, now: at })
  const remind = (organisationId: string, at = now) => remindOrganisation({ organisationId }, powers(at))
  const stop = (organisationId: string, at = now) => stopReminder({ organisationId }, powers(at))
  const due = async () => {
    const { rows } = await town.pool.query<{ data: Parameters<typeof tellOfTasks>[0]; startAfter: Date }>(
      `select data, start_after as "startAfter" from pgboss.job where name = 'organisation.reminded' order by created_on, id`,
    )
    return rows
  }
  /** What goes out where every job runs that was ever asked for. */
  const mails = async (at: Date) => {
    const sent: Mail[] = []
    const mailer = async (mail: Mail) => void sent.push(mail)
    for (const { data } of await due()) await tellOfTasks(data, { ...town.services, mailer, now: at })
    return sent.map(({ subject, text }) => ({ subject, text }))
  }
  return { town, remind, stop, due, mails }
}

test('reminds of what waits, once a week however many press, in ten minutes', async () => {
  const { town, remind, due, mails } = await aNetwork(4)
  const unsafe = await anOrganisation(town, { name: 'Unsafe', safeguardingLead: null })
  await anOpportunity(town, unsafe, { ageMin: 18, ageMax: 99 })
  await town.pool.query('update people set locale = $1 where id = $2', ['cy', unsafe.personId])
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => remind(unsafe.organisationId)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, refusal: 'reminded-of-late' }))
  expect((await due()).map(({ startAfter }) => startAfter)).toEqual([minutes(10)])
  const [mail] = await mails(minutes(10))
  expect(mail?.subject).toBe('Mae Tre’r Môr yn aros am rywbeth gan Unsafe')
  expect(mail?.text).toContain('• Enwch arweinydd diogelu.')
  expect(mail?.text).not.toContain('yn dal yn gywir')
  expect(await remind(unsafe.organisationId, days(6.9))).toMatchObject({ refusal: 'reminded-of-late' })
  expect(await remind(unsafe.organisationId, days(100))).toEqual({ ok: true })
  // Only the latest reminder goes; its listing has not been confirmed for a hundred days by then.
  const later = await mails(days(100))
  expect(later).toHaveLength(1)
  expect(later[0]?.text).toContain('• Dywedwch a yw 1 rhestr yn dal yn gywir.')
})

test('nobody is reminded of what is done, of what never waited, or by another place', async () => {
  const { town, remind, stop, mails } = await aNetwork()
  const done = await anOrganisation(town, { name: 'Done' })
  expect(await remind(done.organisationId)).toEqual({ ok: false, refusal: 'nothing-waits' })
  const asked = await anOrganisation(town, { name: 'Asked', approved: false })
  const { organisationId } = asked
  // Its own answer waits for the place, not the other way round.
  expect(await remind(organisationId)).toEqual({ ok: false, refusal: 'nothing-waits' })
  const decide = (decision: 'more-asked' | 'approved') =>
    decideOrganisation({ organisationId, decision, note: 'Who leads?' }, { ...town.services, lead: town.lead, now })
  await decide('more-asked')
  const elsewhere = mintCityLead({ placeId: newId(now), personId: town.lead.personId })
  const foreign = { ...town.services, lead: elsewhere, now }
  const gone = { ok: false, refusal: 'organisation-not-found' }
  expect(await remindOrganisation({ organisationId }, foreign)).toEqual(gone)
  expect(await remind(organisationId)).toEqual({ ok: true })
  expect(await stopReminder({ organisationId }, foreign)).toEqual(gone)
  expect((await mails(minutes(10)))[0]?.text).toContain('Answer what the City Lead asked you')
  expect(await stop(organisationId, minutes(10))).toEqual({ ok: false, refusal: 'reminder-has-gone' })
  expect(await mails(minutes(10))).toHaveLength(1)
  await decide('approved')
  expect(await mails(minutes(10))).toEqual([])
})

test('a reminder that is taken back goes to nobody, and another one can be sent', async () => {
  const { town, remind, stop, mails } = await aNetwork()
  const { organisationId } = await anOrganisation(town, { name: 'Unsafe', safeguardingPolicyUrl: null })
  await remind(organisationId)
  expect([await stop(organisationId, minutes(9)), await stop(organisationId, minutes(9))]).toEqual([
    ...[{ ok: true }, { ok: true }],
  ])
  expect(await mails(minutes(10))).toEqual([])
  expect(await remind(organisationId, minutes(11))).toEqual({ ok: true })
  expect(await mails(minutes(30))).toHaveLength(1)
  const { rows } = await town.pool.query(
    `select action from audit_entries where action like 'organisation.remind%' order by id`,
  )
  expect(rows.map(({ action }) => action.split('.')[1])).toEqual(['reminded', 'reminder-taken-back', 'reminded'])
})
