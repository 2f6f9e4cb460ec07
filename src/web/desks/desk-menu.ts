import type { DeskData } from './desk-data.ts'

type MenuKey =
  | 'today'
  | 'award'
  | 'bookings'
  | 'registers'
  | 'evidence'
  | 'reached'
  | 'leavers'
  | 'opportunities'
  | 'feeds'
  | 'badges'
  | 'pathways'
  | 'settings'
  | 'embed'
  | 'recognition'
  | 'pledges'
  | 'collectionReports'
  | 'roles'
  | 'vacancies'
  | 'gaps'
  | 'organisations'
  | 'events'
  | 'reviews'
  | 'curate'
  | 'report'
  | 'people'
  | 'log'
  | 'place'
  | 'places'
  | 'jobs'
  | 'calls'
  | 'year'
  | 'placements'
  | 'library'

export interface MenuItem {
  key: MenuKey
  href: string
  current: boolean
  count: number | undefined
}

/** An item of a menu: where it leads, and below which further addresses it is the current one. */
interface Entry {
  key: MenuKey
  path: string
  also?: string[]
}

const forIssuers: Entry[] = [
  { key: 'today', path: '' },
  { key: 'award', path: '/awards/new', also: ['/awards/lists', '/codes', '/rules'] },
  { key: 'bookings', path: '/bookings', also: ['/interests'] },
  { key: 'registers', path: '/registers', also: ['/guardians', '/attendance'] },
  { key: 'evidence', path: '/evidence' },
  { key: 'reached', path: '/awards', also: ['/runs', '/reach'] },
]

const forManagers: Entry[] = [
  { key: 'leavers', path: '/leavers' },
  { key: 'opportunities', path: '/opportunities' },
  { key: 'feeds', path: '/feeds' },
  { key: 'badges', path: '/badges' },
  { key: 'recognition', path: '/recognition' },
  { key: 'pledges', path: '/pledges' },
  { key: 'roles', path: '/roles' },
  { key: 'vacancies', path: '/vacancies' },
  { key: 'pathways', path: '/pathways' },
  { key: 'settings', path: '/profile', also: ['/joining'] },
  { key: 'embed', path: '/embed' },
]

const forLeads: Entry[] = [
  { key: 'today', path: '' },
  { key: 'organisations', path: '/organisations' },
  { key: 'reviews', path: '/reviews' },
  { key: 'recognition', path: '/recognition' },
  { key: 'pledges', path: '/recognition/pledges' },
  { key: 'vacancies', path: '/recognition/vacancies' },
  { key: 'gaps', path: '/recognition/skills', also: ['/recognition/roles'] },
  { key: 'events', path: '/events' },
  { key: 'curate', path: '/curate', also: ['/pathways', '/feeds', '/standard'] },
  { key: 'report', path: '/report', also: ['/breakdown', '/attendance'] },
  { key: 'people', path: '/people' },
  { key: 'year', path: '/year' },
  { key: 'library', path: '/library' },
  { key: 'log', path: '/log' },
  { key: 'place', path: '/place' },
]

const forAdministrators: Entry[] = [
  { key: 'today', path: '' },
  { key: 'places', path: '/places' },
  { key: 'people', path: '/people' },
  { key: 'jobs', path: '/jobs' },
  { key: 'collectionReports', path: '/reports' },
  { key: 'log', path: '/log' },
]

const forProgramme: Entry[] = [
  { key: 'calls', path: '' },
  { key: 'placements', path: '/placements' },
  { key: 'library', path: '/library' },
]

/** The menu of a desk, by job; the current item is the one whose address is the longest that the page stands below. */
export function deskMenu({ kind, href, isManager, queue, counts }: DeskData, pathname: string): MenuItem[] {
  const entries = {
    organisation: [...forIssuers, ...(isManager ? forManagers : [])],
    'city-lead': forLeads,
    administrator: forAdministrators,
    programme: forProgramme,
  }[kind]
  const depth = ({ path, also = [] }: Entry) =>
    Math.max(-1, ...[path, ...also].map((one) => (isBelow(pathname, href + one) ? one.length : -1)))
  const deepest = Math.max(...entries.map(depth))
  return entries.map((entry) => ({
    key: entry.key,
    href: href + entry.path,
    current: depth(entry) === deepest,
    count: entry.key === 'today' ? queue.length : counts[entry.key],
  }))
}

const isBelow = (pathname: string, address: string) => pathname === address || pathname.startsWith(`${address}/`)
