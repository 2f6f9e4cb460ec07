import { askPhaseOf } from '#capabilities/asks/ask-rules.ts'
import { listAsks } from '#capabilities/asks/list-asks.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { readWritings, WritingList } from '#web/work/writing-list.tsx'
import type { Route } from './+types/desk-ask-list'
import { askTones } from './ask-tones.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const today = localParts(now).date
  const list = await readWritings({
    request,
    read: async (stretch) => {
      const page = await listAsks({ organisationId: organisation.id, ...stretch }, { ...services, now })
      return { ...page, rows: page.rows.map((one) => ({ ...one, phase: askPhaseOf(one, today) })) }
    },
    by: { closes: (one) => one.closesOn },
  })
  return { organisation, ...list }
}

/** What an organisation asks to be shown. */
export default function DeskAskListPage({ loaderData: { organisation, view, found, older } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  return (
    <WritingList
      organisation={organisation}
      view={view}
      found={found}
      older={older}
      list="asks"
      words={{
        title: t('desk.nav.asks'),
        lead: t('asks.desk.lead'),
        begin: t('asks.new'),
        name: t('asks.form.title'),
        none: t('asks.desk.none'),
        noneText: t('asks.desk.noneText'),
      }}
      columns={[
        {
          ...{ key: 'state', title: t('pledges.desk.state') },
          cell: (one) => <StatusTag tone={askTones[one.phase]}>{t(`asks.state.${one.phase}`)}</StatusTag>,
        },
        {
          ...{ key: 'answers', title: t('asks.desk.answers') },
          cell: (one) =>
            one.unread > 0 ? t('asks.desk.unread', { count: one.answers, unread: one.unread }) : one.answers,
        },
        {
          ...{ key: 'closes', sorts: 'closes', title: t('asks.closes'), oneLine: true },
          cell: (one) => longDate(language, new Date(one.closesOn)),
        },
      ]}
    />
  )
}
