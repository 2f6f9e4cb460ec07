import { SceneRows } from '#design/cards/scene-card.tsx'
import { Section } from '#design/layout/section.tsx'
import type { PublicPathwayCard } from '../public-pathway-card.ts'
import { PathwayRow } from './pathway-card.tsx'

/** Pathways that count a badge, as a section of the page; nothing where there are none. */
export function FittingPathways({ title, pathways }: { title: string; pathways: PublicPathwayCard[] }) {
  if (pathways.length === 0) return null
  return (
    <Section title={title}>
      <SceneRows>
        {pathways.map((pathway) => (
          <PathwayRow key={`${pathway.placeSlug}/${pathway.slug}`} pathway={pathway} />
        ))}
      </SceneRows>
    </Section>
  )
}
