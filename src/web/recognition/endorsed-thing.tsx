import { badgeRevision, findBadge, findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { type PublicBadge, publicBadge } from '#capabilities/badges/public-badge.ts'
import { findOrganisation, organisationRevision } from '#capabilities/organisations/find-organisation.ts'
import { type PublicOrganisation, publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { findPathway, findPathwayVersion } from '#capabilities/pathways/find-pathway.ts'
import type { PathwayVersion } from '#capabilities/pathways/pathway.ts'
import { type EndorsementOnDesk, endorsedOf, endorsedPath } from '#capabilities/recognition/endorsement.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

/** What an endorser reads, and the fingerprint of these words. */
export type EndorsedThing = { basedOn: string } & (
  | { badge: PublicBadge }
  | { pathway: Pick<PathwayVersion, 'number' | 'content'> }
  | { organisation: PublicOrganisation }
)

/** What was endorsed, as it was read then; else as it is. */
export async function readEndorsed(
  one: EndorsementOnDesk,
  { database, now }: Reading & { now: Date },
): Promise<EndorsedThing | undefined> {
  const { kind, id } = endorsedOf(one)
  if (kind === 'badge') {
    const badge = one.badgeVersionId
      ? await findBadgeVersion(one.badgeVersionId, { database })
      : await findBadge({ id }, { database })
    return badge && { badge: publicBadge(badge), basedOn: badgeRevision(badge) }
  }
  if (kind === 'pathway') {
    const pathway = one.pathwayVersionId
      ? await findPathwayVersion({ versionId: one.pathwayVersionId }, { database })
      : await findPathway({ id }, { database })
    return pathway && { pathway: { number: pathway.number, content: pathway.content }, basedOn: pathway.versionId }
  }
  const organisation = await findOrganisation({ id }, { database })
  return (
    organisation && {
      organisation: publicOrganisation(organisation, now),
      basedOn: organisationRevision(organisation),
    }
  )
}

/** What is endorsed: enough of it to say what it is worth, and where all of it stands. */
export function EndorsedThingView({ thing, at }: { thing: EndorsedThing; at: EndorsementOnDesk }) {
  const { t, language } = useTranslation()
  const page = endorsedPath(at)
  if ('badge' in thing) {
    const { badge } = thing
    return (
      <Columns kind="art">
        <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
        <Stack space="small">
          <p>{inLanguage(language, badge.description, badge.descriptionCy)}</p>
          <SummaryList
            rows={[
              {
                term: t('badges.earnIt'),
                detail: <Paragraphs text={inLanguage(language, badge.criteria, badge.criteriaCy)} />,
              },
              { term: t('badges.assessed'), detail: inLanguage(language, badge.assessment, badge.assessmentCy) },
            ]}
          />
          <SeePage href={`${page}?version=${badge.versionNumber}`} />
        </Stack>
      </Columns>
    )
  }
  if ('pathway' in thing) {
    const { content, number } = thing.pathway
    return (
      <Stack space="small">
        <p>{inLanguage(language, content.summary, content.summaryCy)}</p>
        <ol>
          {content.steps.map((step) => (
            <li key={step.key}>{inLanguage(language, step.title, step.titleCy)}</li>
          ))}
        </ol>
        <SeePage href={`${page}?version=${number}`} />
      </Stack>
    )
  }
  const { organisation } = thing
  return (
    <Stack space="small">
      <p>{inLanguage(language, organisation.description, organisation.descriptionCy)}</p>
      <SeePage href={page} />
    </Stack>
  )
}

function SeePage({ href }: { href: string }) {
  const { t } = useTranslation()
  return (
    <p>
      <a href={href}>{t('manage.seePublic')}</a>
    </p>
  )
}
