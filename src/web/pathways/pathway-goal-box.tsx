import type { GoalOnPathway } from '#capabilities/pathways/find-goal.ts'
import type { PublishedPathway } from '#capabilities/pathways/pathway.ts'
import { DifferenceList } from '#capabilities/pathways/ui/difference-list.tsx'
import { GoalProgress } from '#capabilities/pathways/ui/goal-progress.tsx'
import { Card } from '#design/cards/card.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface PathwayGoalBoxProps {
  pathway: Pick<PublishedPathway, 'id' | 'status' | 'changeNote' | 'changeNoteCy'>
  here: string
  signedIn: boolean
  goal: GoalOnPathway | undefined
  title: string
}

/** Sets out, or says how far one is; on an older version, what changed and the way over. */
export function PathwayGoalBox({ pathway, here, signedIn, goal, title }: PathwayGoalBoxProps) {
  const { t } = useTranslation()
  if (!goal && pathway.status !== 'published') return null
  if (!signedIn)
    return (
      <div className="stack no-print">
        <p>{t('pathways.followWhy')}</p>
        <ButtonGroup>
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`}>{t('pathways.signInToFollow')}</ButtonLink>
        </ButtonGroup>
      </div>
    )
  if (!goal)
    return (
      <Form action="/me/pathways" className="no-print">
        <input type="hidden" name="next" value={here} />
        <p>{t('pathways.followWhy')}</p>
        <ButtonGroup>
          <Button name="do" value={`choose ${pathway.id}`}>
            {t('pathways.follow')}
          </Button>
        </ButtonGroup>
      </Form>
    )
  return (
    <Card>
      <h2 className="card-title">{goal.progress.finished ? t('pathways.arrived') : t('pathways.onYourWay')}</h2>
      <GoalProgress label={title} progress={goal.progress} />
      {goal.newer && <NewerVersion pathway={pathway} newer={goal.newer} here={here} />}
      <div className="no-print">
        <ButtonGroup>
          <ButtonLink kind="quiet" href="/me/pathways">
            {t('pathways.nextSteps')}
          </ButtonLink>
        </ButtonGroup>
      </div>
    </Card>
  )
}

interface NewerVersionProps {
  pathway: PathwayGoalBoxProps['pathway']
  newer: NonNullable<GoalOnPathway['newer']>
  here: string
}

function NewerVersion({ pathway, newer, here }: NewerVersionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { done, total } = newer.progress
  return (
    <Notice tone="info" title={t('pathways.newer')}>
      {pathway.changeNote && <p>{inLanguage(language, pathway.changeNote, pathway.changeNoteCy)}</p>}
      <DifferenceList differences={newer.differences} />
      <p>{t('pathways.newerProgress', { done, count: total })}</p>
      <Form action="/me/pathways">
        <input type="hidden" name="next" value={here} />
        <ButtonGroup>
          <Button kind="quiet" name="do" value={`move ${pathway.id}`}>
            {t('pathways.moveOver')}
          </Button>
          <a href={`${here}?version=newest`}>{t('pathways.seeNewest')}</a>
        </ButtonGroup>
      </Form>
    </Notice>
  )
}
