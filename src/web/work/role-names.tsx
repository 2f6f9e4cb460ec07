import type { PublicJobRole } from '#capabilities/work/public-job-role.ts'
import { Tags } from '#design/cards/tags.tsx'
import { Section } from '#design/layout/section.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** The kinds of job that an organisation describes; nothing where there are none. */
export function RoleNames({ roles }: { roles: PublicJobRole[] }) {
  const { t, language } = useTranslation()
  if (roles.length === 0) return null
  return (
    <Section id="roles" title={t('work.role.here')}>
      <Tags
        tags={roles.map((role) => ({
          label: inLanguage(language, role.title, role.titleCy),
          href: `/${role.placeSlug}/roles/${role.id}`,
        }))}
      />
    </Section>
  )
}
