import { type OwnSkill, ownBadgePath } from '#capabilities/awards/list-own-skills.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Grid } from '#design/layout/arrange.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Skills with the badges that stand behind each. */
export function OwnSkills({ skills }: { skills: OwnSkill[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Grid>
      {skills.map(({ skill, badges }) => (
        <Disclosure
          key={skill.uri ?? skill.name}
          summary={
            <span>
              {inLanguage(language, skill.name, skill.nameCy)}{' '}
              <span className="muted small nowrap">{t('me.canBy', { count: badges.length })}</span>
            </span>
          }
        >
          <ul className="plain-list small">
            {badges.map((badge) => (
              <li key={badge.id}>
                <a href={ownBadgePath(badge)}>{inLanguage(language, badge.name, badge.nameCy)}</a>
                {`, ${badge.organisationName}, ${longDate(language, badge.awardedAt)}`}
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </Grid>
  )
}
