import { sql } from 'kysely'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Database, Tx } from '#infrastructure/database/database.ts'
import { type AreaKind, areaKindOf } from './area-rules.ts'
import { changePlaceAreas } from './place-area-store.ts'
import { placeIndicator } from './place-indicator.ts'

export type ChoosePlaceAreasOutcome =
  | { ok: true }
  | { ok: false; refusal: 'changed-meanwhile' | 'too-many' | 'no-areas' }
  | { ok: false; refusal: 'unknown-area'; line: number; text: string }

interface Request {
  /** Names or codes of districts and counties. */
  areas: string[]
  basedOn: string
}

/** Says which districts or counties a place is, so that figures can be shown for it. */
export function choosePlaceAreas(
  { areas, basedOn }: Request,
  { database, lead, now }: { database: Database; lead: CityLead; now: Date },
): Promise<ChoosePlaceAreasOutcome> {
  return database.transaction().execute(async (tx): Promise<ChoosePlaceAreasOutcome> => {
    if (areas.length === 0) return { ok: false, refusal: 'no-areas' }
    if (areas.length > placeIndicator.mostAreas) return { ok: false, refusal: 'too-many' }
    const codes = new Set<string>()
    for (const [at, text] of areas.entries()) {
      const code = await codeOf(tx, text)
      if (!code) return { ok: false, refusal: 'unknown-area', line: at + 1, text }
      codes.add(code)
    }
    const change = { areaCodes: [...codes] }
    const isDone = await changePlaceAreas(tx, { change, basedOn, lead, action: 'figures.areas-chosen', now })
    return isDone ? { ok: true } : { ok: false, refusal: 'changed-meanwhile' }
  })
}

/** The area that is called so, or has this code: one that figures are known for. */
async function codeOf(tx: Tx, text: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`select code from areas
    where lower(name) = lower(${text}) or code = upper(${text}) order by code`.execute(tx)
  return rows.find(({ code }) => isOfPlace(areaKindOf(code)))?.code
}

const isOfPlace = (kind: AreaKind | undefined) => kind === 'district' || kind === 'county'
