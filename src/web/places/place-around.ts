import { findUsualPlace } from '#capabilities/awards/find-usual-place.ts'
import type { PagePlace } from '#web/site/site-page.tsx'
import type { Visit } from '#web/site/visit.ts'
import { loadPlace } from './load-place.ts'
import { takenSlugs } from './place-form.ts'

/**
 * The place that a page belongs to which names none itself: an address below a place that is not there, signing in from
 * one, checking a badge from one, and a learner’s own pages after their newest badge.
 */
export async function placeAround(visit: Visit, { pathname, searchParams }: URL): Promise<PagePlace | undefined> {
  const slug = slugOf(pathname) ?? slugOf(searchParams.get('next') ?? '') ?? askedPlace({ pathname, searchParams })
  const own = slug === undefined && visit.person && /^\/me(\/|$)/.test(pathname)
  const usual = own ? await findUsualPlace(visit.person?.id ?? '', visit.services) : undefined
  return findKnown(visit, slug ?? usual)
}

/** Pages that are linked from a place and have an address for all of them. */
const asked = ['/verify', '/claim']

function askedPlace({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | undefined {
  return asked.includes(pathname) ? (searchParams.get('place') ?? undefined) : undefined
}

function slugOf(path: string): string | undefined {
  const [, first = ''] = /^\/([a-z0-9-]{1,80})(?:[/?#]|$)/.exec(path) ?? []
  return first && !takenSlugs.has(first) ? first : undefined
}

async function findKnown(visit: Visit, slug: string | undefined): Promise<PagePlace | undefined> {
  if (slug === undefined || !/^[a-z0-9-]{1,80}$/.test(slug)) return undefined
  try {
    const { name, nameCy, hue } = await loadPlace(visit, slug)
    return { slug, name, nameCy, hue }
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 404) return undefined
    throw thrown
  }
}
