import type { BroughtBadge } from '#capabilities/brought/brought-badge.ts'
import type { Standing } from '#capabilities/brought/brought-badge-rules.ts'
import { ListingCard } from '#design/cards/listing-card.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import type { Tone } from '#design/ui/tone.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

export const standingTones: Record<Standing, Tone> = {
  good: 'good',
  'unnamed-issuer': 'warn',
  'was-good': 'info',
  unknown: 'info',
  ended: 'warn',
  false: 'bad',
}

/** What a page shows of a badge from elsewhere: neither its document nor whom it names. */
export interface BroughtCardBadge
  extends Pick<BroughtBadge, 'id' | 'name' | 'description' | 'issuerName' | 'issuerHost' | 'awardedOn' | 'genuineAt'> {
  standing: Standing
  picture: string | null
  naming: BroughtBadge['naming']
}

/** A picture that was drawn anew, as an address that holds it. */
export const pictureAddress = ({ picture }: Pick<BroughtBadge, 'picture'>): string | null =>
  picture && `data:image/png;base64,${picture.toString('base64')}`

export function BroughtPicture({ picture }: { picture: string | null }) {
  return picture ? (
    <img className="badge-art badge-art-small" src={picture} width={144} height={144} alt="" />
  ) : undefined
}

export function StandingTag({ standing, genuineAt }: Pick<BroughtCardBadge, 'standing' | 'genuineAt'>) {
  const { t, language } = useTranslation()
  const date = genuineAt ? longDate(language, genuineAt) : ''
  return <StatusTag tone={standingTones[standing]}>{t(`portfolio.brought.standing.${standing}`, { date })}</StatusTag>
}

/** A day, `2026-09-30`, in words. */
export const dayInWords = (language: Language, day: string) => longDate(language, new Date(`${day}T12:00:00Z`))

interface BroughtCardProps {
  badge: BroughtCardBadge
  href?: string
  level?: 2 | 3 | 4
  /** Shown by a wallet: it may be of this very site. */
  isOfWallet?: boolean
}

/** A badge from elsewhere as one of a list; for a reader it leads nowhere, as its own page may name its holder. */
export function BroughtCard({ badge, href, level, isOfWallet = false }: BroughtCardProps) {
  const { t, language } = useTranslation()
  const { name, issuerName: issuer, issuerHost: host, awardedOn, description, naming, picture } = badge
  return (
    <ListingCard
      title={name}
      href={href}
      level={level}
      subtitle={
        awardedOn
          ? t('portfolio.brought.givenOn', { issuer, date: dayInWords(language, awardedOn) })
          : t('portfolio.brought.given', { issuer })
      }
      art={<BroughtPicture picture={picture} />}
      facts={host ? [t(isOfWallet ? 'asks.wallet.site' : 'portfolio.brought.elsewhere', { host })] : []}
    >
      <p>
        <StandingTag {...badge} />
      </p>
      {!href && badge.standing !== 'good' && (
        <p className="small">{t(`portfolio.brought.standingText.${badge.standing}`)}</p>
      )}
      {!href && description && <p>{description}</p>}
      {!href && naming === 'nobody' && <p className="muted">{t('portfolio.brought.namesNobody')}</p>}
    </ListingCard>
  )
}
