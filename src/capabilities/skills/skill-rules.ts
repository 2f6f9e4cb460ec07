import type { Skill } from './skill.ts'

const ourOwn = /^(https?:\/\/[^/]+)?\/skills\/everyday\/[a-z0-9-]+$/

/** The page of this site about a skill with this address. Words of a site like this one have theirs there. */
export function skillHref(uri: string): string {
  return ourOwn.test(uri) ? uri : `/skills/elsewhere?${new URLSearchParams({ address: uri })}`
}

/** The page about a word of a framework, for one place or for all; a word without an address is searched for. */
export function wordHref({ uri, label }: { uri: string; label: string }, place?: string): string {
  const page =
    uri.startsWith('/') || /^https?:/.test(uri) ? skillHref(uri) : `/skills?${new URLSearchParams({ q: label })}`
  if (!place) return page
  return `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams({ place })}`
}

/** Skills from one name a line. One keeps its address in a framework if its name stands unchanged. */
export function skillsFrom(lines: string, known: Skill[]): Skill[] {
  const names = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return [...new Set(names)].map((name) => known.find((skill) => skill.name === name) ?? { name })
}

export const linesOf = (skills: Skill[]): string => skills.map(({ name }) => name).join('\n')
