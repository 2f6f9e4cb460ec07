import type { TFunction } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RouterContextProvider } from 'react-router'
import { listOwnAnswers } from '#capabilities/asks/find-answer.ts'
import { findCredentials } from '#capabilities/awards/find-award.ts'
import { listCopiesOfPerson } from '#capabilities/awards/list-award-copies.ts'
import { type AwardListing, listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { listBroughtDocuments } from '#capabilities/brought/find-brought-badge.ts'
import { listOwnPairs } from '#capabilities/community/list-own-pairs.ts'
import { listOwnBookings } from '#capabilities/events/list-own-bookings.ts'
import { listOwnEvidence } from '#capabilities/evidence/list-waiting-evidence.ts'
import { listFollows } from '#capabilities/following/list-follows.ts'
import { listSaved } from '#capabilities/following/list-saved.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { listOwnIntroductions } from '#capabilities/introductions/find-introduction.ts'
import { listKeptAsContact } from '#capabilities/network/list-kept-as-contact.ts'
import { listEveryMembership } from '#capabilities/organisations/find-organisation.ts'
import { listGoals } from '#capabilities/pathways/list-goals.ts'
import { listAllSavedViews } from '#capabilities/people/list-saved-views.ts'
import { listNotesAbout } from '#capabilities/placements/list-notes-about.ts'
import { listOwnGrowth } from '#capabilities/placements/list-own-growth.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { listExperiences } from '#capabilities/portfolio/list-experiences.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { type Cursor, readCursor } from '#infrastructure/database/keyset.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { listSessionsOf } from '#web/sign-in/sessions.ts'
import { named } from '#web/site/form-fields.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'

const awardsAtOnce = 200
const mostEvidence = 500
const mostBookings = 1000

/** What is kept of the person who asks, as one file that opens without this site: to read, and as JSON. */
export async function myDataFile(asked: {
  context: Readonly<RouterContextProvider>
}): Promise<{ html: string; json: string }> {
  const visit = visitOf(asked)
  const kept = await everythingOf(signedInDesk(asked), visit)
  const markup = renderToStaticMarkup(<MyDataFile kept={kept} visit={visit} />)
  return { html: `<!doctype html>${markup}`, json: JSON.stringify(kept, null, 2) }
}

type Kept = Awaited<ReturnType<typeof everythingOf>>

async function everythingOf({ person, signedIn }: ReturnType<typeof signedInDesk>, visit: Visit) {
  const { database } = visit.services
  const { id, name, emails, locale, ageBand } = person
  const [awards, waiting, evidence, follows, saved, { goals }, memberships, places, sessions, views, bookings, family] =
    await Promise.all([
      allAwards(id, database),
      listNotKeptFor({ personId: id, emails, limit: 1000 }, { database }),
      listOwnEvidence({ personId: id, limit: mostEvidence }, { database }),
      listFollows(id, { database }),
      listSaved({ personId: id }, { database, now: visit.now }),
      listGoals({ personId: id }, { database, now: visit.now }),
      listEveryMembership(id, { database }),
      listPlacesLedBy(id, { database }),
      listSessionsOf(signedIn, visit),
      listAllSavedViews(id, { database }),
      listOwnBookings({ personId: id, emails, limit: mostBookings }, { database }),
      listChildren({ guardianId: id }, { database, now: visit.now }),
    ])
  const [collections, experiences, brought, growing, pairing, answers, copies, notesAbout, introduced, asContact] =
    await Promise.all([
      listCollections({ personId: id }, { database, now: visit.now }),
      listExperiences({ personId: id }, { database }),
      listBroughtDocuments({ personId: id }, { database }),
      listOwnGrowth({ personId: id }, { database }),
      listOwnPairs({ personId: id }, { database }),
      listOwnAnswers({ personId: id }, { database, now: visit.now }),
      listCopiesOfPerson({ personId: id }, { database }),
      listNotesAbout({ personId: id }, { database }),
      listOwnIntroductions({ personId: id }, { database, now: visit.now }),
      listKeptAsContact({ emails }, { database }),
    ])
  const inCare = family.filter(({ state }) => state !== 'revoked')
  const ofChildren = await Promise.all(inCare.map(({ childId }) => allAwards(childId, database)))
  const ids = [...awards, ...waiting, ...ofChildren.flat()].map((award) => award.id)
  const credentials = await findCredentials(ids, { database })
  const badgeOf = (award: AwardListing) => ({
    ...{ id: award.id, badge: award.badgeName, badgeCy: award.badgeNameCy, organisation: award.organisationName },
    ...{ awardedAt: award.awardedAt, keptAt: award.claimedAt, withdrawnAt: award.revokedAt },
    ...{ nameOnIt: award.recipientName, visibility: award.visibility, nameShown: award.nameShown },
    credential: credentials.get(award.id),
  })
  return {
    person: { name, addresses: emails, language: locale, ageBand },
    badges: awards.map(badgeOf),
    waiting: waiting.map(badgeOf),
    children: inCare.map(({ childName, state }, index) => ({
      ...{ name: childName, state },
      badges: (ofChildren[index] ?? []).map(badgeOf),
    })),
    evidence: evidence.map(({ title, body, links, state, changedAt, comment }) => ({
      ...{ title, body, links, state, changedAt, comment },
    })),
    bookings: bookings.map(
      ({ title, titleCy, organisationName, startsAt, channel, state, people, needs, askedAt }) => ({
        ...{ title, titleCy, organisationName, startsAt, channel, state, people, needs, askedAt },
      }),
    ),
    collections: collections.map(({ title, about, nameShown, state, openedAt, endsAt, views }) => ({
      ...{ title, about, nameShown, state, openedAt, endsAt, views },
    })),
    answers: answers.map(({ askTitle, askTitleCy, organisationName, said, nameShown, sentAt, endsAt, readAt }) => ({
      ...{ askTitle, askTitleCy, organisationName, said, nameShown, sentAt, endsAt, readAt },
    })),
    introductions: introduced.map(
      ({ organisationName, title, about, said, nameShown, addressShown, state, createdAt, endsAt, answer }) => ({
        ...{ organisationName, title, about, said, nameShown, addressShown, state, createdAt, endsAt, answer },
      }),
    ),
    badgesFromElsewhere: brought.map(({ document, ...badge }) => ({ ...badge, document: document.toString('base64') })),
    copiesInWallets: copies,
    growing,
    pairing,
    notesAbout,
    asContact,
    experiences: experiences.map(({ id: _, ...told }) => told),
    pathways: goals.map(({ content: { title, titleCy } }) => ({ title, titleCy })),
    follows: follows.map(({ placeName, filters }) => ({ place: placeName, search: filters })),
    saved: saved.map(({ title, titleCy, organisationName }) => ({ title, titleCy, by: organisationName })),
    works: memberships.map(({ name: organisation, role }) => ({ organisation, role })),
    leads: places.map((one) => ({ place: one.name })),
    views: views.map(({ name: view, path, query }) => ({ view, list: path, shows: query })),
    sessions: sessions.map(({ createdAt, userAgent }) => ({ since: createdAt, device: userAgent })),
  }
}

async function allAwards(personId: string, database: Database): Promise<AwardListing[]> {
  const all: AwardListing[] = []
  let after: Cursor | undefined
  do {
    const { rows, next } = await listAwards({ personId, ...(after && { after }), limit: awardsAtOnce }, { database })
    all.push(...rows)
    after = readCursor(next ?? null)
  } while (after)
  return all
}

interface MyDataFileProps {
  kept: Kept
  visit: Visit
}

/** A page of its own, with nothing that has to be fetched. What a person typed is text in it, and never markup. */
function MyDataFile({ kept, visit: { t, language, now, services } }: MyDataFileProps) {
  const {
    person,
    badges,
    waiting,
    children,
    evidence,
    bookings,
    collections,
    answers,
    introductions,
    badgesFromElsewhere,
    copiesInWallets,
    experiences,
    growing,
    notesAbout,
    asContact,
    pathways,
    follows,
    saved,
    works,
    leads,
    views,
    sessions,
  } = kept
  const day = (date: Date) => longDate(language, date)
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('me.data.title')}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{t('me.data.title')}</h1>
        <p>{t('me.data.lead', { site: services.site.origin, date: day(now) })}</p>
        <h2>{t('me.data.person')}</h2>
        <Lines
          lines={[
            ...person.addresses.map((email) => named(t('people.email'), email)),
            named(t('me.about.name'), person.name || '–'),
            named(t('me.about.age'), person.ageBand ? t(`me.age.${person.ageBand}`) : '–'),
          ]}
        />
        <h2>{t('common.myBadges')}</h2>
        <BadgeRows badges={badges} language={language} t={t} />
        {waiting.length > 0 && (
          <>
            <h2>{t('me.data.waiting')}</h2>
            <BadgeRows badges={waiting} language={language} t={t} />
          </>
        )}
        {children.map(({ name, badges: theirs }) => (
          <section key={name}>
            <h2>{named(t('guardians.desk.child'), name)}</h2>
            <BadgeRows badges={theirs} language={language} t={t} />
          </section>
        ))}
        <Listed title={t('me.data.evidence')}>
          {evidence.map((one) =>
            [one.title, one.body, ...one.links, one.comment, day(one.changedAt)].filter(Boolean).join(' · '),
          )}
        </Listed>
        <Listed title={t('bookings.desk.title')}>
          {bookings.map((one) =>
            [
              ...[inLanguage(language, one.title, one.titleCy), one.organisationName, day(one.startsAt)],
              ...[...one.people, one.needs, t(`bookings.desk.state.${one.state}`)],
            ]
              .filter(Boolean)
              .join(' · '),
          )}
        </Listed>
        <Listed title={t('portfolio.yours')}>
          {collections.map((one) => [one.title, one.about].filter(Boolean).join(' · '))}
        </Listed>
        <Listed title={t('asks.mine.title')}>
          {answers.map((one) =>
            [
              ...[one.organisationName, inLanguage(language, one.askTitle, one.askTitleCy), one.said],
              t('asks.mine.until', { sent: day(one.sentAt), until: day(one.endsAt) }),
            ]
              .filter(Boolean)
              .join(' · '),
          )}
        </Listed>
        <Listed title={t('introductions.title')}>
          {introductions.map((one) =>
            [one.organisationName, one.title, one.about, one.said, t(`introductions.state.${one.state}`), one.answer]
              .filter(Boolean)
              .join(' · '),
          )}
        </Listed>
        <Listed title={t('wallets.copies.title')}>
          {copiesInWallets.map((one) =>
            [inLanguage(language, one.badge, one.badgeCy), one.format, one.holder, day(one.takenAt)]
              .filter(Boolean)
              .join(' · '),
          )}
        </Listed>
        <Listed title={t('portfolio.brought.title')}>
          {badgesFromElsewhere.map((one) => [one.name, one.issuerName, one.awardedOn].filter(Boolean).join(' · '))}
        </Listed>
        <Listed title={t('portfolio.experience.title')}>
          {experiences.map((one) =>
            [one.title, one.whereabouts, one.began, one.ended, one.story].filter(Boolean).join(' · '),
          )}
        </Listed>
        <Listed title={t('growing.title')}>
          {growing.map((one) => [t(`growing.month.${one.month}`), one.said].filter(Boolean).join(' · '))}
        </Listed>
        <Listed title={t('notes.aboutYou')}>
          {notesAbout.map((one) =>
            [inLanguage(language, one.place, one.placeCy), day(one.writtenAt), one.said].join(' · '),
          )}
        </Listed>
        <Listed title={t('me.data.asContact')}>
          {asContact.map(({ place, placeCy, organisation, source, basis, keptUntil }) =>
            t('me.data.asContactOf', {
              ...{ place: inLanguage(language, place, placeCy), organisation, source, date: day(new Date(keptUntil)) },
              basis: t(`convening.basis.${basis}`),
            }),
          )}
        </Listed>
        <Listed title={t('me.data.pathways')}>
          {pathways.map((one) => inLanguage(language, one.title, one.titleCy))}
        </Listed>
        <Listed title={t('me.data.follows')}>
          {follows.map((one) => [one.place, ...Object.values(one.search)].join(' · '))}
        </Listed>
        <Listed title={t('me.data.saved')}>
          {saved.map((one) => [inLanguage(language, one.title, one.titleCy), one.by].join(' · '))}
        </Listed>
        <Listed title={t('me.data.works')}>
          {[...works.map((one) => one.organisation), ...leads.map((one) => one.place)]}
        </Listed>
        <Listed title={t('me.data.views')}>{views.map((one) => `${one.view}: ${one.list}?${one.shows}`)}</Listed>
        <Listed title={t('me.sessions.title')}>
          {sessions.map((one) => `${one.device ?? '–'} · ${day(one.since)}`)}
        </Listed>
        <h2>{t('me.data.machines')}</h2>
        <details>
          <summary>JSON</summary>
          <pre>{JSON.stringify(kept, null, 2)}</pre>
        </details>
      </body>
    </html>
  )
}

const style = `body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #ccc;vertical-align:top}
pre{overflow:auto;background:#f4f4f4;padding:1rem}`

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function Listed({ title, children }: { title: string; children: string[] }) {
  if (children.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <Lines lines={[...new Set(children)]} />
    </>
  )
}

interface BadgeRowsProps {
  badges: Kept['badges']
  language: Language
  t: TFunction
}

function BadgeRows({ badges, language, t }: BadgeRowsProps) {
  if (badges.length === 0) return <p>{t('me.data.noBadges')}</p>
  return (
    <table>
      <tbody>
        {badges.map(({ id, badge, badgeCy, organisation, awardedAt, withdrawnAt, credential }) => (
          <tr key={id}>
            <th scope="row">{inLanguage(language, badge, badgeCy)}</th>
            <td>{organisation}</td>
            <td>
              {longDate(language, awardedAt)}
              {withdrawnAt && ` (${t('manage.awards.stateName.withdrawn')})`}
            </td>
            <td>
              {credential && (
                <a
                  download={`badge-${id}.json`}
                  href={`data:application/json;base64,${Buffer.from(credential).toString('base64')}`}
                >
                  {t('me.data.signed')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
