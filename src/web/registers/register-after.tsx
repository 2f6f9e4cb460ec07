import type { Register } from '#capabilities/events/register.ts'
import { namesKeptMonths } from '#capabilities/events/register-rules.ts'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface Named {
  id: string
  name: string
  nameCy: string | null
}

interface RegisterAfterProps {
  register: Register
  name: string
  here: string
  base: string
  /** What the register's opportunity earns. */
  badges: Named[]
  runs: { id: string; badgeName: string; badgeNameCy: string | null; given: number; isUndone: boolean }[]
}

/** What follows from a register: a badge for those who were there, what was given already, how long names stay. */
export function RegisterAfter({ register, name, here, base, badges, runs }: RegisterAfterProps) {
  const { t, language } = useTranslation()
  const mayGive = !register.namesRemovedAt
  const evidence = t('registers.evidence', { title: name, date: longDate(language, register.startsAt) })
  return (
    <div className="stack stack-l no-print">
      {mayGive && (
        <Section title={t('registers.after')}>
          <div className="stack" data-needs-sent>
            <p>{t('registers.afterText')}</p>
            {badges.map((badge) => (
              <form key={badge.id} method="post" action={`${here}/award`}>
                <input type="hidden" name="badgeId" value={badge.id} />
                <input type="hidden" name="evidence" value={evidence} />
                <input type="hidden" name="language" value={language} />
                <input type="hidden" name="notify" value="yes" />
                <Button icon="award">
                  {t('registers.giveThis', { badge: inLanguage(language, badge.name, badge.nameCy) })} (
                  <span data-came>{register.came}</span>)
                </Button>
              </form>
            ))}
            <ButtonGroup>
              <ButtonLink kind={badges.length > 0 ? 'quiet' : 'primary'} href={`${here}/award`} icon="award">
                {badges.length > 0 ? t('registers.giveOther') : t('registers.give')}
              </ButtonLink>
            </ButtonGroup>
          </div>
          <p data-sends-first hidden>
            {t('registers.sendFirst')}
          </p>
        </Section>
      )}
      {runs.length > 0 && (
        <Section title={t('registers.given')}>
          <ul>
            {runs.map((run) => (
              <li key={run.id}>
                <a href={`${base}/runs/${run.id}`}>{inLanguage(language, run.badgeName, run.badgeNameCy)}</a>
                {': '}
                {run.isUndone ? t('runs.state.undone') : t('runs.given', { count: run.given })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {mayGive && register.opportunityId && (
        <p>
          <a href={`${base}/rules/new?opportunity=${register.opportunityId}`}>{t('registers.ruleInstead')}</a>
        </p>
      )}
      {mayGive && <p className="muted small">{t('registers.keptFor', { count: namesKeptMonths })}</p>}
    </div>
  )
}
