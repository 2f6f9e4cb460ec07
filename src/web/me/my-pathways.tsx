import { redirect } from 'react-router'
import {
  type ChoosePathwayOutcome,
  choosePathway,
  type GoalOutcome,
  leavePathway,
  moveToNewestVersion,
} from '#capabilities/pathways/choose-pathway.ts'
import { type Goal, listGoals } from '#capabilities/pathways/list-goals.ts'
import { listNextSteps, type NextStep } from '#capabilities/pathways/list-next-steps.ts'
import type { Progress } from '#capabilities/pathways/progress-rules.ts'
import { GoalProgress } from '#capabilities/pathways/ui/goal-progress.tsx'
import { NextStepList } from '#capabilities/pathways/ui/next-step-list.tsx'
import { findPlace } from '#capabilities/places/find-place.ts'
import { findPosition } from '#capabilities/places/find-position.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { PositionNote } from '#web/map/position-note.tsx'
import { positionTrouble } from '#web/map/position-trouble.ts'
import { UsePosition } from '#web/map/use-position.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { nextAddress } from '#web/site/next-address.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-pathways'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = visit.services
  const filters = filtersOf(request, ['near', 'cost'])
  const { near: terms } = filters
  const freeOnly = filters.cost === 'free'
  const { goals, earned } = await listGoals({ personId: person.id }, { database, now: visit.now })
  const found = terms ? await findNear(visit, { terms, placeId: goals[0]?.pathway.placeId }) : undefined
  const near = found?.ok ? found.position : undefined
  const asked = { goals, earned, ageBand: person.ageBand, near, freeOnly, each: 3 }
  const next = await listNextSteps(asked, { database, now: visit.now })
  const { searchParams } = new URL(request.url)
  return {
    goals: goals.map(({ pathway, content: { title, titleCy }, progress, number, newestNumber }) => ({
      ...{ pathway, title, titleCy, progress },
      isOlder: number < newestNumber,
    })),
    next,
    filters,
    freeOnly,
    near,
    trouble: found && !found.ok ? positionTrouble[found.refusal] : undefined,
    full: searchParams.has('full'),
  }
}

/** Kept nowhere: it is in the address of this page alone. */
async function findNear({ services }: Visit, { terms, placeId }: { terms: string; placeId: string | undefined }) {
  const place = placeId ? await findPlace({ id: placeId }, { database: services.database }) : undefined
  return place && findPosition(terms, { ...services, near: place })
}

/** Sets out, moves over to the newest version, or gives a goal up; then comes back to where one was. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const [verb, pathwayId] = String(form.get('do') ?? '').split(' ')
  if (!isId(pathwayId)) throw new Response(null, { status: 400 })
  const powers = { ...visit.services, signedIn, now: visit.now }
  const verbs: Record<string, () => Promise<ChoosePathwayOutcome | GoalOutcome>> = {
    choose: () => choosePathway({ pathwayId }, powers),
    leave: () => leavePathway({ pathwayId }, powers),
    move: () => moveToNewestVersion({ pathwayId }, powers),
  }
  const outcome = await verbs[verb ?? '']?.()
  const next = nextAddress(form.get('next'), '/me/pathways')
  return redirect(outcome && !outcome.ok ? (afterRefusal[outcome.refusal] ?? next) : next)
}

type Refusal = Extract<ChoosePathwayOutcome | GoalOutcome, { ok: false }>['refusal']

/** `undefined`: the next page shows that the pathway or the goal is gone. */
const afterRefusal: Record<Refusal, string | undefined> = {
  'too-many-goals': '/me/pathways?full',
  'pathway-not-found': undefined,
  'goal-not-found': undefined,
}

