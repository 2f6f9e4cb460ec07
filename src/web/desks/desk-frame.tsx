import type { ReactNode } from 'react'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { ManageConsole } from './manage-console.tsx'

/** Whose things are being worked on, and where these pages live. */
export interface DeskOwner {
  base: string
  organisation: Pick<Organisation, 'id' | 'slug' | 'name'> | undefined
  place: Pick<Place, 'id' | 'slug' | 'name' | 'nameCy' | 'hue'> | undefined
}

interface DeskFrameProps {
  owner: DeskOwner
  title: string
  /** One step up; the first page leads to the desk's own start. */
  back?: { href: string; label: string }
  children: ReactNode
}

/** The frame of pages that organisations and City Leads share: an organisation's console, or the City Lead's. */
export function DeskFrame({ owner, title, back, children }: DeskFrameProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { organisation, place } = owner
  if (organisation)
    return (
      <ManageConsole organisation={organisation} title={title} isManager>
        {back && <BackLink {...back} />}
        {children}
      </ManageConsole>
    )
  const lead = place && { href: `/${place.slug}/lead`, label: t('lead.title', { place: placeName(place, language) }) }
  const up = back ?? lead
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {up && <BackLink {...up} />}
          {children}
        </div>
      </Wrap>
    </SitePage>
  )
}
