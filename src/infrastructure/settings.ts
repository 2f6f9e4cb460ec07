import { z } from 'zod'
import { Fault } from './fault.ts'
import type { GeocoderSetting } from './map/geocoder-services.ts'
import type { Streets } from './map/streets.ts'
import type { PassFiles } from './read-passes.ts'
import type { AdvertService } from './services.ts'

const geocoderForms = 'must be postcodes.io, os-names, nominatim:https://host or photon:https://host'
const flag = z.stringbool().optional()

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  WAYMARK_ORIGIN: z.url().optional(),
  WAYMARK_DATA: z.string().default('.waymark'),
  WAYMARK_ROLES: z.string().default('web,jobs'),
  WAYMARK_DEMO: flag,
  WAYMARK_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes): openssl rand -hex 32')
    .optional(),
  WAYMARK_AUTH_SECRET: z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional(),
  WAYMARK_DID_METHOD: z.enum(['web', 'key']).optional(),
  WAYMARK_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  WAYMARK_BACKUP_RECIPIENT: z.string().startsWith('age1').optional(),
  WAYMARK_MAIL_FROM: z.string().optional(),
  WAYMARK_PRIVACY_CONTACT: z.email().max(200).optional(),
  WAYMARK_BOUNCE_ADDRESS: z.email().max(200).optional(),
  WAYMARK_BOUNCE_TOKEN: z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional(),
  WAYMARK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  WAYMARK_TRUST_PROXY: flag,
  WAYMARK_VC_ISSUER: z.string().optional(),
  WAYMARK_CONTEXTS: z.string().optional(),
  WAYMARK_VC_TOKEN: z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional(),
  WAYMARK_GEOCODER: z
    .string()
    .regex(/^(postcodes\.io|os-names|(nominatim|photon):https:\/\/\S+)$/, geocoderForms)
    .optional(),
  WAYMARK_GEOCODER_KEY: z.string().optional(),
  WAYMARK_APPRENTICESHIPS_KEY: z.string().optional(),
  WAYMARK_APPRENTICESHIPS_URL: z
    .url({ protocol: /^https$/ })
    .default('https://api.apprenticeships.education.gov.uk/vacancies'),
  WAYMARK_APPLE_PASS_TYPE: z
    .string()
    .regex(/^pass\.[\w.-]+$/, 'must begin with pass., as Apple registered it')
    .optional(),
  WAYMARK_APPLE_PASS_TEAM: z
    .string()
    .regex(/^[A-Z0-9]{10}$/, 'must have ten letters and digits')
    .optional(),
  WAYMARK_APPLE_PASS_CERTIFICATE: z.string().optional(),
  WAYMARK_APPLE_PASS_KEY: z.string().optional(),
  WAYMARK_APPLE_PASS_WWDR: z.string().optional(),
  WAYMARK_GOOGLE_WALLET_ISSUER: z
    .string()
    .regex(/^\d{5,30}$/, 'must be the number of the issuer account')
    .optional(),
  WAYMARK_GOOGLE_WALLET_KEY: z.string().optional(),
  WAYMARK_MAP_PMTILES: z.string().optional(),
  WAYMARK_MAP_STYLE: z.url({ protocol: /^https$/ }).optional(),
  WAYMARK_MAP_HOSTS: z
    .string()
    .regex(
      /^\s*(\*\.)?[a-z0-9.-]+(:\d+)?(\s*,\s*(\*\.)?[a-z0-9.-]+(:\d+)?)*\s*$/i,
      'must be hosts, with commas between them',
    )
    .optional(),
  WAYMARK_TLS_CERT: z.string().optional(),
  WAYMARK_TLS_KEY: z.string().optional(),
  // A socket's folder as host makes an address that pg reads and the URL standard does not.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
})

export type Role = 'web' | 'jobs'

