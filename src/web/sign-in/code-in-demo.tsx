import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** In a demonstration nothing is sent: where a code that went to this address can be read. */
export function CodeInDemo({ demo, email }: { demo: boolean; email: string }) {
  const { t } = useTranslation()
  if (!demo) return null
  return (
    <p>
      <a href={`/demo/mail?to=${encodeURIComponent(email)}`} target="_blank" rel="noopener">
        {t('people.codeInDemo')}
      </a>
    </p>
  )
}
