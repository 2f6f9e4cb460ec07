/** A list's address with some of its filters changed; `undefined` takes one away. Paging starts again. */
export function withFilter(
  address: { path: string; filters: Record<string, string> },
  change: Record<string, string | undefined>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...address.filters, ...change })) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${address.path}?${text}` : address.path
}

/** The filters that an address carries, of those that the list knows; empty ones left out. */
export function filtersOf(request: Request, names: readonly string[]): Record<string, string> {
  const { searchParams } = new URL(request.url)
  return Object.fromEntries(
    names.flatMap((name) =>
      searchParams.get(name)?.trim() ? [[name, (searchParams.get(name) ?? '').trim().slice(0, 200)]] : [],
    ),
  )
}