/** Everything that an operator can set, parsed once. Names in the environment are in docs/operating.md. */
export interface Settings {
  demo: boolean
  host: string
  port: number
  /** Scheme, host and port under which people reach the site; part of every credential's addresses. */
  origin: string
  dataFolder: string
  roles: ReadonlySet<Role>
  databaseUrl: string | undefined
  didMethod: 'web' | 'key'
  smtpUrl: string | undefined
  /** `age1…`: for whom backups are encrypted. */
  backupRecipient: string | undefined
  mailFrom: string
  /** Whom people ask about what is kept of them: the address that mails come from, where no other is named. */
  privacyContact: string
  /** Where mail servers report what they could not deliver, and the token with which those reports are handed on. */
  bounces: { address: string; token: string } | undefined
  logLevel: string
  trustProxy: boolean
  /** Slug of the organisation in whose name the VC-API issues, and the token that programs send. */
  vcApi: { issuerSlug: string | undefined; token: string | undefined }
  /** A file of JSON-LD contexts to accept beside those that the product brings, by address. */
  contextsFile: string | undefined
  /** External geocoder; without one nothing that a visitor types leaves the site. */
  geocoder: GeocoderSetting | undefined
  /** Where apprenticeships are read from, where the operator has a key to it. */
  apprenticeships: AdvertService | undefined
  /** What Apple and Google gave the operator to make passes with; without it none is offered. */
  passes: PassFiles
  /** What the map is drawn on beyond our own land and names. */
  streets: Streets | undefined
  /** Files in PEM; without them something in front of this process speaks TLS. */
  tls: { certFile: string; keyFile: string } | undefined
  /** 32 bytes as hexadecimal; absent only in the demonstration, which keeps its own in the data folder. */
  masterKey: string | undefined
  authSecret: string | undefined
}

/** In the demonstration the VC-API issues in the name of one of its libraries. */
const demoVcIssuer = 'larkhill-road-library'

const neededInProduction = [
  'WAYMARK_ORIGIN',
  'WAYMARK_MASTER_KEY',
  'WAYMARK_AUTH_SECRET',
  'WAYMARK_SMTP_URL',
  'WAYMARK_MAIL_FROM',
] as const

/** @throws Fault `settings-missing` or `settings-invalid`, naming each variable and what to do about it. */
export function readSettings(source: Record<string, string | undefined>, { demo: demoAsked = false } = {}): Settings {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(filled)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Fault('settings-invalid', `These settings cannot be used:\n${problems.join('\n')}`)
  }
  const value = parsed.data
  const demo = demoAsked || value.WAYMARK_DEMO === true
  if (!demo) refuseMissing(value)
  const tls = readTls(value)
  return {
    demo,
    host: value.HOST,
    port: value.PORT,
    origin: value.WAYMARK_ORIGIN?.replace(/\/+$/, '') ?? `${tls ? 'https' : 'http'}://localhost:${value.PORT}`,
    dataFolder: value.WAYMARK_DATA,
    roles: readRoles(value.WAYMARK_ROLES),
    databaseUrl: value.DATABASE_URL,
    didMethod: value.WAYMARK_DID_METHOD ?? (demo ? 'key' : 'web'),
    smtpUrl: value.WAYMARK_SMTP_URL,
    backupRecipient: value.WAYMARK_BACKUP_RECIPIENT,
    mailFrom: value.WAYMARK_MAIL_FROM ?? 'Waymark <hello@waymark.example>',
    privacyContact: value.WAYMARK_PRIVACY_CONTACT ?? addressIn(value.WAYMARK_MAIL_FROM) ?? 'hello@waymark.example',
    bounces: readBounces(value),
    logLevel: value.WAYMARK_LOG_LEVEL,
    trustProxy: value.WAYMARK_TRUST_PROXY ?? false,
    vcApi: { issuerSlug: value.WAYMARK_VC_ISSUER ?? (demo ? demoVcIssuer : undefined), token: value.WAYMARK_VC_TOKEN },
    contextsFile: value.WAYMARK_CONTEXTS,
    geocoder: readGeocoder(value),
    apprenticeships: value.WAYMARK_APPRENTICESHIPS_KEY
      ? { url: value.WAYMARK_APPRENTICESHIPS_URL.replace(/\/+$/, ''), key: value.WAYMARK_APPRENTICESHIPS_KEY }
      : undefined,
    passes: { apple: readApplePass(value), google: readGoogleWallet(value) },
    streets: readStreets(value),
    tls,
    masterKey: value.WAYMARK_MASTER_KEY,
    authSecret: value.WAYMARK_AUTH_SECRET,
  }
}

