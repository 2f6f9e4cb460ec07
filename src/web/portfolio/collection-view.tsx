import type { ReactNode } from 'react'
import type { PublicCollection, SharedBadge, SharedBroughtBadge } from '#capabilities/portfolio/public-collection.ts'
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
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BroughtCard } from '#web/brought/brought-parts.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { monthsOf } from './experience-months.ts'

interface CollectionViewProps {
  collection: PublicCollection
  /** As a part of its owner's page. */
  isPreview?: boolean
  /** What its reader wanted to see, after the verdict. */
  asked?: ReactNode
  /** Whether a wallet showed it: its badges may be of this site as well as of others. */
  isOfWallet?: boolean
}

/** A collection as an employer reads it: whether it is true, what it shows, and where that is from. */
export function CollectionView({ collection, isPreview = false, asked, isOfWallet = false }: CollectionViewProps) {
  const { t, language } = useTranslation()
  const { title, about, name, badges, brought, experiences, skills, endsAt } = collection
  const level = isPreview ? 3 : 2
  return (
    <>
      <div className="stack stack-l">
        <PageHead
          eyebrow={name ? t('portfolio.shared.by', { name }) : t('portfolio.shared.eyebrow')}
          title={title}
          level={isPreview ? 2 : 1}
        />
        {badges.length + brought.length > 0 && <CollectionVerdict badges={badges} brought={brought} />}
        <Paragraphs text={about} />
      </div>
      {asked}
      {skills.length > 0 && (
        <Section title={t('portfolio.shared.skills')} level={level}>
          <ShownSkills skills={skills} behind={namedBadges(collection, language)} />
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
      {brought.length > 0 && (
        <Section
          title={t(isOfWallet ? 'asks.wallet.badges' : 'portfolio.shared.brought', { count: brought.length })}
          level={level}
        >
          <div className="stack">
            <p className="muted">{t(isOfWallet ? 'asks.wallet.badgesText' : 'portfolio.shared.broughtText')}</p>
            {brought.map((badge) => (
              <div key={badge.id} id={`badge-${badge.id}`}>
                <BroughtCard badge={badge} level={isPreview ? 4 : 3} isOfWallet={isOfWallet} />
              </div>
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
export function CollectionPreview({
  title,
  ...view
}: Pick<CollectionViewProps, 'collection' | 'isOfWallet'> & { title?: string }) {
  const { t } = useTranslation()
  return (
    <Section title={title ?? t('portfolio.open.preview')}>
      <Card>
        <CollectionView {...view} isPreview />
      </Card>
    </Section>
  )
}

/** One answer over all badges. */
function CollectionVerdict({ badges, brought }: { badges: SharedBadge[]; brought: SharedBroughtBadge[] }) {
  const { t } = useTranslation()
  const count = badges.length + brought.length
  const good =
    badges.filter(({ verdict }) => verdict === 'genuine').length +
    brought.filter(({ standing }) => standing === 'good').length
  const isFalse =
    badges.some(({ verdict }) => verdict === 'not-genuine') || brought.some(({ standing }) => standing === 'false')
  const isUnanswered = brought.some(({ standing }) => standing === 'was-good' || standing === 'unknown')
  const title =
    good === count
      ? t('portfolio.shared.all', { count })
      : good === 0
        ? t('portfolio.shared.noneGood', { count })
        : t('portfolio.shared.some', { good, count })
  return (
    <Verdict outcome={good === count ? 'genuine' : isFalse ? 'false' : 'lapsed'} title={title}>
      {t(isUnanswered ? 'portfolio.shared.checkedUnanswered' : 'portfolio.shared.checked')}
    </Verdict>
  )
}

interface NamedBadge {
  id: string
  name: string
}

/** In the order in which skills count them. */
const namedBadges = ({ badges, brought }: PublicCollection, language: Language): NamedBadge[] => [
  ...badges.map(({ id, badgeName, badgeNameCy }) => ({ id, name: inLanguage(language, badgeName, badgeNameCy) })),
  ...brought,
]

const skillsShown = 8

/** Skills, each with the badges behind it: the reader goes from the word to who saw it. */
function ShownSkills({ skills, behind }: { skills: ShownSkill[]; behind: NamedBadge[] }) {
  const { t, language } = useTranslation()
  const rowsOf = (some: ShownSkill[]) =>
    some.map(({ skill, badges }) => ({
      term: <strong>{inLanguage(language, skill.name, skill.nameCy)}</strong>,
      detail: (
        <Dotted>
          {badges
            .flatMap((at) => behind[at] ?? [])
            .map(({ id, name }) => (
              <a key={id} href={`#badge-${id}`}>
                {name}
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
