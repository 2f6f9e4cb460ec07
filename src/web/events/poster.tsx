import encodeQr from 'qr'
import type { ReactNode } from 'react'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface PosterProps {
  hue: string
  eyebrow: string
  title: string
  summary?: string | undefined
  /** Where the code leads; the address stands below it for those who type. */
  address: string
  scan: string
  back: { href: string; label: string }
  children: ReactNode
}

/** A sheet of A4 to hang up: the browser prints it as it stands, and what is around it stays on the screen. */
export function Poster({ hue, eyebrow, title, summary, address, scan, back, children }: PosterProps) {
  const { t } = useTranslation()
  const qr = `data:image/svg+xml,${encodeURIComponent(encodeQr(address, 'svg', { ecc: 'medium', border: 2 }))}`
  return (
    <div className="site poster" data-hue={hue}>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <main id="content" className="poster-sheet">
        <div className="no-print stack">
          <BackLink {...back} />
          <p className="muted">{t('events.poster.how')}</p>
        </div>
        <p className="poster-eyebrow">{eyebrow}</p>
        <h1 className="poster-title">{title}</h1>
        {summary && <p className="poster-summary">{summary}</p>}
        <div className="stack">{children}</div>
        <div className="poster-foot">
          <img className="poster-qr" src={qr} alt={t('events.poster.qr')} />
          <p>
            <strong>{scan}</strong>
            <br />
            {address.replace(/^https?:\/\//, '')}
          </p>
        </div>
      </main>
    </div>
  )
}
