import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '#infrastructure/database/database.ts'
import { type DemoSite, startDemoSite } from '#tests/support/demo-site.ts'
import type { Figure } from './figure.ts'
import { signedIn } from './sign-in.ts'

const crowd = 500
const withinMs = 10_000
const seats = 40
const mailsWithinMs = 120_000
const library = 'larkhill-road-library'

/**
 * Five hundred people open the form for one session within ten seconds and send it, then all press the button in their mail;
 * forty get a seat. Throws where one more or one fewer does. By how long each form took to be answered.
 */
export async function benchBooking(): Promise<Figure[]> {
  const site = await startDemoSite({ WAYMARK_TRUST_PROXY: 'true' })
  const { database, close } = openDatabase(site.databaseUrl)
  try {
    const listing = await database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'opportunities.organisationId')
      .select(['opportunities.id', 'opportunities.slug'])
      .where('organisations.slug', '=', library)
      .where('opportunities.status', '=', 'published')
      .where('mode', '=', 'in-person')
      .executeTakeFirstOrThrow()
    await database.updateTable('opportunities').set({ ageMin: 0, ageMax: 120 }).where('id', '=', listing.id).execute()
    const startsAt = new Date(Math.ceil(Date.now() / 3_600_000 + 500) * 3_600_000)
    const session = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }
    await database
      .insertInto('opportunitySessions')
      .values({ id: randomUUID(), opportunityId: listing.id, ...session })
      .execute()
    await offerSeats(site, listing.id)
    const tookMs = await crowdBooks(site, { slug: listing.slug, startsAt })
    await crowdConfirms(site, database)
    const taken = await database
      .selectFrom('bookings')
      .innerJoin('bookedSessions', 'bookedSessions.id', 'bookings.sessionId')
      .select((select) => select.fn.countAll<string>().as('count'))
      .where('bookedSessions.startsAt', '=', startsAt)
      .where('state', '=', 'booked')
      .executeTakeFirstOrThrow()
    if (Number(taken.count) !== seats) throw new Error(`${taken.count} seats were taken of ${seats}`)
    const p99 = Math.round(tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? 0)
    const against = 'the bound that we set ourselves'
    return [{ name: 'booking.500-for-40-seats', ours: p99, peer: 1000, unit: 'ms (p99)', against }]
  } finally {
    await close()
    await site.stop()
  }
}

async function offerSeats({ origin }: DemoSite, opportunityId: string): Promise<void> {
  const cookie = await signedIn(origin, 'manager@demo.example')
  const answer = await fetch(`${origin}/organisations/${library}/manage/opportunities/${opportunityId}/seats`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie, origin } },
    body: new URLSearchParams({ inPersonSeats: `${seats}`, mostPeople: '6', closesHours: '0', isOpen: 'yes' }),
  })
  if (answer.status !== 302) throw new Error(`no seats could be offered: ${answer.status}`)
}

async function crowdBooks({ origin }: DemoSite, { slug, startsAt }: { slug: string; startsAt: Date }) {
  const path = `${origin}/brighton-and-hove/opportunities/${slug}/book`
  const tookMs: number[] = []
  await Promise.all(
    Array.from({ length: crowd }, async (_, number) => {
      await sleep((number / crowd) * withinMs)
      const form = await fetch(path)
      const requestId = /name="requestId" value="([^"]+)"/.exec(await form.text())?.[1]
      if (!requestId) throw new Error('the form has no id')
      const began = performance.now()
      const answer = await fetch(path, {
        // Each from a connection of its own.
        headers: { origin, 'x-forwarded-for': `10.1.${Math.floor(number / 250)}.${number % 250}` },
        ...{ method: 'POST', redirect: 'manual' },
        body: new URLSearchParams({
          ...{ requestId, at: startsAt.toISOString(), channel: 'in-person', name: `Person ${number}` },
          ...{ email: `person.${number}@crowd.example`, age: 'adult', comes: 'yes' },
        }),
      })
      await answer.text()
      tookMs.push(performance.now() - began)
      if (answer.status >= 400) throw new Error(`a booking was answered ${answer.status}`)
    }),
  )
  return tookMs
}

/** Each presses the button in their mail, all at one moment. */
async function crowdConfirms({ origin }: DemoSite, database: Database): Promise<void> {
  const mails = () =>
    database.selectFrom('outboxMails').select('bodyText').where('recipient', 'like', 'person.%@crowd.example').execute()
  const until = Date.now() + mailsWithinMs
  while ((await mails()).length < crowd && Date.now() < until) await sleep(250)
  const links = (await mails()).flatMap(({ bodyText }) => /\/bookings\/[\w.-]+/.exec(bodyText) ?? [])
  if (links.length < crowd) throw new Error(`${links.length} of ${crowd} mails arrived`)
  await Promise.all(
    links.map(async (link) => {
      const pressed = { method: 'POST', redirect: 'manual' as const, headers: { origin } }
      const answer = await fetch(`${origin}${link}`, { ...pressed, body: new URLSearchParams({ do: 'confirm' }) })
      await answer.text()
      if (answer.status >= 400) throw new Error(`a confirmation was answered ${answer.status}`)
    }),
  )
}
