import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What can be done with a draft that asks for skills: see how it looks, keep it, or have its words searched for skills. */
export function WritingButtons() {
  const { t } = useTranslation()
  return (
    <ButtonGroup>
      <Button name="do" value="look">
        {t('pledges.desk.look')}
      </Button>
      <Button kind="quiet" name="do" value="save">
        {t('pledges.desk.save')}
      </Button>
      <Button kind="quiet" name="do" value="propose">
        {t('work.skills.propose')}
      </Button>
    </ButtonGroup>
  )
}
