import { listUninvolvedLeads } from '#capabilities/organisations/find-conflict.ts'
import { listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listAdministrators } from '#capabilities/people/list-administrators.ts'
import { listLeads } from '#capabilities/places/find-place.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findPledge } from './find-pledge.ts'
import type { PledgeOnDesk, PledgeState } from './pledge.ts'
import type { PledgeMoved, PledgeNews } from './recognition-jobs.ts'

/** Who is told of what. What a learner reported is the City Lead's alone. */
const toldOf: Record<PledgeNews, ('managers' | 'leads')[]> = {
  offered: ['leads'],
  live: ['managers'],
  refused: ['managers'],
  suspended: ['managers'],
  restored: ['managers'],
  withdrawn: ['leads'],
  renewed: ['leads'],
  due: ['managers'],
  'due-again': ['managers'],
  lapsed: ['managers', 'leads'],
  held: ['managers', 'leads'],
  'shown-again': ['managers', 'leads'],
  reported: ['leads'],
}

/** Where a pledge must still stand for its news to be told; where it went on, the news of that follows by itself. */
const whileIn: Partial<Record<PledgeNews, PledgeState>> = {
  offered: 'offered',
  live: 'live',
  refused: 'refused',
  suspended: 'suspended',
  restored: 'live',
  due: 'live',
  'due-again': 'live',
  held: 'live',
  'shown-again': 'live',
}

/** What a City Lead who works for the organisation does not decide or read; where no other one is, who can appoint one is told. */
const decidedByOthers: PledgeNews[] = ['offered', 'reported']

/** Tells the other side, or both, what became of a pledge, each in their language. */
export async function tellOfPledge(
  { pledgeId, news, at }: PledgeMoved,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const found = await findPledge({ id: pledgeId }, { database })
  const pledge = found?.pledge
  const needs = whileIn[news]
  if (!pledge || (needs && pledge.state !== needs)) return
  // What was missing for a moment is not told of.
  if ((news === 'held') !== (pledge.heldWhy !== null) && (news === 'held' || news === 'shown-again')) return
  for (const { personId, side } of await readersOf(pledge, news, { database })) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = namedIn(pledge, language)
    const said = side === 'administrators' ? 'nobody-decides' : news
    const heading = t(`mail.pledge.${said}.heading`, named)
    const path = {
      leads: `/${pledge.placeSlug}/lead/recognition/pledges/${pledgeId}`,
      managers: `/organisations/${pledge.organisationSlug}/manage/pledges/${pledgeId}`,
      administrators: '/admin/places',
    }[side]
    const letter = writeLetter({
      language,
      heading,
      paragraphs: [t(`mail.pledge.${said}.text`, named)],
      action: { label: t('mail.pledge.look'), url: site.origin + path },
      footer: t(footers[side], named),
    })
    await mailer(
      { to: person.email, subject: heading, ...letter, key: `pledge ${pledgeId} ${news} ${at} ${personId}` },
      now,
    )
  }
}

type Side = 'managers' | 'leads' | 'administrators'

const footers: Record<Side, MessageKey> = {
  leads: 'mail.review.footerLead',
  managers: 'mail.review.footerManager',
  administrators: 'mail.pledge.nobody-decides.footer',
}

async function readersOf(pledge: PledgeOnDesk, news: PledgeNews, powers: Reading) {
  const from = (side: Side, people: { personId: string }[]) => people.map(({ personId }) => ({ personId, side }))
  const lists = await Promise.all(
    toldOf[news].map(async (side) => {
      if (side === 'managers') return from(side, await listManagers(pledge.organisationId, powers))
      if (!decidedByOthers.includes(news)) return from(side, await listLeads(pledge.placeId, powers))
      const others = from(side, await listUninvolvedLeads(pledge, powers))
      return others.length > 0 ? others : from('administrators', await listAdministrators(powers))
    }),
  )
  return lists.flat()
}

function namedIn(pledge: PledgeOnDesk, language: Language) {
  const t = translator(language)
  const english = pledge.badgeName ?? pledge.pathwayTitle ?? pledge.about ?? ''
  return {
    act: t(`pledges.act.${pledge.act}`),
    about: inLanguage(language, english, pledge.badgeNameCy ?? pledge.pathwayTitleCy ?? pledge.aboutCy),
    organisation: pledge.organisationName,
    place: pledge.placeSlug,
    note: pledge.note ?? '',
    until: longDate(language, new Date(pledge.endsOn)),
  }
}