/** `Learning in Seatown <hello@learning.example>`: the address alone. */
function addressIn(from: string | undefined): string | undefined {
  return from && (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim()
}

function refuseMissing(value: z.infer<typeof environment>) {
  const missing = neededInProduction.filter((name) => value[name] === undefined)
  if (missing.length === 0) return
  throw new Fault(
    'settings-missing',
    `Set ${missing.join(', ')} in the environment, then start again. docs/operating.md says what each one is. (npm run demo needs none of them.)`,
  )
}

function readGeocoder({ WAYMARK_GEOCODER: text, WAYMARK_GEOCODER_KEY: key }: z.infer<typeof environment>) {
  if (text === undefined) return undefined
  if (text === 'postcodes.io') return { service: text } as const
  if (text === 'os-names') {
    if (key) return { service: text, key } as const
    throw new Fault('settings-invalid', 'Set WAYMARK_GEOCODER_KEY to a key of the OS Data Hub: os-names needs one.')
  }
  const service = text.startsWith('nominatim') ? ('nominatim' as const) : ('photon' as const)
  const base = text.slice(service.length + 1).replace(/\/+$/, '')
  if (!URL.canParse(base)) throw new Fault('settings-invalid', `WAYMARK_GEOCODER ${geocoderForms}`)
  return { service, base }
}

function readStreets(value: z.infer<typeof environment>): Streets | undefined {
  const { WAYMARK_MAP_PMTILES: file, WAYMARK_MAP_STYLE: url, WAYMARK_MAP_HOSTS: hosts } = value
  if (file && url) throw new Fault('settings-invalid', 'Set WAYMARK_MAP_PMTILES or WAYMARK_MAP_STYLE, not both.')
  if (hosts && !url) throw new Fault('settings-invalid', 'WAYMARK_MAP_HOSTS goes with WAYMARK_MAP_STYLE.')
  if (file) return { kind: 'pmtiles', file }
  return url ? { kind: 'style', url, hosts: hosts ? hosts.split(',').map((host) => host.trim()) : [] } : undefined
}

function readApplePass(value: z.infer<typeof environment>) {
  const { WAYMARK_APPLE_PASS_TYPE: passType, WAYMARK_APPLE_PASS_TEAM: team } = value
  const { WAYMARK_APPLE_PASS_CERTIFICATE: certificateFile, WAYMARK_APPLE_PASS_KEY: keyFile } = value
  const { WAYMARK_APPLE_PASS_WWDR: wwdrFile } = value
  if (passType && team && certificateFile && keyFile && wwdrFile)
    return { passType, team, certificateFile, keyFile, wwdrFile }
  if ([passType, team, certificateFile, keyFile, wwdrFile].every((one) => one === undefined)) return undefined
  throw new Fault(
    'settings-invalid',
    'Set all of WAYMARK_APPLE_PASS_TYPE, _TEAM, _CERTIFICATE, _KEY and _WWDR, or none of them.',
  )
}

function readGoogleWallet(value: z.infer<typeof environment>) {
  const { WAYMARK_GOOGLE_WALLET_ISSUER: issuerId, WAYMARK_GOOGLE_WALLET_KEY: keyFile } = value
  if (issuerId && keyFile) return { issuerId, keyFile }
  if (!issuerId && !keyFile) return undefined
  throw new Fault(
    'settings-invalid',
    'Set both WAYMARK_GOOGLE_WALLET_ISSUER and WAYMARK_GOOGLE_WALLET_KEY, or neither.',
  )
}

function readBounces({ WAYMARK_BOUNCE_ADDRESS: address, WAYMARK_BOUNCE_TOKEN: token }: z.infer<typeof environment>) {
  if (address && token) return { address, token }
  if (!address && !token) return undefined
  throw new Fault('settings-invalid', 'Set both WAYMARK_BOUNCE_ADDRESS and WAYMARK_BOUNCE_TOKEN, or neither.')
}

function readTls({ WAYMARK_TLS_CERT: certFile, WAYMARK_TLS_KEY: keyFile }: z.infer<typeof environment>) {
  if (certFile && keyFile) return { certFile, keyFile }
  if (!certFile && !keyFile) return undefined
  throw new Fault('settings-invalid', 'Set both WAYMARK_TLS_CERT and WAYMARK_TLS_KEY, or neither.')
}

function readRoles(text: string): ReadonlySet<Role> {
  const names = text.split(',').map((name) => name.trim())
  const roles = names.filter((name): name is Role => name === 'web' || name === 'jobs')
  if (roles.length === 0 || roles.length !== names.length) {
    throw new Fault('settings-invalid', `WAYMARK_ROLES is "${text}": use web, jobs or web,jobs`)
  }
  return new Set(roles)
}
