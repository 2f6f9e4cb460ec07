import { findPerson } from '#capabilities/people/find-person.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { PairNews } from './community-jobs.ts'
import { selectPairs } from './pair-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

const stateAfter = { asked: 'asked', agreed: 'paired', made: 'paired', ended: 'ended' } as const

/** Tells one of two what became of their pair. What was overtaken has its own job; no address goes along. */
export async function tellOfPair(
  { pairId, to, news }: { pairId: string; to: string; news: PairNews },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const pair = await selectPairs(database).where('pairs.id', '=', pairId).executeTakeFirst()
  if (pair?.state !== stateAfter[news] || (pair.oneId !== to && pair.otherId !== to)) return
  const [person, other, [place]] = await Promise.all([
    findPerson({ id: to }, { database }),
    findPerson({ id: pair.oneId === to ? pair.otherId : pair.oneId }, { database }),
    listPlacesLedBy(to, { database }),
  ])
  if (!person || !other || !place) return
  const language = person.locale
  const t = translator(language)
  const named = { name: other.name }
  const title = t(`mail.pair.${news}`, named)
  const letter = writeLetter({
    ...{ language, heading: title },
    paragraphs: [t(`mail.pair.${news}Text`, named)],
    action: { label: t('mail.pair.action'), url: `${site.origin}/${place.slug}/lead/year/pairs` },
    footer: t('mail.pair.footer'),
  })
  await mailer({ to: person.email, subject: title, ...letter, key: `pair ${pairId} ${news} ${to}` }, now)
}
