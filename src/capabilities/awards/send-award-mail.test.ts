import { expect, test } from 'vitest'
import { findDelivery, listDeliveryEntries } from '#infrastructure/mail/delivery-log.ts'
import { MailRefused, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { awardMailKey } from './award.ts'
import { countRefusedMails } from './count-refused-mails.ts'
import { issueAwards } from './issue-awards.ts'
import { listAwards } from './list-awards.ts'
import { sendAwardMail } from './send-award-mail.ts'
import { tellRecipient } from './tell-recipient.ts'
import { withdrawAward } from './withdraw-award.ts'

/** Two awards, one of them to an address that its server does not know. */
async function aRefusedMail() {
  const town = await aTown({ warm: 4 })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = ['ava@example.org', 'gone@example.org'].map((email) => ({ recipient: { email }, evidence: [] }))
  const powers = { ...town.services, issuer: library.issuer, now }
  const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
  const [, awardId] = outcome.ok ? outcome.lines.map((line) => (line.ok ? line.awardId : '')) : []
  if (!awardId) throw new Error('not awarded')
  const mailer = onceMailer({
    database: town.database,
    mailer: async ({ to }) => {
      if (to.startsWith('gone')) throw new MailRefused('550 User unknown')
    },
  })
  const tell = (mailId?: string) =>
    tellRecipient({ awardId, ...(mailId && { mailId }) }, { ...town.services, mailer, now })
  await tell()
  const filter = { organisationId: library.organisationId, limit: 10 }
  return { ...town, library, badgeId, awardId, powers, tell, filter }
}

test('an issuer sees which awards did not arrive and why, and sends again; of two clicks one sends', async () => {
  const { database, awardId, powers, tell, filter } = await aRefusedMail()
  const delivery = () => findDelivery(awardMailKey(awardId), { database })
  expect(await delivery()).toEqual({ state: 'bounced', since: now, reason: '550 User unknown' })
  expect(await countRefusedMails(filter.organisationId, { database })).toBe(1)
  const undelivered = await listAwards({ ...filter, state: 'undelivered' }, { database })
  expect(undelivered.rows).toMatchObject([{ id: awardId, delivery: 'bounced' }])
  expect((await listAwards(filter, { database })).rows.map((row) => row.delivery)).toContain(null)
  const later = new Date(now.getTime() + 60_000)
  const again = () => sendAwardMail({ awardId }, { ...powers, now: later })
  const clicks = await Promise.all(Array.from({ length: 4 }, again))
  expect(clicks.filter((click) => click.ok)).toHaveLength(1)
  expect(clicks.filter((click) => !click.ok)).toEqual(Array(3).fill({ ok: false, refusal: 'mail-was-not-refused' }))
  expect(await delivery()).toMatchObject({ state: 'queued' })
  const queued = await listDeliveryEntries(awardMailKey(awardId), { database })
  await tell(queued.find(({ kind }) => kind === 'queued')?.mailId ?? '')
  expect(await delivery()).toMatchObject({ state: 'bounced' })
})

test('what was withdrawn, or belongs to others, is not spoken of', async () => {
  const { database, services, awardId, powers, filter, ...town } = await aRefusedMail()
  const other = await anOrganisation({ ...town, database, services }, { name: 'Other' })
  expect(await countRefusedMails(other.organisationId, { database })).toBe(0)
  expect(await sendAwardMail({ awardId }, { ...powers, issuer: other.issuer })).toEqual({
    ok: false,
    refusal: 'award-not-found',
  })
  await withdrawAward({ awardId, reason: 'Wrong address' }, powers)
  expect(await countRefusedMails(filter.organisationId, { database })).toBe(0)
  expect((await listAwards({ ...filter, state: 'undelivered' }, { database })).rows).toEqual([])
})
