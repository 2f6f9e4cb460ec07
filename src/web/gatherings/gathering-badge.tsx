import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type DraftGatheringRefusal, draftGatheringList } from '#capabilities/community/draft-gathering-list.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AwardSteps } from '#web/awards/award-steps.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { GivingForm, givingLabels, givingRefused, readGiving } from '#web/registers/give-to-those-there.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { issuersWhoAsk, programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-badge'
import { gatheringInHand } from './gathering-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { found, here } = await gatheringInHand(args)
  const { gathering, isHosted, people } = found
  // A badge for a meet-up would show its host the addresses of those who came.
  if (!isHosted) throw new Response(null, { status: 404 })
  const listed = (await issuersWhoAsk(args)).map(async ({ slug, name: by, issuer }) => {
    const { rows } = await listBadges({ issuableBy: issuer.organisationId, limit: 200 }, services)
    return rows.map(({ id, name, nameCy }) => ({ value: `${slug} ${id}`, name, nameCy, by }))
  })
  const badges = (await Promise.all(listed)).flat()
  const { now } = visitOf(args)
  return { gathering, came: people.filter((one) => one.came).length, badges, here, now }
}

const refused: Record<DraftGatheringRefusal, { field: string; message: MessageKey }> = {
  ...givingRefused,
  'gathering-not-found': { field: 'badgeId', message: 'gatherings.refused.gathering-not-found' },
  'nobody-came': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
}

/** Makes the list of those who were there, and leads to where it is checked. Nothing is signed here. */
export async function action(args: Route.ActionArgs) {
  const { services, now, language } = visitOf(args)
  const { team } = programmeDesk(args)
  const { found } = await gatheringInHand(args)
  const { badgeId: chosen, asked, typed, errors } = readGiving(await args.request.formData(), language)
  const [slug, badgeId] = chosen?.split(' ') ?? []
  const by = (await issuersWhoAsk(args)).find((one) => one.slug === slug)
  if (errors || !by || !isId(badgeId)) return { typed, errors: errors ?? ({ badgeId: 'forms.choose' } as FormErrors) }
  const { database } = services
  const outcome = await draftGatheringList(
    { id: randomUUID(), gatheringId: found.gathering.id, badgeId, ...asked },
    { database, team, issuer: by.issuer, now },
  )
  if (outcome.ok) return redirect(`/organisations/${by.slug}/manage/awards/lists/${outcome.listId}`)
  const { field, message } = refused[outcome.refusal]
  return { typed, errors: { [field]: message } as FormErrors }
}

/** A badge for those who were at a training, in the name of an organisation that the one who gives it awards for. */
export default function GatheringBadgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { gathering, came, badges, here, now } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const name = inLanguage(language, gathering.title, gathering.titleCy)
  const title = t('gatherings.badge')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={givingLabels} />
      <AwardSteps at="badge" />
      <DeskHead title={title} />
      {came > 0 && <p>{t('gatherings.badgeLead', { count: came })}</p>}
      {came === 0 || gathering.calledOffBecause !== null ? (
        <EmptyState title={t('gatherings.badgeNotYet')} level={2} icon="award">
          {gathering.calledOffBecause !== null
            ? t('gatherings.badgeOff')
            : gathering.startsAt > now
              ? t('gatherings.badgeWhenBegun', { date: longDate(language, gathering.startsAt) })
              : t('gatherings.badgeWhenNoted')}
        </EmptyState>
      ) : badges.length === 0 ? (
        <EmptyState title={t('gatherings.badgeNone')} level={2} icon="award">
          {t('gatherings.badgeNoneText')}
        </EmptyState>
      ) : (
        <GivingForm
          badges={badges.map((badge) => ({
            ...{ value: badge.value, label: `${inLanguage(language, badge.name, badge.nameCy)} (${badge.by})` },
          }))}
          typed={actionData?.typed}
          begins={t('registers.evidence', { title: name, date: longDate(language, gathering.startsAt) })}
          errors={errors}
        />
      )}
    </DeskPage>
  )
}
