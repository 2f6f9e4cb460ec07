import type { ApplicationMail } from '#capabilities/programme/programme-jobs.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface ApplicationLetterProps {
  mail: ApplicationMail
  figures: Record<string, string | undefined>
}

/** A mail to an applicant as it will arrive, in the reader's language; it is sent in the applicant's. */
export function ApplicationLetter({ mail, figures }: ApplicationLetterProps) {
  const { t } = useTranslation()
  return (
    <LetterPreview
      subject={t(`mail.application.${mail}.subject`, figures)}
      heading={t(`mail.application.${mail}.heading`, figures)}
      paragraphs={[t(`mail.application.${mail}.text`, figures), t('mail.application.reference', figures)]}
      action={t('mail.application.action')}
      footer={t('mail.application.footer', figures)}
    />
  )
}
