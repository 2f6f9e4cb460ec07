import { expect, test } from 'vitest'
import { tellBooker } from '#capabilities/events/tell-booker.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aBookableSession } from '#tests/support/bookings.ts'
import { now } from '#tests/support/town.ts'
import { addPeople } from './add-people.ts'
import { chooseMails, findMailChoice, listStoppedMails, stopMails } from './choose-mails.ts'
import { readMailChoiceCode } from './mail-choice-code.ts'
import { mailKinds } from './mail-kind.ts'
import { mintSignedIn } from './mint-authority.ts'

async function aBooker() {
  const { town, book } = await aBookableSession()
  const { services, database } = town
  const email = 'ava@home.example'
  const bookingId = await book('Ava')
  const mails: Mail[] = []
  const remind = async () => {
    const told = { bookingId, mail: 'reminder' as const, mailId: crypto.randomUUID(), sequence: 0 }
    const mailer = onceMailer({ database, mailer: async (mail) => void mails.push(mail) })
    await tellBooker(told, { ...services, mailer, now })
    return mails.splice(0)
  }
  const account = async () => {
    const people = await addPeople([{ name: 'Ava', email }], { database, now })
    return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava' })
  }
  return { services, database, email, remind, account }
}

test('each kind is ended by itself, by one press at the foot of its mail, and the sender asks when it sends', async () => {
  const { services, database, remind, account } = await aBooker()
  // Without an account there is nothing to switch, and the mail goes.
  expect(await remind()).toMatchObject([{ unsubscribe: undefined }])
  const signedIn = await account()
  const [mail] = await remind()
  const code = /\/mails\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  expect(mail?.unsubscribe).toBe(`https://waymark.test/mails/${code}`)
  expect(readMailChoiceCode(`${code}x`, services.masterKey)).toBeUndefined()
  const asked = readMailChoiceCode(code, services.masterKey)
  expect(asked).toEqual({ personId: signedIn.personId, kind: 'booking-reminder' })
  if (!asked) throw new Error('the code is not read')
  for (let turn = 0; turn < 2; turn++) await database.transaction().execute((tx) => stopMails(asked, { tx, now }))
  expect(await remind()).toEqual([])
  const choice = { email: signedIn.email, kind: 'badge-reminder' as const, language: 'en' as const }
  expect(await findMailChoice(choice, services)).toMatchObject({ isStopped: false })
  await chooseMails({ wanted: ['booking-reminder'] }, { database, signedIn, now })
  expect(await remind()).toHaveLength(1)
  expect((await listStoppedMails(signedIn, { database })).toSorted()).toEqual(
    mailKinds.filter((kind) => kind !== 'booking-reminder').toSorted(),
  )
  expect(await findMailChoice(choice, services)).toMatchObject({ isStopped: true })
})
