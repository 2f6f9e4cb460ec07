import { redirect } from 'react-router'
import { findArchivedBadge } from '#capabilities/archives/find-archived-badge.ts'
import type { Award } from '#capabilities/awards/award.ts'
import { awardFormats } from '#capabilities/awards/award-format.ts'
import { verifySignedAward } from '#capabilities/awards/check-badge.ts'
import { checkReadBadge, type SubmittedResult } from '#capabilities/awards/check-submitted-badge.ts'
import { explainChecks } from '#capabilities/awards/explain-checks.ts'
import { findBareAward, findSignedAward } from '#capabilities/awards/find-award.ts'
import { findMailedAward } from '#capabilities/awards/find-mailed-award.ts'
import { type HolderWord, holderCodeMinutes, readHolderCode } from '#capabilities/awards/holder-code.ts'
import { noteOpened } from '#capabilities/awards/note-opened.ts'
import { publicAward } from '#capabilities/awards/public-award.ts'
import { CheckTable } from '#capabilities/awards/ui/check-table.tsx'
import { CheckVerdict } from '#capabilities/awards/ui/check-verdict.tsx'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { isLevel } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { listShownPledges } from '#capabilities/recognition/list-pledges.ts'
import { listRecognition } from '#capabilities/recognition/list-recognition.ts'
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { findAnswering } from '#capabilities/succession/find-succession.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { Reader } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CheckedBadge } from '#web/checking/checked-badge.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { isFollowedInBrowser } from '#web/reach/mail-link.ts'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { AnsweredBy } from '#web/succession/answered-by.tsx'
import type { Route } from './+types/award-page'
import { openedCookie } from './opened-cookie.ts'
import { pressKeep } from './press-keep.ts'

/** “Checked just now” is true at every view: the page is never answered from a cache. */
export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, now, person } = visit
  const { database } = services
  const { searchParams } = new URL(request.url)
  const mailId = searchParams.get('mail')
  if (mailId !== null && isId(params.id)) {
    if (isId(mailId) && isFollowedInBrowser(request))
      await noteOpened({ awardId: params.id, mailId }, { database, now })
    const isTheirs = isId(mailId) && (await findMailedAward({ awardId: params.id, mailId }, { database }))
    // The address that a learner shares does not say from which mail it came.
    throw redirect(`/awards/${params.id}${isTheirs ? '/yours' : ''}`, {
      headers: {
        'cache-control': 'no-store',
        ...(isTheirs ? { 'set-cookie': openedCookie({ awardId: params.id, mailId }, services.site) } : {}),
      },
    })
  }
  const [award, signed] = isId(params.id)
    ? await Promise.all([findBareAward(params.id, { database }), findSignedAward(params.id, { database })])
    : []
  if (!award || !signed) {
    const archived = isId(params.id) ? await findArchivedBadge({ id: params.id }, { database }) : undefined
    if (!archived) throw new Response(null, { status: 404 })
    const checked = await checkReadBadge({ ok: true, badge: archived }, { ...services, now, language: visit.language })
    if (!checked.ok || !('result' in checked)) throw new Response(null, { status: 404 })
    return { archived: checked.result }
  }
  const [report, answered, place, { badge, standard, recognition, pledges }] = await Promise.all([
    verifySignedAward(signed, { ...services, now }),
    findAnswering({ id: award.organisationId }, { database }),
    loadPlace(visit, award.placeSlug),
    visit.readOnce(`version ${award.badgeVersionId}`, [award.placeId], () =>
      readBadge(database, { versionId: award.badgeVersionId, now }),
    ),
  ])
  const code = searchParams.get('code')
  const word = code === null ? undefined : readHolderCode(code, { awardId: award.id, ...services, now })
  return {
    award: publicAward(award, now),
    holder: code === null ? undefined : holderBy(word, award),
    mine: person !== undefined && award.personId === person.id,
    badge,
    answered,
    recognition,
    pledges,
    place,
    level: standard?.levels.find((one) => isLevel(one.level) && one.level === badge.level),
    report: { verdict: report.verdict, checks: explainChecks(report.checks, visit.language) },
  }
}

