import { DesignGallery } from '#design/gallery/design-gallery.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'

/** Every part of the design in every state: for those who build, not for visitors. */
export default function DesignPage() {
  const language = useLanguage()
  return <DesignGallery language={language} otherLanguageHref={`/design?language=${language === 'en' ? 'cy' : 'en'}`} />
}
