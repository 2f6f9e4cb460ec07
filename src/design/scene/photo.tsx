interface PhotoProps {
  /** A drawing's address ends in .svg; of a photograph it is where its files stand, one for each size and format. */
  address: string
  /** Empty where the words beside it say the same. */
  alt: string
  /** `wide` over a page, `card` in a list, `thumb` in a row. */
  size: 'wide' | 'card' | 'thumb'
  isLogo?: boolean
  lazy?: boolean
}

const pixels = { wide: [1280, 720], card: [640, 360], thumb: [144, 144] } as const

/** A photograph, or the drawing in its stead: the smallest file that is sharp there. */
export function Photo({ address, alt, size, isLogo, lazy }: PhotoProps) {
  const loading = lazy ? 'lazy' : undefined
  if (address.endsWith('.svg')) return <img src={address} alt={alt} width={480} height={270} loading={loading} />
  const [width, height] = isLogo ? [240, 240] : pixels[size]
  const files = (format: 'avif' | 'webp') =>
    size === 'wide' ? `${address}/card.${format} 640w, ${address}/wide.${format} 1280w` : `${address}/${size}.${format}`
  return (
    <picture>
      <source type="image/avif" srcSet={files('avif')} sizes={size === 'wide' ? '100vw' : undefined} />
      <img
        src={`${address}/${size === 'wide' ? 'card' : size}.webp`}
        srcSet={size === 'wide' ? files('webp') : undefined}
        sizes={size === 'wide' ? '100vw' : undefined}
        alt={alt}
        width={width}
        height={height}
        loading={loading}
      />
    </picture>
  )
}

/** A photograph in its own proportions: nothing of the way in is cut off. What it shows stands in words below it. */
export function EntrancePhoto({ address }: { address: string }) {
  return (
    <picture>
      <source type="image/avif" srcSet={`${address}/card.avif`} />
      <img src={`${address}/card.webp`} alt="" loading="lazy" />
    </picture>
  )
}
