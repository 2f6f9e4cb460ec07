import { Button } from '#design/forms/button.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import addSkill from './add-skill.js?url'

interface SkillLinesProps {
  name: string
  value: string | undefined
  error: string | undefined
  label: string
  hint: string
  optional?: string
}

/** Skills, one a line, with a finder where there is script. */
export function SkillLines(props: SkillLinesProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextArea {...props} rows={4} />
      <div className="input-row" data-add-skill={props.name} hidden>
        <label className="label">
          {t('skills.addLabel')}
          <input type="text" className="input" />
        </label>
        <Button kind="quiet" type="button">
          {t('skills.add')}
        </Button>
        <script type="module" src={addSkill} />
      </div>
    </>
  )
}
