import { type Photo as PhotoOf, photoAddress } from '#capabilities/photos/photo.ts'
import { Monogram } from '#design/cards/monogram.tsx'
import { Photo } from '#design/scene/photo.tsx'

/** An organisation's logo, or its first letters. It stands beside the name, and adds nothing to it. */
export function OrganisationMark({ name, logo, large }: { name: string; logo: PhotoOf | undefined; large?: boolean }) {
  if (!logo) return <Monogram name={name} large={large} />
  return (
    <span className={large ? 'logo logo-large' : 'logo'}>
      <Photo address={photoAddress(logo)} alt="" size={large ? 'card' : 'thumb'} isLogo lazy={!large} />
    </span>
  )
}
