import { sql } from 'kysely'
import { draftPathwayIn } from '#capabilities/pathways/draft-pathway.ts'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type Bridge, bridgePathway } from './bridge-rules.ts'
import { findBridge } from './find-bridge.ts'

export type DraftBridgeOutcome =
  | { ok: true; pathwayId: string }
  | { ok: false; refusal: 'not-here' | 'nothing-bridges' | 'changed-meanwhile' | 'drafted-already' }

interface Asked {
  fromId: string
  toId: string
  /** The steps that were looked at (`stepsRead`): a pathway of others is not drafted. */
  basedOn: string
}

/**
 * Drafts a pathway of what is missing from one kind of job to another, as the City Lead looked at it. A second press finds
 * the draft of the first.
 */
export function draftBridge(
  { fromId, toId, basedOn }: Asked,
  { database, lead, now }: Pick<Services, 'database'> & { lead: CityLead; now: Date },
): Promise<DraftBridgeOutcome> {
  const { placeId } = lead
  return database.transaction().execute(async (tx): Promise<DraftBridgeOutcome> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`bridge ${placeId}`}, 0))`.execute(tx)
    const bridge = await findBridge({ placeId, fromId, toId }, { database: tx, now })
    if (!bridge) return { ok: false, refusal: 'not-here' }
    const content = bridgeContent(bridge)
    if (!content) return { ok: false, refusal: 'nothing-bridges' }
    if (stepsRead(content) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    const before = await tx
      .selectFrom('pathways')
      .select('id')
      .where('placeId', '=', placeId)
      .where('organisationId', 'is', null)
      .where('status', '=', 'draft')
      .where(sql<boolean>`draft ->> 'title' = ${content.title}`)
      .executeTakeFirst()
    if (before) return { ok: false, refusal: 'drafted-already' }
    const drafted = await draftPathwayIn({ placeId, content }, { database: tx, curator: lead, now })
    return drafted.ok ? drafted : { ok: false, refusal: 'not-here' }
  })
}

/** The pathway that would be drafted, in both languages; nothing where no badge shows what is missing. */
export function bridgeContent(bridge: Bridge): PathwayContent | undefined {
  return bridgePathway(bridge, { en: wordsIn(bridge, 'en'), cy: wordsIn(bridge, 'cy') })
}

function wordsIn({ from, to }: Bridge, language: Language) {
  const t = translator(language)
  const named = {
    from: inLanguage(language, from.title, from.titleCy),
    to: inLanguage(language, to.title, to.titleCy),
    organisation: to.organisationName,
  }
  return {
    title: t('work.bridge.title', named),
    summary: t('work.bridge.summary', named),
    audience: t('work.bridge.audience', named),
    must: t('work.bridge.must', named),
    helps: t('work.bridge.helps', named),
  }
}

/** What a look at the steps is compared by. */
export const stepsRead = ({ steps }: PathwayContent): string =>
  steps
    .map(({ title, requirement }) =>
      [title, ...(requirement.kind === 'badges' ? requirement.options.map((one) => JSON.stringify(one)) : [])].join(
        ' ',
      ),
    )
    .join('\n')
