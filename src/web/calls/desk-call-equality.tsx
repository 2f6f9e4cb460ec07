import { countEqualityAnswers } from '#capabilities/programme/count-equality-answers.ts'
import { equalityQuestionNames } from '#capabilities/programme/equality-question.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-call-equality'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  return { call, counts: await countEqualityAnswers({ callId: call.id }, { ...services, team }) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** Who applied, in groups: from ten on, and once the call has closed. */
export default function DeskCallEqualityPage({ loaderData: { call, counts } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('equality.desk.title')
  const inWords = (count: number | undefined) => (count === undefined ? t('equality.desk.hidden') : String(count))
  const isNone = counts && equalityQuestionNames.every((question) => counts[question].answered === 0)
  return (
    <CallDeskPage call={call} title={title}>
      <p>{t('equality.desk.lead')}</p>
      {!counts && <Notice tone="info" title={t('equality.desk.notYet')} />}
      {counts && isNone && <Notice tone="info" title={t('equality.desk.none')} />}
      {counts &&
        !isNone &&
        equalityQuestionNames.map((question) => (
          <Section key={question} title={t(`equality.question.${question}`)}>
            <SummaryList
              lines
              rows={[
                { term: t('equality.desk.answered'), detail: inWords(counts[question].answered) },
                ...(counts[question].answered === undefined ? [] : counts[question].groups).map(({ group, count }) => ({
                  term: t(knownKey(`equality.${question}.${group}`)),
                  detail: inWords(count),
                })),
              ]}
            />
          </Section>
        ))}
    </CallDeskPage>
  )
}
