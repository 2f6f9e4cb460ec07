import { findAsk } from '#capabilities/asks/find-ask.ts'
import { publicAsk } from '#capabilities/asks/public-ask.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Poster } from '#web/events/poster.tsx'
import { findOnDesk } from '#web/work/writing-actions.ts'
import type { Route } from './+types/desk-ask-poster'

export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await findOnDesk({ context, params }, { find: findAsk, ownerOf: ({ ask }) => ask.organisationId })
  const ask = publicAsk(found.ask, found.now)
  if (!ask) throw new Response(null, { status: 404 })
  const { organisation, services } = found
  return { ask, organisation, address: `${services.site.origin}/asks/${ask.id}` }
}

/** A sheet with the code of an ask, to stand on a table or hang up. */
export default function DeskAskPosterPage({ loaderData: { ask, organisation, address } }: Route.ComponentProps) {
  const { language } = useTranslation()
  const other: Language = language === 'en' ? 'cy' : 'en'
  const both = [language, other]
  return (
    <Poster
      hue="ink"
      languages={both}
      eyebrow={organisation.name}
      titleOf={(one) => inLanguage(one, ask.title, ask.titleCy)}
      summaryOf={(one) => inLanguage(one, ask.about, ask.aboutCy)}
      address={address}
      scanOf={(one) => translator(one)('asks.poster.scan')}
      back={{
        href: `/organisations/${organisation.slug}/manage/asks/${ask.id}`,
        label: inLanguage(language, ask.title, ask.titleCy),
      }}
      choices={[]}
    >
      {both.map((one) => (
        <p key={one} lang={one}>
          {translator(one)('asks.poster.kept', { count: ask.keepDays })}
        </p>
      ))}
    </Poster>
  )
}
