import type { ReactNode } from 'react'
import { useLocation, useRouteLoaderData } from 'react-router'
import { DeskHeader, WaysOut } from '#design/layout/desk-header.tsx'
import { DeskLayout } from '#design/layout/desk-layout.tsx'
import { SkipLink } from '#design/layout/skip-link.tsx'
import { Fault } from '#infrastructure/fault.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DemonstrationBar, type FrameData, otherLanguageHref } from '#web/site/site-page.tsx'
import { type DeskRole, useDesk } from './desk-data.ts'
import { deskMenu } from './desk-menu.ts'

interface DeskPageProps {
  title: string
  children: ReactNode
}

/** The one frame of everybody who works here: what they work for, a menu by job with counts, the page. */
export function DeskPage({ title, children }: DeskPageProps) {
  const { t, language } = useTranslation()
  const data = useRouteLoaderData<FrameData>('root')
  const { pathname } = useLocation()
  const desk = useDesk()
  if (!desk) throw new Fault('wrong-gate', 'A desk page must stand below a gate that loads its desk.')
  const nameOf = (one: Pick<DeskRole, 'kind' | 'name' | 'nameCy'>) =>
    inLanguage(language, one.name, one.nameCy) || t(one.kind === 'programme' ? 'programme.name' : 'desk.installation')
  const name = nameOf(desk)
  const waysOut = (
    <WaysOut
      links={[
        { href: desk.publicHref, label: t('desk.public') },
        { href: '/me', label: t('common.myBadges') },
        {
          href: otherLanguageHref(data?.path ?? '/', language),
          label: t('common.otherLanguage'),
          lang: language === 'en' ? 'cy' : 'en',
        },
      ]}
    >
      <form method="post" action="/sign-out">
        <button type="submit">{t('common.signOut')}</button>
      </form>
    </WaysOut>
  )
  return (
    <div className="site" data-hue={desk.hue}>
      <title>{`${title} – ${name}`}</title>
      <meta name="robots" content="noindex" />
      <SkipLink label={t('common.skip')} />
      {data?.demoPeople && <DemonstrationBar data={data} />}
      <DeskHeader
        home={{ href: '/', name: t('common.site') }}
        role={{ title: t(`desk.role.${desk.kind}`), of: name }}
        switcher={{
          label: t('desk.switch'),
          roles: desk.roles.map((role) => ({
            href: role.href,
            label: nameOf(role),
            title: t(`desk.role.${role.kind}`),
            current: role.href === desk.href,
          })),
        }}
      >
        {waysOut}
      </DeskHeader>
      <DeskLayout
        name={name}
        label={t('desk.menu')}
        menuLabel={t('common.menu')}
        foot={waysOut}
        items={deskMenu(desk, pathname).map(({ key, count, ...item }) => ({
          ...item,
          label: t(`desk.nav.${key}`),
          count,
          countLabel: count ? t(`desk.count.${key === 'organisations' ? 'there' : 'waiting'}`, { count }) : undefined,
        }))}
      >
        <main id="content" tabIndex={-1} className="stack stack-l">
          {children}
        </main>
      </DeskLayout>
    </div>
  )
}
