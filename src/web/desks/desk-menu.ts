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
  | 'asks'
  | 'introductions'
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
  | 'gatherings'
  | 'needs'
  | 'network'

export interface MenuItem {
  key: MenuKey
  href: string
  current: boolean
  count: number | undefined
}

/** Where each item of a menu leads, and below which further addresses it is the current one. */
type Menu = Partial<Record<MenuKey, string | [path: string, ...also: string[]]>>

const forIssuers: Menu = {
  today: '',
  award: ['/awards/new', '/awards/lists', '/codes', '/rules'],
  bookings: ['/bookings', '/interests'],
  registers: ['/registers', '/guardians', '/attendance'],
  evidence: '/evidence',
  reached: ['/awards', '/runs', '/reach'],
}

/** Of an organisation that has closed, for those who answer for its badges. */
const forSuccessors: Menu = { today: '', reached: forIssuers.reached ?? '' }

const forManagers: Menu = {
  leavers: '/leavers',
  opportunities: '/opportunities',
  feeds: '/feeds',
  badges: '/badges',
  recognition: '/recognition',
  pledges: '/pledges',
  roles: '/roles',
  vacancies: '/vacancies',
  asks: '/asks',
  introductions: '/introductions',
  pathways: '/pathways',
  settings: ['/profile', '/joining', '/giving', '/succession'],
  embed: '/embed',
}

const forLeads: Menu = {
  today: '',
  organisations: '/organisations',
  network: '/network',
  reviews: '/reviews',
  recognition: '/recognition',
  pledges: '/recognition/pledges',
  vacancies: '/recognition/vacancies',
  gaps: ['/recognition/skills', '/recognition/roles'],
  needs: '/needs',
  events: '/events',
  curate: ['/curate', '/pathways', '/feeds', '/standard'],
  report: ['/report', '/breakdown', '/attendance'],
  people: '/people',
  year: '/year',
  library: '/library',
  gatherings: '/gatherings',
  log: '/log',
  place: '/place',
}

const forAdministrators: Menu = {
  today: '',
  places: '/places',
  people: '/people',
  jobs: '/jobs',
  collectionReports: '/reports',
  log: '/log',
}

const forProgramme: Menu = {
  calls: '',
  placements: '/placements',
  library: '/library',
  gatherings: '/gatherings',
}

/** The menu of a desk, by job; the current item is the one whose address is the longest that the page stands below. */
export function deskMenu({ kind, href, isManager, isClosed, queue, counts }: DeskData, pathname: string): MenuItem[] {
  const menu: Menu = {
    organisation: isClosed ? forSuccessors : { ...forIssuers, ...(isManager && forManagers) },
    'city-lead': forLeads,
    administrator: forAdministrators,
    programme: forProgramme,
  }[kind]
  const entries = (Object.entries(menu) as [MenuKey, string | string[]][]).map(([key, where]) => {
    const [path = '', ...also] = [where].flat()
    return { key, path, also }
  })
  const depth = ({ path, also }: (typeof entries)[number]) =>
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
