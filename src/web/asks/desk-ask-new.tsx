import { draftAsk } from '#capabilities/asks/draft-ask.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { beginWriting, newOnDesk } from '#web/work/writing-actions.ts'
import { WritingNew } from '#web/work/writing-desk.tsx'
import type { Route } from './+types/desk-ask-new'
import { AskFields, askLabels, askWriting } from './ask-form.tsx'

export const loader = (args: Route.LoaderArgs) => newOnDesk(args)

export const action = (args: Route.ActionArgs) =>
  beginWriting(args, { list: 'asks', writing: askWriting, draft: draftAsk })

/** An organisation begins to ask: nobody but its members sees it. */
export default function DeskAskNewPage({ loaderData: { organisation, standings }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <WritingNew
      organisation={organisation}
      title={t('asks.new')}
      list={{ href: `/organisations/${organisation.slug}/manage/asks`, label: t('desk.nav.asks') }}
      labels={askLabels}
      standings={standings}
      answer={actionData}
    >
      <AskFields typed={actionData?.typed ?? {}} errors={actionData?.errors ?? {}} found={actionData?.found} />
    </WritingNew>
  )
}
