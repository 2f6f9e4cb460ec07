import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import { DemoBar } from '#design/layout/demo-bar.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SiteFooter } from '#design/layout/site-footer.tsx'
import { SiteHeader } from '#design/layout/site-header.tsx'
import { SkipLink } from '#design/layout/skip-link.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { shareHeight, shareWidth } from '#design/share/render-share-picture.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { en } from '#locales/catalogues.ts'

import type { StructuredData } from '#web/machine/structured-data.ts'

/** What the frame of every page needs to know; the root route loads it. */
export interface FrameData {
  language: Language
  /** The page's own address, where one comes back to. */
  path: string
  /** Where the site answers, such as `https://learn.example`: programs that read a page want whole addresses. */
  origin: string
  /** The place that a page belongs to which names none itself. */
  around: PagePlace | undefined
  person: { name: string; email: string } | undefined
  /** Whom a visitor of the demonstration may be. */
  demoPeople: { value: string; name: string; role: string }[] | undefined
}

/** What a page says of the place it belongs to. */
export interface PagePlace {
  slug: string
  name: string
  nameCy: string | null
  hue: string
}

interface SitePageProps {
  title: string
  /** For search engines and shared links. */
  description?: string
  place?: PagePlace
  /** Which item of the navigation is open. */
  current?: string
  /** Kept out of search engines: awards, forms, anything of one person. */
  unlisted?: boolean
  /** The page's address for search engines, where it has several. */
  canonical?: string
  /** What the page says, for search engines. */
  structured?: StructuredData
  /** What a messenger shows with a link to this page: `badges/coding-club`. Without it the place's own. */
  shared?: string
  /** The same as a feed to follow. */
  feed?: { href: string; title: string }
  children: ReactNode
}

/** The frame of every page: header, content, footer, in the place's colour. */
export function SitePage(props: SitePageProps) {
  const { title, description, current, unlisted, canonical, structured, shared, feed, children } = props
  const { t, language } = useTranslation()
  const data = useRouteLoaderData<FrameData>('root')
  const place = props.place ?? data?.around
  const name = place ? inLanguage(language, place.name, place.nameCy) : t('common.site')
  return (
    <div className="site" data-hue={place?.hue}>
      <title>{title === name ? name : `${title} – ${name}`}</title>
      {description && <meta name="description" content={description} />}
      {unlisted && <meta name="robots" content="noindex" />}
      {data && (!unlisted || shared) && (
        <SharedAs
          {...{ title, description, name, language, data, canonical }}
          picture={pictureOf(props.place, shared)}
        />
      )}
      {data && canonical && <link rel="canonical" href={new URL(canonical, data.origin).href} />}
      {feed && <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />}
      {structured && <StructuredDataTag data={structured} />}
      <SkipLink label={t('common.skip')} />
      {data?.demoPeople && <DemonstrationBar data={data} />}
      <SiteHeader
        home={{ href: place ? `/${place.slug}` : '/', name }}
        label={t('common.navigation')}
        nav={navigation(t, place, current)}
        menu={{ open: t('common.menu'), close: t('common.close') }}
        language={{
          href: otherLanguageHref(data?.path ?? '/', language),
          label: t('common.otherLanguage'),
          lang: language === 'en' ? 'cy' : 'en',
        }}
        account={
          data?.person
            ? { href: '/me', label: t('common.myBadges') }
            : { href: `/sign-in?next=${encodeURIComponent(data?.path ?? '/')}`, label: t('common.signIn') }
        }
      />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter label={t('common.footer.label')} links={footerLinks(t, place)}>
        {place ? t('common.footer.place', { place: name }) : t('common.footer.site')}
      </SiteFooter>
    </div>
  )
}

const pictureOf = (place: PagePlace | undefined, shared: string | undefined) =>
  place ? [place.slug, ...(shared ? [shared] : [])].join('/') : 'waymark'

interface SharedAsProps {
  title: string
  description: string | undefined
  /** Of the place, or of the site. */
  name: string
  language: Language
  data: FrameData
  canonical: string | undefined
  /** Its address below those of one language. */
  picture: string
}

/** The Open Graph tags: what a messenger shows with a link to this page. */
function SharedAs({ title, description, name, language, data: { origin, path }, canonical, picture }: SharedAsProps) {
  const tags: Record<string, string> = {
    'og:type': 'website',
    'og:site_name': name,
    'og:title': title,
    ...(description && { 'og:description': description }),
    'og:url': new URL(canonical ?? path.replace(/\?.*$/, ''), origin).href,
    'og:locale': language === 'cy' ? 'cy_GB' : 'en_GB',
    'og:image': `${origin}/share/${language}/${picture}.png`,
    'og:image:type': 'image/png',
    'og:image:width': String(shareWidth),
    'og:image:height': String(shareHeight),
    'og:image:alt': title,
  }
  return (
    <>
      {Object.entries(tags).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** Read by programs, run by none: a `<` inside could end the element, so it is written as an escape. */
function StructuredDataTag({ data }: { data: StructuredData }) {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON would be broken by the escapes of HTML; its own escape is above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}

type NavKey = keyof (typeof en)['common']['nav']

function navigation(t: TFunction, place: PagePlace | undefined, current: string | undefined) {
  const items: { key: NavKey; href: string }[] = place
    ? [
        { key: 'learn', href: `/${place.slug}/opportunities` },
        { key: 'events', href: `/${place.slug}/events` },
        { key: 'map', href: `/${place.slug}/map` },
        { key: 'pathways', href: `/${place.slug}/pathways` },
        { key: 'badges', href: `/${place.slug}/badges` },
        { key: 'organisations', href: `/${place.slug}/organisations` },
        { key: 'employers', href: `/${place.slug}/employers` },
        { key: 'impact', href: `/${place.slug}/impact` },
      ]
    : [
        { key: 'places', href: '/' },
        { key: 'programme', href: '/programme' },
        { key: 'check', href: '/verify' },
        { key: 'claim', href: '/claim' },
      ]
  return items.map(({ key, href }) => ({ href, label: t(`common.nav.${key}`), current: key === current }))
}

function footerLinks(t: TFunction, place: PagePlace | undefined) {
  return [
    { href: place ? `/verify?place=${place.slug}` : '/verify', label: t('common.footer.check') },
    { href: place ? `/organisations/new?place=${place.slug}` : '/organisations/new', label: t('common.footer.join') },
    { href: '/skills', label: t('skills.title') },
    { href: '/accessibility', label: t('common.footer.accessibility') },
    { href: '/privacy', label: t('common.footer.privacy') },
    { href: '/api/docs', label: t('common.footer.api') },
  ]
}

/** The same page in the other language; the choice is remembered. */
export function otherLanguageHref(path: string, language: Language): string {
  const other = language === 'en' ? 'cy' : 'en'
  return `${path}${path.includes('?') ? '&' : '?'}language=${other}`
}

/** Says that this is a demonstration, and offers its roles. */
export function DemonstrationBar({ data }: { data: FrameData }) {
  const { t } = useTranslation()
  return (
    <DemoBar
      text={
        <>
          {t('demo.bar')} <a href="/demo/mail">{t('demo.mail')}</a>
        </>
      }
      label={t('demo.signInAs')}
      action="/demo/sign-in"
      name="email"
      people={data.demoPeople ?? []}
    >
      <input type="hidden" name="next" value={data.path} />
    </DemoBar>
  )
}

/** Below an address that leads to nothing, or to nothing any more: what that means, and what to do. */
export function GonePage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={title} lead={text} />
          {children}
        </div>
      </Wrap>
    </SitePage>
  )
}
