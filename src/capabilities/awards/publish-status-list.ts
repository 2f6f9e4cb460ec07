import { buildStatusListCredential, encodeStatusList, signCredential } from '@waymark/open-badges'
import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Reader, Tx } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { statusListUrl } from './credential-format.ts'

export interface PublishedStatusList {
  credential: string
  signedAt: Date
}

/**
 * The organisation's signed status list (Bitstring Status List 1.0 §3.2), signed anew after an award was withdrawn or put on hold, and where it was
 * signed for another address or kind of DID than the settings say now.
 */
export async function publishStatusList(
  { purpose, ...which }: WhichList & { purpose: 'revocation' | 'suspension' },
  { database, masterKey, site, now }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<PublishedStatusList | undefined> {
  const signedFor = `${site.origin} did:${site.didMethod}`
  const columns = columnsOf[purpose]
  const found = await listQuery(database, which, columns).executeTakeFirst()
  const known = found && signedListOf(found, signedFor)
  if (!found || known) return known
  return database.transaction().execute(async (tx) => {
    const list = await listQuery(tx, which, columns)
      // An award that is withdrawn now waits, and then marks this very signature as old.
      .forUpdate('statusLists')
      .executeTakeFirst()
    if (!list) return undefined
    const signedMeanwhile = signedListOf(list, signedFor)
    if (signedMeanwhile) return signedMeanwhile
    const set = await setPlaces(tx, { statusListId: list.id, purpose })
    const identity = await findIssuerIdentity(
      {
        organisationId: list.organisationId,
        keyId: list.issuerKeyId,
      },
      { database: tx, masterKey, site },
    )
    const unsigned = buildStatusListCredential({
      id:
        purpose === 'suspension'
          ? `${statusListUrl(site.origin, which)}/suspension`
          : statusListUrl(site.origin, which),
      issuer: identity.did,
      encodedList: encodeStatusList(set.map((row) => row.statusIndex)),
      purpose,
      validFrom: now,
    })
    const signed = await signCredential(unsigned, {
      key: identity.key,
      verificationMethod: identity.verificationMethod,
      created: now,
    })
    const credential = JSON.stringify(signed)
    await tx
      .updateTable('statusLists')
      .set({ [columns.credential]: credential, [columns.signedAt]: now, [columns.signedFor]: signedFor })
      .where('id', '=', list.id)
      .execute()
    return { credential, signedAt: now }
  })
}

/**
 * Places of withdrawn awards, or of those on hold, and of their copies in wallets. Statements (`issueStatement`) and single
 * copies are only withdrawn.
 */
async function setPlaces(
  tx: Tx,
  { statusListId, purpose }: { statusListId: string; purpose: 'revocation' | 'suspension' },
): Promise<{ statusIndex: number }[]> {
  const awards = await tx
    .selectFrom('awards')
    .select('statusIndex')
    .where('statusListId', '=', statusListId)
    .where(columnsOf[purpose].setBy, 'is not', null)
    .execute()
  const copies = await tx
    .selectFrom('awardCopies')
    .innerJoin('awards', 'awards.id', 'awardCopies.awardId')
    .select('awardCopies.statusIndex')
    .where('awardCopies.statusListId', '=', statusListId)
    .where(`awards.${columnsOf[purpose].setBy}`, 'is not', null)
    .execute()
  if (purpose === 'suspension') return [...awards, ...copies]
  const statements = await tx
    .selectFrom('reservedStatusPlaces')
    .select('statusIndex')
    .where('statusListId', '=', statusListId)
    .where('revokedAt', 'is not', null)
    .execute()
  return [...awards, ...copies, ...statements]
}

interface WhichList {
  organisationSlug: string
  number: number
}

/** Both lists of an organisation have the same places; each is signed by itself. */
const columnsOf = {
  revocation: { credential: 'credential', signedAt: 'signedAt', signedFor: 'signedFor', setBy: 'revokedAt' },
  suspension: {
    credential: 'suspensionCredential',
    signedAt: 'suspensionSignedAt',
    signedFor: 'suspensionSignedFor',
    setBy: 'suspendedAt',
  },
} as const

type Columns = (typeof columnsOf)[keyof typeof columnsOf]

function listQuery(database: Reader, { organisationSlug, number }: WhichList, columns: Columns) {
  return database
    .selectFrom('statusLists')
    .innerJoin('organisations', 'organisations.id', 'statusLists.organisationId')
    .select([
      'statusLists.id',
      'statusLists.organisationId',
      'statusLists.issuerKeyId',
      `statusLists.${columns.credential} as credential`,
      `statusLists.${columns.signedAt} as signedAt`,
      `statusLists.${columns.signedFor} as signedFor`,
    ])
    .where('organisations.slug', '=', organisationSlug)
    .where('statusLists.number', '=', number)
}

interface ListRow {
  credential: string | null
  signedAt: Date | null
  signedFor: string | null
}

/** The list as it was signed, unless a withdrawn award or other settings have overtaken it. */
function signedListOf(list: ListRow, wanted: string): PublishedStatusList | undefined {
  const { credential, signedAt, signedFor } = list
  return credential && signedAt && signedFor === wanted ? { credential, signedAt } : undefined
}
