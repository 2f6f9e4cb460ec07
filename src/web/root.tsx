import textFont from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import headingFont from '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url'
import { isRouteErrorResponse, Links, Outlet, useRouteLoaderData } from 'react-router'
import styles from '#design/design.css?url'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { demoPeople } from '#web/demo/demo-people.ts'
import { placeAround } from '#web/places/place-around.ts'
import { type FrameData, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/root'

const font = (href: string) =>
  ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }) as const

// The two faces that every page shows are asked for at once, so that no line moves when they arrive.
export const links = () => [
  font(textFont),
  font(headingFont),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
]

/** What the frame of every page needs. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<FrameData> {
  const visit = visitOf({ context })
  const { language, person, services, readOnce } = visit
  const url = new URL(request.url)
  return {
    language,
    path: url.pathname + url.search,
    origin: services.site.origin,
    around: await placeAround(visit, url),
    person: person && { name: person.name, email: person.email },
    demoPeople: services.site.demo
      ? await readOnce(`demo people ${language}`, [], () => demoPeople(services.database, language))
      : undefined,
  }
}

export function Layout({ children }: { children: React.ReactNode }) {
  // Not the loader's: an address that no page has answers without it.
  const { language } = useTranslation()
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

const kinds = new Map<number, 'unreadable' | 'forbidden' | 'notFound' | 'takesNothing'>([
  [400, 'unreadable'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [405, 'takesNothing'],
])

/** Says what happened and where to go on, in the visitor's language. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { t, language } = useTranslation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const kind = kinds.get(status) ?? 'broken'
  const around = useRouteLoaderData<typeof loader>('root')?.around
  const place = around && inLanguage(language, around.name, around.nameCy)
  return (
    <SitePage title={t(`common.${kind}.title`)}>
      <Wrap narrow>
        <div className="page stack">
          <PageHead title={t(`common.${kind}.title`)} lead={t(`common.${kind}.text`)} />
          <ButtonGroup>
            {around && <ButtonLink href={`/${around.slug}`}>{t('common.notFound.toPlace', { place })}</ButtonLink>}
            <ButtonLink href="/" kind={around ? 'quiet' : 'primary'}>
              {t('common.notFound.action')}
            </ButtonLink>
          </ButtonGroup>
        </div>
      </Wrap>
    </SitePage>
  )
}
