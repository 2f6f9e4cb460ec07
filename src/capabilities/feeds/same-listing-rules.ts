import type { FeedListing } from './feed.ts'

/** What a source says several times under one number is one listing with a date for each. */
export function joinedById(found: FeedListing[]): FeedListing[] {
  return [...Map.groupBy(found, ({ externalId }) => externalId).values()].flatMap(joined)
}

function joined(rows: FeedListing[]): FeedListing[] {
  const [first] = rows
  if (!first) return []
  if (rows.length === 1) return [first]
  const status = rows.every((row) => row.status === first.status) ? first.status : undefined
  const sessions = rows.flatMap((row) =>
    row.sessions.map((one) => (row.status && !status ? { status: row.status, ...one } : one)),
  )
  const { status: _, ...rest } = first
  const dates = [...new Map(sessions.map((one) => [one.startsAt, one])).values()]
  return [
    {
      ...rest,
      sessions: dates.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
      ...(status ? { status } : {}),
    },
  ]
}

/** Things of different titles that a source gives one address are different things. */
export function toldApart(found: FeedListing[]): FeedListing[] {
  const titles = new Map<string, Set<string>>()
  for (const { externalId, title, isDerivedId } of found)
    if (isDerivedId) titles.set(externalId, (titles.get(externalId) ?? new Set()).add(title))
  return found.map((listing) =>
    (titles.get(listing.externalId)?.size ?? 0) > 1
      ? { ...listing, externalId: `${listing.externalId}#${listing.title}` }
      : listing,
  )
}
