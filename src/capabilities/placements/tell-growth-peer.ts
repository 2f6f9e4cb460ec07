import { findPerson } from '#capabilities/people/find-person.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectRounds } from './growing-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells a peer that a lead asks them. Who is asked no more, or leads no place any more, is told nothing. */
export async function tellGrowthPeer(
  { roundId, peerId, at }: { roundId: string; peerId: string; at: string },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const round = await selectRounds(database).where('growthRounds.id', '=', roundId).executeTakeFirst()
  if (round?.peerId !== peerId) return
  const peer = await findPerson({ id: peerId }, { database })
  const [place] = await listPlacesLedBy(peerId, { database })
  if (!peer || !place) return
  const language = peer.locale
  const t = translator(language)
  const title = t('mail.growing.asked', { name: round.name })
  const letter = writeLetter({
    ...{ language, heading: title },
    paragraphs: [t('mail.growing.askedText', { name: round.name })],
    action: { label: t('mail.growing.action'), url: `${site.origin}/${place.slug}/lead/year/growing/asked/${roundId}` },
    footer: t('mail.growing.footer', { name: round.name }),
  })
  await mailer({ to: peer.email, subject: title, ...letter, key: `growth ${roundId} ${peerId} ${at}` }, now)
}
