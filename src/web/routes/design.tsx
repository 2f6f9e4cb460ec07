import { DesignGallery } from '#design/gallery/design-gallery.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/design'

export const handle: RouteHandle = { access: 'demonstration' }

export function loader({ context }: Route.LoaderArgs) {
  if (!visitOf({ context }).services.site.demo) throw new Response(null, { status: 404 })
  return null
}

/** Every part of the design in every state: for those who build, not for visitors. */
export default function DesignPage() {
  const language = useLanguage()
  return <DesignGallery language={language} otherLanguageHref={`/design?language=${language === 'en' ? 'cy' : 'en'}`} />
}
