import { redirect } from 'react-router'
import { findPlacement } from '#capabilities/placements/find-placement.ts'
import { type MovePlacementOutcome, movePlacement } from '#capabilities/placements/move-placement.ts'
import { stages } from '#capabilities/placements/placement.ts'
import { stageAfter } from '#capabilities/placements/year-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { openInWords } from '#web/exit/exit-view.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-page'
import { YearCalendar, YearFiles } from './year-calendar.tsx'

async function placementInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const { id: placementId } = params
  const year = isId(placementId) ? await findPlacement({ placementId }, { ...services, of: team }) : undefined
  if (!year) throw new Response(null, { status: 404 })
  return { team, year }
}

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { year } = await placementInHand(args)
  return { year, now }
}

const refused: Record<Extract<MovePlacementOutcome, { ok: false }>['refusal'], MessageKey> = {
  'placement-not-found': 'year.refused.stage-has-changed',
  'stage-has-changed': 'year.refused.stage-has-changed',
  'not-a-neighbouring-stage': 'year.refused.stage-has-changed',
  'exit-plan-is-open': 'exit.refused.alumni',
}

export async function action(args: Route.ActionArgs): Promise<Response | { notice: MessageKey; open?: string[] }> {
  const { services, now } = visitOf(args)
  const { team, year } = await placementInHand(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'move') throw new Response(null, { status: 400 })
  const [from, to] = [form.get('from'), form.get('to')].map((said) => stages.find((stage) => stage === said))
  if (!from || !to) return { notice: 'year.refused.stage-has-changed' }
  const outcome = await movePlacement({ placementId: year.id, from, to }, { ...services, team, now })
  if (!outcome.ok) {
    const open = outcome.refusal === 'exit-plan-is-open' ? outcome.open : []
    return { notice: refused[outcome.refusal], open }
  }
  return redirect(`/programme/desk/placements/${year.id}`)
}

/** One place in its year, for the programme team: its stage and its meetings. */
export default function PlacementPage({ loaderData: { year, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = inLanguage(language, year.name, year.nameCy)
  const next = stageAfter(year.stage)
  const before = stages[stages.indexOf(year.stage) - 1]
  return (
    <DeskPage title={title}>
      <BackLink href="/programme/desk/placements" label={t('year.board')} />
      {actionData && (
        <Notice tone="warn" title={t(actionData.notice, { items: openInWords(actionData.open ?? [], t) })} live />
      )}
      <DeskHead
        title={title}
        actions={
          <ButtonGroup>
            <ButtonLink kind="quiet" small href={`/programme/desk/placements/${year.id}/ledger`}>
              {t('year.ledger')}
            </ButtonLink>
            <ButtonLink kind="quiet" small href={`/programme/desk/placements/${year.id}/growing`}>
              {t('growing.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" small href={`/programme/desk/placements/${year.id}/notes`}>
              {t('notes.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" small href={`/programme/desk/placements/${year.id}/exit`}>
              {t('exit.title')}
            </ButtonLink>
          </ButtonGroup>
        }
      />
      <YearCalendar
        year={year}
        now={now}
        meetingAt={({ kind, number }) => `/programme/desk/placements/${year.id}/${kind}-${number}`}
      />
      <YearFiles at={`/programme/desk/placements/${year.id}/year`} />
      <Form>
        <input type="hidden" name="do" value="move" />
        <input type="hidden" name="from" value={year.stage} />
        <ButtonGroup>
          {next && (
            <Button name="to" value={next}>
              {t('year.goOn', { stage: t(`year.stage.${next}`) })}
            </Button>
          )}
          {before && (
            <Button kind="quiet" name="to" value={before}>
              {t('year.goBack', { stage: t(`year.stage.${before}`) })}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </DeskPage>
  )
}
