import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { ConsoleFrame } from '#design/layout/console-frame.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'

interface ManageConsoleProps {
  organisation: { slug: string; name: string }
  title: string
  /** Issuers award; only managers see the rest. */
  isManager: boolean
  children: ReactNode
}

/** The frame of an organisation's working pages. */
export function ManageConsole({ organisation, title, isManager, children }: ManageConsoleProps) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const base = `/organisations/${organisation.slug}/manage`
  const item = (path: string, label: string) => ({
    href: base + path,
    label,
    current: path === '' ? pathname === base : pathname.startsWith(base + path),
  })
  const items = [
    item('', t('manage.nav.today')),
    item('/awards', t('manage.nav.awards')),
    ...(isManager
      ? [
          item('/opportunities', t('manage.nav.opportunities')),
          item('/feeds', t('manage.nav.feeds')),
          item('/badges', t('manage.nav.badges')),
          item('/pathways', t('common.nav.pathways')),
          item('/profile', t('manage.nav.profile')),
          item('/embed', t('manage.nav.embed')),
        ]
      : []),
  ]
  return (
    <SitePage title={title} unlisted>
      <ConsoleFrame
        name={organisation.name}
        label={t('manage.nav.label')}
        menuLabel={t('common.menu')}
        groups={[{ items }]}
      >
        {children}
      </ConsoleFrame>
    </SitePage>
  )
}