export const action = (args: Route.ActionArgs) => pressKeep(args)

/** What the badge said when it was given, for everybody who looks at an award of it. */
async function readBadge(database: Reader, { versionId, now }: { versionId: string; now: Date }) {
  const badge = await findBadgeVersion(versionId, { database })
  if (!badge) throw new Fault('badge-missing', `There is no version ${versionId} of a badge, which an award names.`)
  return {
    badge,
    standard: await findBadgeStandard({ id: badge.badgeStandardId }, { database }),
    recognition: await listRecognition({ badgeVersionId: versionId }, { database }),
    pledges: (await listShownPledges({ badgeVersionId: versionId }, { database, now })).rows,
  }
}

/** What the code on a learner's screen says of who shows it. Nobody holds what is not kept. */
function holderBy(word: HolderWord | undefined, award: Award): { isHere: boolean; name: string | null } {
  if (!word || !award.claimedAt) return { isHere: false, name: null }
  return { isHere: true, name: word.named ? (award.cardName ?? award.recipientName) : null }
}

export default function AwardPage({ loaderData }: Route.ComponentProps) {
  return loaderData.archived ? <ArchivedAward result={loaderData.archived} /> : <OwnAward {...loaderData} />
}

type Loaded = Exclude<Route.ComponentProps['loaderData'], { archived: SubmittedResult }>

/** A badge of a place that moved here, as it was signed where it was. */
function ArchivedAward({ result }: { result: SubmittedResult }) {
  return (
    <SitePage title={result.summary.name ?? ''} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <CheckedBadge result={result} recognition={[]} pledges={[]} answered={undefined} />
        </div>
      </Wrap>
    </SitePage>
  )
}

function OwnAward(loaded: Loaded) {
  const { award, badge, answered, recognition, pledges, place, report, mine, holder } = loaded
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, badge.name, badge.nameCy)
  const description = inLanguage(language, badge.description, badge.descriptionCy)
  return (
    <SitePage title={title} description={description} place={place} shared={`badges/${badge.slug}`} unlisted>
      <Wrap>
        <article className="page stack stack-l">
          <Columns kind="art">
            <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
            <Stack space="large">
              <CheckVerdict verdict={report.verdict} state={award.state} validUntil={award.validUntil} />
              {holder && <HolderNotice holder={holder} />}
              <PageHead title={title} lead={description} />
              {!holder?.isHere && <WhoseItIs learner={award.learner} kept={award.kept} />}
              <Facts data={loaded} />
              <AnsweredBy succession={answered} />
              <RecognisedBy endorsements={recognition} all={`/${award.placeSlug}/employers?badge=${badge.slug}`} />
              <PledgeRows pledges={pledges} title={t('pledges.promised')} aboutOne />
              <div className="no-print">
                <ButtonGroup>
                  {!award.kept && award.state !== 'withdrawn' && (
                    <Form>
                      <Button>{t('awards.keep')}</Button>
                    </Form>
                  )}
                  {mine && <ButtonLink href={`/me/awards/${award.id}`}>{t('awards.show')}</ButtonLink>}
                  <ButtonLink kind="quiet" href={`/${award.placeSlug}/badges/${badge.slug}`}>
                    {t('awards.moreTitle')}
                  </ButtonLink>
                </ButtonGroup>
              </div>
              <Downloads awardId={award.id} />
              <Disclosure summary={t('awards.everyCheck')} wide>
                <CheckTable checks={report.checks} />
              </Disclosure>
            </Stack>
          </Columns>
        </article>
      </Wrap>
    </SitePage>
  )
}

