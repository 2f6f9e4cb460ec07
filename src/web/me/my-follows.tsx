import { redirect } from 'react-router'
import { type ChooseDigestOutcome, chooseDigest } from '#capabilities/following/choose-digest.ts'
import { mayHaveDigest } from '#capabilities/following/follow.ts'
import { countNew, listFollows, wantsDigest } from '#capabilities/following/list-follows.ts'
import { stopFollowing } from '#capabilities/following/stop-following.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-follows'
import { useFollowWords } from './follow-words.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = visit.services
  const follows = await listFollows(person.id, { database })
  const [fresh, digest] = await Promise.all([countNew(follows, { database }), wantsDigest(person.id, { database })])
  return {
    follows,
    fresh,
    digest,
    mayHaveDigest: mayHaveDigest(person.ageBand),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const powers = { database: visit.services.database, signedIn, now: visit.now }
  const form = await request.formData()
  const stop = form.get('stop')
  if (typeof stop === 'string' && isId(stop)) await stopFollowing({ followId: stop }, powers)
  const digest = form.get('digest')
  if (digest !== 'on' && digest !== 'off') return redirect('/me/following?saved')
  const outcome = await chooseDigest({ wanted: digest === 'on' }, powers)
  return outcome.ok ? redirect('/me/following?saved') : { refused: notChosen[outcome.refusal] }
}

const notChosen: Record<Extract<ChooseDigestOutcome, { ok: false }>['refusal'], MessageKey> = {
  'too-young': 'following.digestTooYoung',
}

export default function FollowingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { follows, fresh, digest, mayHaveDigest: isOldEnough, saved } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const wordsOf = useFollowWords()
  const title = t('following.title')
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {actionData && <Notice tone="warn" title={t(actionData.refused)} live />}
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead
            title={title}
            lead={t('following.lead')}
            actions={
              follows.length > 0 && (
                <ButtonLink kind="quiet" href="/search">
                  {t('following.findMore')}
                </ButtonLink>
              )
            }
          />
          <form method="post">
            <DataTable
              caption={title}
              hideCaption
              rows={follows}
              rowKey={(row) => row.id}
              empty={
                <EmptyState
                  title={t('following.none')}
                  level={2}
                  action={<ButtonLink href="/">{t('me.noneAction')}</ButtonLink>}
                >
                  {t('following.noneText')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'what',
                  title: t('following.what'),
                  names: true,
                  cell: (row) => <a href={`/me/following/${row.id}`}>{wordsOf(row)}</a>,
                },
                {
                  key: 'place',
                  title: t('search.place'),
                  cell: (row) => inLanguage(language, row.placeName, row.placeNameCy),
                },
                {
                  key: 'new',
                  title: t('following.new'),
                  cell: (row) => {
                    const count = fresh[row.id] ?? 0
                    return count === 0 ? (
                      t('following.nothingNew')
                    ) : (
                      <StatusTag tone="good">{t('following.newCount', { count })}</StatusTag>
                    )
                  },
                },
                {
                  key: 'stop',
                  title: t('following.stop'),
                  bare: true,
                  cell: (row) => (
                    <Button
                      small
                      kind="quiet"
                      name="stop"
                      value={row.id}
                      aria-label={t('following.stopOne', { what: wordsOf(row) })}
                    >
                      {t('following.stop')}
                    </Button>
                  ),
                },
              ]}
            />
          </form>
        </div>
        {follows.length > 0 && (
          <Section title={t('following.digest')}>
            {isOldEnough ? (
              <form method="post" className="stack">
                <p>{t(digest ? 'following.digestIsOn' : 'following.digestIsOff')}</p>
                <p>
                  <Button kind="quiet" name="digest" value={digest ? 'off' : 'on'}>
                    {t(digest ? 'following.digestStop' : 'following.digestStart')}
                  </Button>
                </p>
              </form>
            ) : (
              <p>{t('following.digestTooYoung')}</p>
            )}
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}
