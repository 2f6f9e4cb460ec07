import type { ReactNode } from 'react'
import type { AwardListing } from '#capabilities/awards/list-awards.ts'
import type { BroughtBadge } from '#capabilities/brought/brought-badge.ts'
import type { Experience } from '#capabilities/portfolio/experience.ts'
import { TickLine, TickList } from '#design/forms/tick-list.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

export type BadgeTick = Pick<AwardListing, 'id' | 'badgeName' | 'badgeNameCy' | 'organisationName' | 'awardedAt'>
export type BroughtTick = Pick<BroughtBadge, 'id' | 'name' | 'issuerName'>
type ExperienceTick = Pick<Experience, 'id' | 'title'>

export const badgeTick = ({ id, badgeName, badgeNameCy, organisationName, awardedAt }: BadgeTick): BadgeTick => ({
  ...{ id, badgeName, badgeNameCy, organisationName, awardedAt },
})

export const broughtTick = ({ id, name, issuerName }: BroughtTick): BroughtTick => ({ id, name, issuerName })

interface ThingTicksProps {
  badges: BadgeTick[]
  brought: BroughtTick[]
  isTicked: (id: string) => boolean
  /** What else is said beside one. */
  noteOf?: (id: string) => string | undefined
}

/** Badges of a learner, each to be ticked: those given here, then those from elsewhere. */
export function BadgeTicks({ badges, brought, isTicked, noteOf = () => undefined }: ThingTicksProps) {
  const { t, language } = useTranslation()
  const lineOf = (name: string, { id, label, about }: { id: string; label: string; about: string[] }) => (
    <TickLine
      key={id}
      name={name}
      value={id}
      checked={isTicked(id)}
      label={label}
      note={[...about, noteOf(id)].filter(Boolean).join(' · ')}
    />
  )
  return (
    <>
      <Ticks title={t('portfolio.add.badges')}>
        {badges.map(({ id, badgeName, badgeNameCy, organisationName, awardedAt }) =>
          lineOf('award', {
            id,
            label: inLanguage(language, badgeName, badgeNameCy),
            about: [organisationName, longDate(language, awardedAt)],
          }),
        )}
      </Ticks>
      <Ticks title={t('portfolio.add.brought')}>
        {brought.map(({ id, name, issuerName }) => lineOf('brought', { id, label: name, about: [issuerName] }))}
      </Ticks>
    </>
  )
}

interface ExperienceTicksProps extends Pick<ThingTicksProps, 'isTicked'> {
  experiences: ExperienceTick[]
}

/** What a learner tells of themself, to be ticked. */
export function ExperienceTicks({ experiences, isTicked }: ExperienceTicksProps) {
  const { t } = useTranslation()
  return (
    <Ticks title={t('portfolio.add.experience')}>
      {experiences.map((one) => (
        <TickLine key={one.id} name="experience" value={one.id} checked={isTicked(one.id)} label={one.title} />
      ))}
    </Ticks>
  )
}

function Ticks({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <Stack>
      <h2>{title}</h2>
      <TickList label={title}>{children}</TickList>
    </Stack>
  )
}
