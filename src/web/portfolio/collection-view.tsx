import type { PublicCollection, SharedBadge } from '#capabilities/portfolio/public-collection.ts'
import type { ShownSkill } from '#capabilities/portfolio/shown-skill-rules.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Card } from '#design/cards/card.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Dotted } from '#design/cards/dotted.tsx'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Verdict } from '#design/cards/verdict.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { monthsOf } from './experience-months.ts'

interface CollectionViewProps {
  collection: PublicCollection
  /** As a part of its owner's page. */
  isPreview?: boolean
}

/** A collection as an employer reads it: whether it is true, what it shows, and where that is from. */
export function CollectionView({ collection, isPreview = false }: CollectionViewProps) {
  const { t, language } = useTranslation()
  const { title, about, name, badges, experiences, skills, endsAt } = collection
  const level = isPreview ? 3 : 2
  return (
    <>
      <div className="stack stack-l">
        <PageHead
          eyebrow={name ? t('portfolio.shared.by', { name }) : t('portfolio.shared.eyebrow')}
          title={title}
          level={isPreview ? 2 : 1}
        />
        {badges.length > 0 && <CollectionVerdict badges={badges} />}
        <Paragraphs text={about} />
      </div>
      {skills.length > 0 && (
        <Section title={t('portfolio.shared.skills')} level={level}>
          <ShownSkills skills={skills} badges={badges} />
        </Section>
      )}
      {badges.length > 0 && (
        <Section title={t('portfolio.shared.badges', { count: badges.length })} level={level}>
          <div className="stack">
            {badges.map((badge) => (
              <BadgeRow key={badge.id} badge={badge} level={isPreview ? 4 : 3} />
            ))}
          </div>
        </Section>
      )}
      {experiences.length > 0 && (
        <Section title={t('portfolio.shared.own')} level={level}>
          <div className="stack stack-l">
            <p className="muted">{t('portfolio.shared.ownText')}</p>
            <SummaryList
              rows={experiences.map((one) => ({
                term: (
                  <strong>
                    <bdi>{one.title}</bdi>
                  </strong>
                ),
                detail: (
                  <div className="stack stack-s">
                    <p className="muted">
                      {[t(`portfolio.experience.kindName.${one.kind}`), one.whereabouts, monthsOf(one, { t, language })]
                        .filter(Boolean)
                        .join(', ')}
                    </p>
                    <Paragraphs text={one.story} />
                  </div>
                ),
              }))}
            />
          </div>
        </Section>
      )}
      <div className="section">
        <Disclosure summary={t('portfolio.shared.how')}>
          <div className="stack stack-s">
            <p>{t('portfolio.shared.howBadges')}</p>
            <p>{t('portfolio.shared.howName')}</p>
            {endsAt && <p>{t('portfolio.shared.howEnd', { date: longDate(language, endsAt) })}</p>}
          </div>
        </Disclosure>
      </div>
    </>
  )
}

/** A collection as its reader sees it, on the page of who decides about it. */
export function CollectionPreview({ collection }: Pick<CollectionViewProps, 'collection'>) {
  const { t } = useTranslation()
  return (
    <Section title={t('portfolio.open.preview')}>
      <Card>
        <CollectionView collection={collection} isPreview />
      </Card>
    </Section>
  )
}

/** One answer over all badges. */
function CollectionVerdict({ badges }: { badges: SharedBadge[] }) {
  const { t } = useTranslation()
  const count = badges.length
  const good = badges.filter(({ verdict }) => verdict === 'genuine').length
  const isFalse = badges.some(({ verdict }) => verdict === 'not-genuine')
  const title =
    good === count
      ? t('portfolio.shared.all', { count })
      : good === 0
        ? t('portfolio.shared.noneGood', { count })
        : t('portfolio.shared.some', { good, count })
  return (
    <Verdict outcome={good === count ? 'genuine' : isFalse ? 'false' : 'lapsed'} title={title}>
      {t('portfolio.shared.checked')}
    </Verdict>
  )
}

const skillsShown = 8

/** Skills, each with the badges behind it: the reader goes from the word to who saw it. */
function ShownSkills({ skills, badges }: { skills: ShownSkill[]; badges: SharedBadge[] }) {
  const { t, language } = useTranslation()
  const rowsOf = (some: ShownSkill[]) =>
    some.map(({ skill, badges: behind }) => ({
      term: <strong>{inLanguage(language, skill.name, skill.nameCy)}</strong>,
      detail: (
        <Dotted>
          {behind
            .flatMap((at) => badges[at] ?? [])
            .map((badge) => (
              <a key={badge.id} href={`#badge-${badge.id}`}>
                {inLanguage(language, badge.badgeName, badge.badgeNameCy)}
              </a>
            ))}
        </Dotted>
      ),
    }))
  const others = skills.slice(skillsShown)
  return (
    <div className="stack">
      <SummaryList rows={rowsOf(skills.slice(0, skillsShown))} />
      {others.length > 0 && (
        <Disclosure summary={t('portfolio.shared.moreSkills', { count: others.length })} wide>
          <SummaryList rows={rowsOf(others)} />
        </Disclosure>
      )}
    </div>
  )
}

function BadgeRow({ badge, level }: { badge: SharedBadge; level: 3 | 4 }) {
  const { t, language } = useTranslation()
  const { id, verdict, state, organisationName, awardedAt, earnedOn, validUntil } = badge
  const date = longDate(language, earnedOn ? new Date(earnedOn) : awardedAt)
  const until = validUntil ? longDate(language, validUntil) : ''
  const lapsed = state === 'valid' ? 'other' : state
  return (
    <div id={`badge-${id}`}>
      <ListingCard
        title={inLanguage(language, badge.badgeName, badge.badgeNameCy)}
        href={`/awards/${id}`}
        level={level}
        subtitle={t('portfolio.shared.given', { organisation: organisationName, date })}
        art={<BadgeArt design={badge.artwork} alt="" size="small" />}
        facts={verdict === 'genuine' && until ? [t('portfolio.shared.until', { date: until })] : []}
      >
        {verdict !== 'genuine' && (
          <StatusTag tone="bad">{t(`portfolio.shared.lapsed.${lapsed}`, { date: until })}</StatusTag>
        )}
        <p>{inLanguage(language, badge.description, badge.descriptionCy)}</p>
      </ListingCard>
    </div>
  )
}