export default function MyPathways({ loaderData }: Route.ComponentProps) {
  const { goals, next, filters, freeOnly, near, trouble, full } = loaderData
  const { t } = useTranslation()
  const address = { path: '/me/pathways', filters }
  return (
    <SitePage title={t('me.goals.title')} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {full && <Notice tone="warn" title={t('me.goals.full')} live />}
          <PageHead title={t('me.goals.title')} lead={t('me.goals.lead')} />
          {goals.length === 0 ? (
            <EmptyState
              title={t('me.goals.none')}
              icon="flag"
              level={2}
              action={<ButtonLink href="/">{t('me.noGoalAction')}</ButtonLink>}
            >
              {t('me.noGoal')}
            </EmptyState>
          ) : (
            <>
              <Disclosure summary={t('me.goals.narrow')} open={Object.keys(filters).length > 0} wide>
                <Stack>
                  <SearchBox
                    action="/me/pathways"
                    label={t('me.goals.near')}
                    variant="list"
                    fields={[
                      { name: 'near', label: t('me.goals.near'), value: filters.near, example: t('map.nearExample') },
                    ]}
                    submit={t('me.goals.sort')}
                  >
                    {freeOnly && <input type="hidden" name="cost" value="free" />}
                  </SearchBox>
                  <UsePosition />
                  <Chips
                    label={t('opportunities.costLabel')}
                    chips={[
                      {
                        href: withFilter(address, { cost: freeOnly ? undefined : 'free' }),
                        label: t('opportunities.freeOnly'),
                        current: freeOnly,
                      },
                    ]}
                  />
                  <p className="small muted">{t('me.goals.nearKept')}</p>
                </Stack>
              </Disclosure>
              {trouble && <Notice tone="warn" title={t(trouble, { terms: filters.near })} live />}
              <PositionNote position={near} />
            </>
          )}
        </div>
        {goals.toSorted(furthestFirst).map((goal) => (
          <GoalSection
            key={goal.pathway.id}
            goal={goal}
            steps={next.filter((step) => step.goal.pathway.id === goal.pathway.id)}
          />
        ))}
        <p className="section">
          <ButtonLink kind="quiet" href="/me/portfolio/bring">
            {t('me.bring.open')}
          </ButtonLink>
        </p>
      </Wrap>
    </SitePage>
  )
}

/** What is nearly done before what has hardly begun; what is done comes last. */
function furthestFirst(one: { progress: Progress }, other: { progress: Progress }): number {
  const share = ({ progress: { done, total, finished } }: { progress: Progress }) =>
    finished ? -1 : done / Math.max(1, total)
  return share(other) - share(one)
}

/** A step that can be taken now, with why it matters and where. */
function OpenStep({ step }: { step: NextStep }) {
  const { t, language } = useTranslation()
  const { number, title, titleCy, reason, reasonCy } = step.step
  return (
    <div className="stack">
      <h3>{`${t('pathways.stepNumber', { number })}: ${inLanguage(language, title, titleCy)}`}</h3>
      <p>{inLanguage(language, reason, reasonCy)}</p>
      <NextStepList steps={[step]} level={4} isOfStep />
    </div>
  )
}

interface GoalSectionProps {
  goal: Pick<Goal, 'pathway' | 'progress'> & { title: string; titleCy: string | null; isOlder: boolean }
  steps: NextStep[]
}

function GoalSection({ goal, steps }: GoalSectionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, goal.title, goal.titleCy)
  const href = `/${goal.pathway.placeSlug}/pathways/${goal.pathway.slug}`
  return (
    <Section title={title} id={`goal-${goal.pathway.slug}`} more={{ href, label: t('me.goals.see') }}>
      <div className="stack stack-l">
        <GoalProgress label={title} progress={goal.progress} />
        {goal.isOlder && (
          <Notice tone="info" title={t('pathways.newer')}>
            <a href={href}>{t('pathways.newerSee')}</a>
          </Notice>
        )}
        {steps.slice(0, 1).map((step) => (
          <OpenStep key={step.step.key} step={step} />
        ))}
        {steps.length > 1 && (
          <Disclosure summary={t('me.goals.otherSteps', { count: steps.length - 1 })} wide>
            <Stack space="large">
              {steps.slice(1).map((step) => (
                <OpenStep key={step.step.key} step={step} />
              ))}
            </Stack>
          </Disclosure>
        )}
        <Form>
          <ButtonGroup>
            <Button
              kind="plain"
              name="do"
              value={`leave ${goal.pathway.id}`}
              aria-label={t('me.goals.leaveOne', { title })}
            >
              {t('me.goals.leave')}
            </Button>
          </ButtonGroup>
        </Form>
      </div>
    </Section>
  )
}
