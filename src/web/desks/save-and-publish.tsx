import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface SaveAndPublishProps {
  status: 'draft' | 'published'
  /** What saving a published thing is called. */
  saveLabel?: string
  /** Something else on the page is the thing to do next. */
  quiet?: boolean
}

/**
 * The end of a form about something that can be published. All its buttons send what was typed: publishing saves first.
 * Saving comes first in the form, because the Enter key presses the first button.
 */
export function SaveAndPublish({ status, saveLabel, quiet }: SaveAndPublishProps) {
  const { t } = useTranslation()
  if (status === 'draft')
    return (
      <FormBar>
        <Button kind="quiet" name="do" value="save">
          {t('manage.saveDraft')}
        </Button>
        <Button name="do" value="publish">
          {t('manage.saveAndPublish')}
        </Button>
      </FormBar>
    )
  return (
    <FormBar>
      <Button kind={quiet ? 'quiet' : 'primary'} name="do" value="save">
        {saveLabel ?? t('common.save')}
      </Button>
      <Button kind="plain" name="do" value="archive">
        {t('manage.archive')}
      </Button>
    </FormBar>
  )
}

/** Stands at the beginning of the form, which keeps what was typed, until it is answered. */
export function ArchiveQuestion() {
  const { t } = useTranslation()
  return (
    <AskFirst
      question={t('manage.archiveQuestion')}
      yes={{ value: 'archive-now', label: t('manage.archiveNow'), danger: true }}
      no={{ href: '?', label: t('manage.archiveNot') }}
    >
      <p>{t('manage.archiveText')}</p>
    </AskFirst>
  )
}
