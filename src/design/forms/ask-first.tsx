import type { ReactNode } from 'react'
import { Notice } from '../cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'

interface AskFirstProps {
  /** The question, as a title. */
  question: string
  /** What will happen, and what the form carries along. */
  children?: ReactNode
  /** The button that does it; left out where it cannot be done now. */
  yes?: { value: string; label: string; danger?: boolean } | undefined
  /**
   * The way out: back to the page as it was, unless told otherwise. `keepsTyped`: a button of the form instead (`back`), by
   * which what the form carries along is to be written on.
   */
  no: { href?: string; keepsTyped?: false; label: string } | { keepsTyped: true; label: string }
}

/** What cannot be taken back is asked about before it is done. It stands in the form that does it. */
export function AskFirst({ question, children, yes, no }: AskFirstProps) {
  return (
    <Notice tone="warn" title={question} live>
      {children}
      <ButtonGroup>
        {yes && (
          <Button kind={yes.danger ? 'danger' : 'primary'} name="do" value={yes.value}>
            {yes.label}
          </Button>
        )}
        {no.keepsTyped ? (
          <Button kind="plain" name="do" value="back">
            {no.label}
          </Button>
        ) : (
          <ButtonLink kind="plain" href={no.href ?? ''}>
            {no.label}
          </ButtonLink>
        )}
      </ButtonGroup>
    </Notice>
  )
}
