import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { FeedRefusal } from './act-on-feed.ts'
import { feedFiles } from './feed-fields.tsx'
import { mostFileBytes } from './feed-form.ts'

export const isAboutFile = (refusal: FeedRefusal) => ['no-file', 'file-too-large'].includes(refusal)

/** A source that came as a file goes on with the next one: what changed and what vanished is told apart. */
export function NewerFile({ refusal }: { refusal: FeedRefusal | undefined }) {
  const { t } = useTranslation()
  const error = refusal !== undefined && isAboutFile(refusal) ? t(`feeds.refused.${refusal}`) : undefined
  return (
    <Disclosure summary={t('feeds.newerFile')} open={error !== undefined}>
      <Form encType="multipart/form-data">
        <UploadInput
          mostBytes={mostFileBytes}
          name="file"
          label={t('feeds.newerFileLabel')}
          hint={t('feeds.newerFileHint')}
          error={error}
          accept={feedFiles}
        />
        <Button kind="quiet" name="do" value="file">
          {t('feeds.newerFileButton')}
        </Button>
      </Form>
    </Disclosure>
  )
}
