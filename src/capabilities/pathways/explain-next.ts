import { findPerson } from '#capabilities/people/find-person.ts'
import type { Person } from '#capabilities/people/person.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { listPathwaysThrough } from './find-pathway.ts'
import { listGoals } from './list-goals.ts'
import { listNextSteps } from './list-next-steps.ts'
import { wayInWords } from './ui/next-step-words.ts'

interface NewBadge {
  awardId: string
  badgeId: string
  /** The recipient's address; the person who signs in with it reads the mail. */
  recipientEmail: string
  language: Language
}

const mostNamed = 2

/**
 * Next steps for the recipient of a new badge, as sentences for a mail: the open steps of their goals, or pathways that
 * count this badge. Empty where there are none.
 */
export async function explainNext(
  { awardId, badgeId, recipientEmail, language }: NewBadge,
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<string[]> {
  const t = translator(language)
  const person = await findPerson({ email: recipientEmail }, { database })
  const chosen = person ? await nextOnOwnWays(person, { awardId, database, now }) : []
  if (chosen.length > 0)
    return [
      t('pathways.mail.next'),
      ...chosen.map((step) => {
        const [way] = step.ways
        if (!way)
          return t('pathways.mail.step', {
            ...step.step,
            pathway: inLanguage(language, step.goal.title, step.goal.titleCy),
          })
        const { title, href, why, when, facts } = wayInWords(way, step, { t, language })
        const url = href.startsWith('/') ? site.origin + href : href
        const known = [when, ...facts].filter(Boolean).join(', ')
        return t('pathways.mail.way', { named: known ? `${title} (${known})` : title, why, url })
      }),
    ]
  const pathways = await listPathwaysThrough({ badgeIds: [badgeId], limit: mostNamed }, { database })
  return pathways.map(({ content, placeSlug, slug }) =>
    t('pathways.mail.leads', {
      pathway: inLanguage(language, content.title, content.titleCy),
      destination: inLanguage(language, content.destination, content.destinationCy),
      url: `${site.origin}/${placeSlug}/pathways/${slug}`,
    }),
  )
}

async function nextOnOwnWays(
  { id, ageBand }: Person,
  { awardId, database, now }: Pick<Services, 'database'> & { awardId: string; now: Date },
) {
  const { goals, earned } = await listGoals({ personId: id, arriving: awardId }, { database, now })
  if (goals.length === 0) return []
  const request = { goals, earned, ageBand, near: undefined, each: 1 }
  return (await listNextSteps(request, { database, now })).slice(0, mostNamed)
}
