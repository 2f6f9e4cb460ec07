import type { ReactNode } from 'react'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface AskFirstProps {
  /** The question, as a title. */
  question: string
  /** What will happen, and what the form carries along. */
  children: ReactNode
  /** The button that does it; left out where it cannot be done now. */
  yes?: { value: string; label: string; danger?: boolean } | undefined
}

/** What cannot be taken back is asked about before it is done. It stands in the form that does it. */
export function AskFirst({ question, children, yes }: AskFirstProps) {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" title={question} live>
      {children}
      <ButtonGroup>
        {yes && (
          <Button kind={yes.danger ? 'danger' : 'primary'} name="do" value={yes.value}>
            {yes.label}
          </Button>
        )}
        <ButtonLink kind="plain" href="">
          {t('calls.call.no')}
        </ButtonLink>
      </ButtonGroup>
    </Notice>
  )
}
