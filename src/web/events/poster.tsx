import encodeQr from 'qr'
import type { ReactNode } from 'react'
import { Chips } from '#design/cards/tags.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import type { LinkItem } from '#design/ui/link.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface PosterProps {
  hue: string
  /** One, or two of which the first stands larger. */
  languages: Language[]
  eyebrow: string
  titleOf: (language: Language) => string
  summaryOf?: (language: Language) => string | undefined
  /** Where the code leads; the address stands below it for those who type. */
  address: string
  scanOf: (language: Language) => string
  back: { href: string; label: string }
  /** Other sheets of the same: on the screen alone. */
  choices: LinkItem[]
  children: ReactNode
}

/** A sheet of A4 to hang up: the browser prints it as it stands, and what is around it stays on the screen. */
export function Poster(props: PosterProps) {
  const { hue, languages, eyebrow, titleOf, summaryOf, address, scanOf, back, choices, children } = props
  const { t, language } = useTranslation()
  const [first = language, second] = languages
  const qr = `data:image/svg+xml,${encodeURIComponent(encodeQr(address, 'svg', { ecc: 'medium', border: 2 }))}`
  const title = titleOf(first)
  // A text that nobody gave in the other language is not printed twice.
  const otherOf = (words: (language: Language) => string | undefined) =>
    second && words(second) !== words(first) ? words(second) : undefined
  const [otherTitle, summary, otherSummary] = [otherOf(titleOf), summaryOf?.(first), summaryOf && otherOf(summaryOf)]
  return (
    <div className={second ? 'site poster poster-both' : 'site poster'} data-hue={hue}>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <main id="content" className="poster-sheet">
        <div className="no-print stack">
          <BackLink {...back} />
          <p className="muted">{t('events.poster.how')}</p>
          <Chips label={t('events.poster.which')} chips={choices} />
        </div>
        <p className="poster-eyebrow">{eyebrow}</p>
        <h1 className="poster-title" lang={first}>
          {title}
        </h1>
        {otherTitle && (
          <p className="poster-title poster-second" lang={second}>
            {otherTitle}
          </p>
        )}
        {summary && (
          <p className="poster-summary" lang={first}>
            {summary}
          </p>
        )}
        {otherSummary && (
          <p className="poster-summary" lang={second}>
            {otherSummary}
          </p>
        )}
        <div className="poster-languages stack">{children}</div>
        <div className="poster-foot">
          <img className="poster-qr" src={qr} alt={t('events.poster.qr')} />
          <p>
            {languages.map((one) => (
              <strong key={one} lang={one} className="poster-scan">
                {scanOf(one)}
              </strong>
            ))}
            {address.replace(/^https?:\/\//, '')}
          </p>
        </div>
      </main>
    </div>
  )
}
