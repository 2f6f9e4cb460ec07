import { type AskedSkill, skillKey } from '#capabilities/work/asked-skill.ts'
import type { Bridge } from '#capabilities/work/bridge-rules.ts'
import { Tags } from '#design/cards/tags.tsx'
import { Section } from '#design/layout/section.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { RetrainingPicture } from './retraining-picture.tsx'
import { EvidenceRows, type OwnMatch } from './skill-evidence.tsx'

/** A way from one kind of job to another: the picture, what carries over, what is missing and how it is learned. */
export function RetrainingParts({ bridge, own }: { bridge: Bridge; own: OwnMatch | undefined }) {
  const { t } = useTranslation()
  const { carriesOver, leftBehind, evidence, to } = bridge
  return (
    <>
      <RetrainingPicture bridge={bridge} />
      <Section id="carries-over" title={t('work.map.carriesOver')}>
        {carriesOver.length === 0 ? (
          <p className="muted">{t('work.map.nothing')}</p>
        ) : (
          <SkillNames skills={carriesOver} />
        )}
      </Section>
      <Section id="missing" title={t('work.map.missing')}>
        {evidence.length === 0 ? (
          <p>{t('work.map.all')}</p>
        ) : (
          <EvidenceRows evidence={evidence} placeSlug={to.placeSlug} own={own} />
        )}
      </Section>
      {leftBehind.length > 0 && (
        <Section id="beyond" title={t('work.map.beyond')}>
          <SkillNames skills={leftBehind} />
        </Section>
      )}
    </>
  )
}

function SkillNames({ skills }: { skills: AskedSkill[] }) {
  const { language } = useTranslation()
  const names = new Map(skills.map((skill) => [skillKey(skill), inLanguage(language, skill.name, skill.nameCy)]))
  return <Tags tags={[...names.values()].map((label) => ({ label }))} />
}
