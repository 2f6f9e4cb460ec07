import {
  CREDENTIALS_V1_CONTEXT,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  ED25519_2020_CONTEXT,
} from '../contexts/context-names.ts'
import { knownContexts } from '../contexts/known-contexts.ts'
import { packTables, type TableSnapshot } from './table-snapshot.ts'
import { type TermTable, tableName } from './term.ts'
import { compileTable, openContextTables } from './term-table.ts'

const BADGE_CONTEXTS = ['context.json', 'context-3.0.1.json', 'context-3.0.2.json', 'context-3.0.3.json']

/** The sets of types that badges are made of; the first has no type, and the others are kept as what differs from it. */
const TYPES: readonly string[][] = [
  [],
  ...['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential'].flatMap((type) => [
    ['VerifiableCredential', type],
    [type, 'VerifiableCredential'],
  ]),
  ...[
    'VerifiableCredential BitstringStatusListCredential',
    'BitstringStatusList',
    'BitstringStatusListEntry',
    'DataIntegrityProof',
    'Ed25519Signature2020',
    'Achievement',
    'AchievementSubject',
    'Address',
    'Alignment',
    'Criteria',
    'EndorsementSubject',
    'Evidence',
    'GeoCoordinates',
    'IdentifierEntry',
    'IdentityObject',
    'Image',
    'Profile',
    'Related',
    'Result',
    'ResultDescription',
    'RubricCriterionLevel',
  ].map((names) => names.split(' ')),
]

/** Works out the tables that a browser carries, with the JSON-LD processor. */
export async function makeBrowserTables(): Promise<TableSnapshot> {
  const lists = new Map<string, Map<string, TermTable | undefined>>()
  for (const named of contextLists()) {
    // Some contexts of the standards contradict each other: together they mean nothing.
    const tables = await openContextTables(named, knownContexts).catch(() => undefined)
    if (!tables) continue
    const compiled = new Map<string, TermTable | undefined>()
    for (const types of TYPES) compiled.set(tableName(types), await compileTable(types, tables).catch(() => undefined))
    lists.set(named.join('\n'), compiled)
  }
  return packTables(lists)
}

function contextLists(): string[][] {
  const badges = BADGE_CONTEXTS.map((name) => `https://purl.imsglobal.org/spec/ob/v3p0/${name}`)
  const ends = [[], [DATA_INTEGRITY_CONTEXT], [ED25519_2020_CONTEXT]]
  const bases = [
    [CREDENTIALS_V2_CONTEXT],
    ...badges.map((badge) => [CREDENTIALS_V2_CONTEXT, badge]),
    ...badges.map((badge) => [CREDENTIALS_V1_CONTEXT, badge]),
  ]
  return bases.flatMap((base) => ends.map((end) => [...base, ...end]))
}
