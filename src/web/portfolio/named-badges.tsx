import { listAwards } from '#capabilities/awards/list-awards.ts'
import { mostItems } from '#capabilities/portfolio/collection.ts'
import { Notice } from '#design/cards/notice.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface NamedBadge {
  id: string
  badgeName: string
  badgeNameCy: string | null
}

/** Badges among these whose own page shows their holder's name: who reads them without a name is led to it. */
export async function namedAmong(
  { personId, ids }: { personId: string; ids: string[] },
  { database }: Reading,
): Promise<NamedBadge[]> {
  const { rows } = await listAwards({ personId, ids, limit: mostItems }, { database })
  return rows
    .filter(({ nameShown }) => nameShown)
    .map(({ id, badgeName, badgeNameCy }) => ({ id, badgeName, badgeNameCy }))
}

/** What to know before badges are shown without a name. */
export function NamedBadges({ badges, title }: { badges: NamedBadge[]; title: string }) {
  const { language } = useTranslation()
  if (badges.length === 0) return null
  return (
    <Notice tone="warn" title={title}>
      <ul className="plain-list">
        {badges.map(({ id, badgeName, badgeNameCy }) => (
          <li key={id}>
            <a href={`/me/awards/${id}`}>{inLanguage(language, badgeName, badgeNameCy)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
