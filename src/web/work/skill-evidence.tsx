import { type OwnSkill, type OwnSkillBadge, ownBadgePath } from '#capabilities/awards/list-own-skills.ts'
import { wordHref } from '#capabilities/skills/skill-rules.ts'
import { type AskedSkill, skillKey } from '#capabilities/work/asked-skill.ts'
import type { SkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Dotted } from '#design/cards/dotted.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Section } from '#design/layout/section.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What the badges of a signed-in learner show, skill by skill; absent for all others. Read for one page, kept nowhere. */
export type OwnMatch = Record<string, Pick<OwnSkillBadge, 'id' | 'name' | 'nameCy' | 'isFromElsewhere'>[]>

/** For each skill that is asked for the badges of the learner that show it. The order of what is asked for stays. */
export function matchOf(asked: AskedSkill[], own: OwnSkill[]): OwnMatch {
  const held = new Map(own.map(({ skill, badges }) => [skillKey(skill), badges]))
  return Object.fromEntries(
    asked.map((skill) => [
      skillKey(skill),
      (held.get(skillKey(skill)) ?? []).map(({ id, name, nameCy, isFromElsewhere }) => ({
        id,
        name,
        nameCy,
        isFromElsewhere,
      })),
    ]),
  )
}

interface EvidenceRowsProps {
  evidence: SkillEvidence[]
  placeSlug: string
  own: OwnMatch | undefined
  /** The words that ask for each skill, by its key. */
  askedBy?: Record<string, string>
  /** Of what the learner's badges show neither others that show it nor where to learn it. */
  isShort?: boolean
}

/** Skills one under the other: which badges show each, where these are earned, and what nobody teaches. */
export function EvidenceRows({ evidence, placeSlug, own, askedBy, isShort = false }: EvidenceRowsProps) {
  const { t, language } = useTranslation()
  return (
    <ul className="said-rows">
      {evidence.map(({ skill, badges, where }) => {
        const mine = own?.[skillKey(skill)] ?? []
        const name = inLanguage(language, skill.name, skill.nameCy)
        return (
          <li key={skillKey(skill)}>
            <SkillArt badges={badges} />
            <div>
              <p>
                <strong>
                  {skill.uri ? <a href={wordHref({ uri: skill.uri, label: skill.name }, placeSlug)}>{name}</a> : name}
                </strong>
              </p>
              {askedBy?.[skillKey(skill)] && <p className="small muted">“{askedBy[skillKey(skill)]}”</p>}
              {mine.length > 0 && (
                <p className="small">
                  <StatusTag tone="good">{t('work.skills.yours')}</StatusTag>{' '}
                  <Dotted>
                    {mine.map((badge) => (
                      <a key={badge.id} href={ownBadgePath(badge)}>
                        {inLanguage(language, badge.name, badge.nameCy)}
                      </a>
                    ))}
                  </Dotted>
                </p>
              )}
              {isShort ? null : badges.length === 0 ? (
                <p className="small muted">{t('work.skills.nobody')}</p>
              ) : (
                <p className="small">
                  {`${t('work.skills.shownBy')} `}
                  <Dotted>
                    {badges.map((badge) => (
                      <a key={badge.id} href={`/${badge.placeSlug}/badges/${badge.slug}`}>
                        {inLanguage(language, badge.name, badge.nameCy)}
                      </a>
                    ))}
                  </Dotted>
                </p>
              )}
              {where.length > 0 && !isShort && (
                <p className="small">
                  {`${t('work.skills.where')} `}
                  <Dotted>
                    {where.map((one) => (
                      <a key={one.id} href={`/${one.placeSlug}/opportunities/${one.slug}`}>
                        {inLanguage(language, one.title, one.titleCy)}
                      </a>
                    ))}
                  </Dotted>
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function SkillArt({ badges: [first] }: Pick<SkillEvidence, 'badges'>) {
  return first ? (
    <BadgeArt design={first.artwork} alt="" size="small" />
  ) : (
    <span className="step-disc">
      <Icon name="info" />
    </span>
  )
}

/** What a job must have, then what helps, each with its evidence. */
export function AskedEvidence({ evidence, ...rest }: EvidenceRowsProps) {
  const { t } = useTranslation()
  return (['must', 'helps'] as const).map((weight) => {
    const rows = evidence.filter(({ skill }) => skill.weight === weight)
    return rows.length === 0 ? null : (
      <Section key={weight} title={t(`work.skills.${weight}`)}>
        <EvidenceRows evidence={rows} {...rest} />
      </Section>
    )
  })
}

/** How many of the skills asked for the learner's badges show; or, signed out, how to see that. */
export function OwnSummary({ own, here }: { own: OwnMatch | undefined; here: string }) {
  const { t } = useTranslation()
  if (!own)
    return (
      <p className="small no-print">
        <a href={`/sign-in?next=${encodeURIComponent(here)}`}>{t('work.match.signIn')}</a>{' '}
        <span className="muted">{t('work.match.private')}</span>
      </p>
    )
  const all = Object.values(own)
  const shown = all.filter((badges) => badges.length > 0).length
  return (
    <p className="no-print">
      <strong>{t('work.match.shown', { shown, all: all.length })}</strong>{' '}
      <span className="small muted">{t('work.match.private')}</span>
    </p>
  )
}
