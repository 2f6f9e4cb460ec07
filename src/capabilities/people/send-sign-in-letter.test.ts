import { expect, test } from 'vitest'
import { type Mail, MailRefused } from '#infrastructure/mail/mailer.ts'
import { aTown, now } from '#tests/support/town.ts'
import { sendLateSignInLetter, sendSignInLetter } from './send-sign-in-letter.ts'

const asked = { email: 'ava@example.org', code: '123456', language: 'cy', minutes: 10 } as const

async function aMailServer({ isAway }: { isAway: boolean }) {
  const { services, pool } = await aTown()
  const mails: Mail[] = []
  const mailer = async (mail: Mail) => {
    if (isAway) throw new Error('connect ECONNREFUSED')
    mails.push(mail)
  }
  const jobs = async () =>
    (
      await pool.query<{ data: typeof asked & { until: string } }>(
        `select data from pgboss.job where name = 'people.sign-in-code-due'`,
      )
    ).rows.map((row) => row.data)
  return { powers: { ...services, mailer, now }, mails, jobs }
}

test('sends the code at once, in the language of the page', async () => {
  const { powers, mails, jobs } = await aMailServer({ isAway: false })
  expect(await sendSignInLetter(asked, powers)).toBe('sent')
  expect(mails[0]?.subject).toContain('123456')
  expect(mails[0]?.text).toContain('10')
  expect(await jobs()).toEqual([])
})

test('says when the mail server is away, and goes on trying while the code works', async () => {
  const { powers, jobs } = await aMailServer({ isAway: true })
  expect(await sendSignInLetter(asked, powers)).toBe('late')
  const [job] = await jobs()
  expect(job).toMatchObject({ email: 'ava@example.org', code: '123456', language: 'cy' })
  if (!job) return
  await expect(sendLateSignInLetter(job, powers)).rejects.toThrow('ECONNREFUSED')
  const back = await aMailServer({ isAway: false })
  const at = (minutes: number) => ({ ...back.powers, now: new Date(now.getTime() + minutes * 60_000) })
  await sendLateSignInLetter(job, at(4))
  expect(back.mails).toHaveLength(1)
  expect(back.mails[0]?.text).toContain('6')
  await sendLateSignInLetter(job, at(10))
  expect(back.mails).toHaveLength(1)
})

test('says when the server of that address takes no mail for it: waiting would not help', async () => {
  const { powers, jobs } = await aMailServer({ isAway: false })
  const mailer = () => Promise.reject(new MailRefused('550 User unknown'))
  expect(await sendSignInLetter(asked, { ...powers, mailer })).toBe('refused')
  expect(await jobs()).toEqual([])
})
