import type { ReactNode } from 'react'
import { DeskPage } from './desk-page.tsx'

interface ManageConsoleProps {
  organisation: { slug: string; name: string }
  title: string
  /** Issuers award; only managers see the rest. */
  isManager: boolean
  children: ReactNode
}

/** The frame of an organisation's working pages: whose they are is known to the gate above. */
export function ManageConsole({ title, children }: ManageConsoleProps) {
  return <DeskPage title={title}>{children}</DeskPage>
}