function HolderNotice({ holder: { isHere, name } }: { holder: { isHere: boolean; name: string | null } }) {
  const { t } = useTranslation()
  if (!isHere)
    return (
      <Notice tone="warn" title={t('awards.holder.over')}>
        {t('awards.holder.overText')}
      </Notice>
    )
  return (
    <Notice tone="good" title={name ? t('awards.holder.named', { name }) : t('awards.holder.nameless')}>
      {t('awards.holder.text', { minutes: holderCodeMinutes })}
    </Notice>
  )
}

/** An address can be passed on: only its holder can show that it is theirs. */
function WhoseItIs({ learner, kept }: { learner: string | null; kept: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="stack stack-s">
      <p>{learner ? t('awards.showsName', { name: learner }) : t('awards.hidesName')}</p>
      {kept && <p className="small muted">{t('awards.toBeSure')}</p>}
    </div>
  )
}

function Facts({ data: { award, badge, level } }: { data: Loaded }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const awarded = longDate(language, award.earnedOn ? new Date(award.earnedOn) : award.awardedAt)
  return (
    <SummaryList
      rows={[
        ...(award.correctedBy
          ? [
              {
                term: t('awards.corrected'),
                detail: <a href={`/awards/${award.correctedBy}`}>{t('awards.correctedBy')}</a>,
              },
            ]
          : []),
        ...(award.renewedBy
          ? [
              {
                term: t('awards.renewed'),
                detail: <a href={`/awards/${award.renewedBy}`}>{t('awards.renewedBy')}</a>,
              },
            ]
          : []),
        ...(award.state === 'suspended' && award.suspensionReason
          ? [{ term: t('awards.onHoldReason'), detail: award.suspensionReason }]
          : []),
        ...(award.revocationReason ? [{ term: t('awards.reason'), detail: award.revocationReason }] : []),
        {
          term: t('awards.issuedBy'),
          detail: <a href={`/${award.placeSlug}/organisations/${award.organisationSlug}`}>{award.organisationName}</a>,
        },
        {
          term: t('awards.awarded'),
          detail: award.validUntil
            ? t('awards.until', { date: awarded, until: longDate(language, award.validUntil) })
            : awarded,
        },
        ...(level
          ? [
              {
                term: t('awards.level'),
                detail: t('badges.levelOf', {
                  level: inLanguage(language, level.name, level.nameCy),
                  number: badge.level,
                }),
              },
            ]
          : []),
        {
          term: t('awards.earned'),
          detail: <Paragraphs text={inLanguage(language, badge.criteria, badge.criteriaCy)} />,
        },
        { term: t('awards.assessed'), detail: inLanguage(language, badge.assessment, badge.assessmentCy) },
        {
          term: t('awards.evidence'),
          detail: award.evidence.length > 0 ? <Evidence evidence={award.evidence} /> : t('awards.evidenceNone'),
        },
        { term: t('awards.skills'), detail: <SkillTags skills={badge.skills} /> },
      ]}
    />
  )
}

function Evidence({ evidence }: { evidence: { name: string; narrative?: string; url?: string }[] }) {
  const { t } = useTranslation()
  return (
    <ul className="stack stack-s bare">
      {evidence.map(({ name, narrative, url }) => (
        <li key={name + url}>
          {url && /^https?:/.test(url) ? (
            <a href={url} rel="nofollow noopener">
              {name}
            </a>
          ) : (
            name
          )}
          {url?.startsWith('ni:') && (
            <span className="muted small">
              {' '}
              {t('awards.evidenceHash')} <code>{url}</code>
            </span>
          )}
          {narrative && <span className="muted"> {narrative}</span>}
        </li>
      ))}
    </ul>
  )
}

function Downloads({ awardId }: { awardId: string }) {
  const { t } = useTranslation()
  return (
    <div className="no-print">
      <Disclosure summary={t('awards.downloadTitle')}>
        <div className="stack stack-s">
          <p>{t('awards.downloadText')}</p>
          <ul>
            {awardFormats.map((format) => (
              <li key={format}>
                <a href={`/awards/${awardId}.${format}?save`} download>
                  {t(`awards.format.${format}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Disclosure>
    </div>
  )
}
