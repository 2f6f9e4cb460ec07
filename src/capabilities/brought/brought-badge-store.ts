import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import type { BroughtBadge } from './brought-badge.ts'

const columns = [
  ...(['id', 'credentialId', 'name', 'description', 'issuerName', 'issuerHost', 'validUntil', 'skills'] as const),
  ...(['naming', 'verdict', 'checkedAt', 'genuineAt', 'broughtAt', 'picture'] as const),
] as const

/** Badges from elsewhere without their documents. */
export const selectBrought = (reader: Reader) =>
  reader
    .selectFrom('broughtBadges')
    .select(columns)
    .select(sql<string | null>`to_char(awarded_on, 'YYYY-MM-DD')`.as('awardedOn'))
    .$castTo<BroughtBadge>()
