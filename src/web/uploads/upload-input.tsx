import type { ComponentProps } from 'react'
import { FileInput } from '#design/forms/file-input.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './upload-size.js?worker&url'

type UploadInputProps = ComponentProps<typeof FileInput> & {
  /** More than this is refused: said as soon as a file is chosen, before it is sent. */
  mostBytes: number
}

/** A file to send. Without script its size is told once it was sent. */
export function UploadInput({ mostBytes, ...rest }: UploadInputProps) {
  const { t } = useTranslation()
  const most = mostBytes / 1_000_000
  return (
    <div data-most-bytes={mostBytes}>
      <FileInput {...rest} />
      <p className="field-error" role="alert" data-too-large={t('forms.fileTooLarge', { most })} hidden />
      <script type="module" src={script} />
    </div>
  )
}
