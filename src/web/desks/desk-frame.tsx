import type { ReactNode } from 'react'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import type { Place } from '#capabilities/places/place.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskPage } from './desk-page.tsx'

/** Whose things are being worked on, and where these pages live. */
export interface DeskOwner {
  base: string
  organisation: Pick<Organisation, 'id' | 'slug' | 'name'> | undefined
  place: Pick<Place, 'id' | 'slug' | 'name' | 'nameCy' | 'hue'> | undefined
}

interface DeskFrameProps {
  owner: DeskOwner
  title: string
  /** One step up. */
  back?: { href: string; label: string }
  children: ReactNode
}

/** The frame of pages that organisations and City Leads share: which desk it is, the gate above says. */
export function DeskFrame({ title, back, children }: DeskFrameProps) {
  return (
    <DeskPage title={title}>
      {back && <BackLink {...back} />}
      {children}
    </DeskPage>
  )
}
