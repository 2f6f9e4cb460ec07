import type { Database } from './database/database.ts'
import type { LineLog } from './files/line-log.ts'
import type { Queue } from './jobs/queue.ts'
import type { MasterKey } from './keys/master-key.ts'
import type { Mailer } from './mail/mailer.ts'
import type { BaseMap } from './map/base-map.ts'
import type { Geocode } from './map/geocoder.ts'
import type { Streets } from './map/streets.ts'
import type { PassSigners } from './read-passes.ts'

/** The outside powers of this process, made once in `server.ts` and passed to whatever uses them. */
export interface Services {
  database: Database
  queue: Queue
  mailer: Mailer
  masterKey: MasterKey
  site: Site
  baseMap: BaseMap
  /** The external geocoder that the operator configured: for typed queries, never for whole tables. */
  geocode?: Geocode | undefined
  /** The Display Advert API of Find an apprenticeship, where the operator has a key to it. */
  apprenticeships?: AdvertService | undefined
  /** Who had everything erased, by ids, beside the database. */
  erasureLog?: LineLog | undefined
}

export interface AdvertService {
  /** Below which its adverts lie, without a slash at its end. */
  url: string
  key: string
}

export interface Site {
  /** `https://learning.example`, without a slash at its end. */
  origin: string
  didMethod: 'web' | 'key'
  demo: boolean
  /** Whom people ask about what is kept of them: an e-mail address. */
  privacyContact?: string | undefined
  streets?: Streets | undefined
  /** JSON-LD contexts that the operator accepts beside those that the product brings. */
  contexts?: Readonly<Record<string, object>> | undefined
  /** The token with which the operator's mail server hands on reports about our mails. */
  bounces?: { token: string } | undefined
  /** Who issues for other programs over the VC-API, and the token that lets them. */
  vcApi?: { issuerSlug: string | undefined; token: string | undefined }
  /** What passes for Apple and Google are signed with, where the operator has it. */
  passes?: PassSigners | undefined
}
