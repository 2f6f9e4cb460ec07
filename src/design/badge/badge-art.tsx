import type { BadgeDesign } from './badge-design.ts'
import { drawBadge } from './render-badge.ts'

type BadgeArtProps = {
  design: BadgeDesign
  /** What the picture shows, in the issuer's words. Empty where the badge's name stands beside it. */
  alt: string
  /** 48, 96 or 160 px, or as wide as its box. */
  size?: 'small' | 'medium' | 'large' | 'full'
}

/** Where a picture of an organisation's own is: it never shows another. */
export const badgePictureAddress = (picture: string, size: 'large' | 'small') =>
  `/badge-pictures/${picture}/${size}.png`

export function BadgeArt({ design, alt, size = 'small' }: BadgeArtProps) {
  if (design.picture)
    return (
      <img
        className={`badge-art badge-art-${size}`}
        src={badgePictureAddress(design.picture, size === 'full' ? 'large' : 'small')}
        width={240}
        height={240}
        alt={alt}
      />
    )
  const words = alt ? ({ role: 'img', 'aria-label': alt } as const) : ({ 'aria-hidden': true } as const)
  return (
    <svg
      className={`badge-art badge-art-${size}`}
      viewBox="0 0 240 240"
      {...words}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, from a closed grammar; no text of a person enters it
      dangerouslySetInnerHTML={{ __html: drawBadge(design) }}
    />
  )
}
