import type { Reading } from '#infrastructure/database/database.ts'
import { type Report, reportEveryDays } from './report.ts'

const columns = [
  'id',
  'placeId',
  'fromAt as from',
  'untilAt as until',
  'note',
  'noteCy',
  'figures',
  'sentAt',
  'sentTo',
] as const

/** One that was sent. */
export async function findReport(
  { placeId, id }: { placeId: string; id: string },
  { database }: Reading,
): Promise<Report | undefined> {
  return database
    .selectFrom('placeReports')
    .select(columns)
    .where('id', '=', id)
    .where('placeId', '=', placeId)
    .where('sentAt', 'is not', null)
    .$castTo<Report>()
    .executeTakeFirst()
}

/** What is being written now: words that were saved, and from when it reaches. */
export async function findOpenReport(
  { placeId }: { placeId: string },
  { database, now }: Reading & { now: Date },
): Promise<Pick<Report, 'from' | 'note' | 'noteCy'>> {
  const [open, last] = await Promise.all([
    database
      .selectFrom('placeReports')
      .select(columns)
      .where('placeId', '=', placeId)
      .where('sentAt', 'is', null)
      .$castTo<Report>()
      .executeTakeFirst(),
    findLastReport({ placeId }, { database }),
  ])
  const fortnightAgo = new Date(now.getTime() - reportEveryDays * 86_400_000)
  return { from: last?.until ?? fortnightAgo, note: open?.note ?? '', noteCy: open?.noteCy ?? '' }
}

export async function findLastReport(
  { placeId }: { placeId: string },
  { database }: Reading,
): Promise<Report | undefined> {
  return (await listReports({ placeId, limit: 1 }, { database }))[0]
}

/** Those that were sent, the latest first. */
export async function listReports(
  { placeId, limit }: { placeId: string; limit: number },
  { database }: Reading,
): Promise<Report[]> {
  return database
    .selectFrom('placeReports')
    .select(columns)
    .where('placeId', '=', placeId)
    .where('sentAt', 'is not', null)
    .orderBy('sentAt', 'desc')
    .limit(limit)
    .$castTo<Report>()
    .execute()
}
