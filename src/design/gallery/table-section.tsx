import { EmptyState, LoadingList } from '../cards/empty-state.tsx'
import { Notice } from '../cards/notice.tsx'
import { StatusTag } from '../cards/status-tag.tsx'
import { Button, ButtonLink } from '../forms/button.tsx'
import { Columns, Stack } from '../layout/arrange.tsx'
import { BulkActions, type Column, DataTable } from '../tables/data-table.tsx'
import { Pagination } from '../tables/pagination.tsx'
import { SummaryList } from '../tables/summary-list.tsx'
import { TaskList } from '../tables/task-list.tsx'
import type { Tone } from '../ui/tone.ts'
import type { Words } from './words.ts'

type SectionProps = { words: Words }
type Row = { learner: string; badge: string; hours: number; tone: Tone; state: string }

export function TableSection({ words }: SectionProps) {
  const { tables } = words
  return (
    <>
      <AwardTable words={words} />
      <Pagination
        label={tables.pages}
        previous={{ href: '#newer', label: tables.newer }}
        next={{ href: '#older', label: tables.older }}
        status={tables.where}
      />
      <Columns kind="half">
        <EmptyState
          title={tables.emptyTitle}
          icon="award"
          action={<ButtonLink href="#tables">{tables.emptyAction}</ButtonLink>}
        >
          <p>{tables.emptyText}</p>
        </EmptyState>
        <LoadingList label={tables.loading} />
      </Columns>
      <Notice tone="bad" title={tables.failedTitle}>
        <p>{tables.failedText}</p>
      </Notice>
      <Lists words={words} />
    </>
  )
}

function AwardTable({ words: { tables } }: SectionProps) {
  const rows: Row[] = [
    { learner: 'Aisha Khan', badge: tables.coder, hours: 12, tone: 'good', state: tables.kept },
    { learner: 'Tomasz Nowak', badge: tables.grower, hours: 1240, tone: 'warn', state: tables.waiting },
    {
      learner: 'Rhiannon Gwenllian ap Llywelyn-Fairbrother',
      badge: tables.grower,
      hours: 7,
      tone: 'bad',
      state: tables.returned,
    },
    { learner: 'Jo Bell', badge: tables.coder, hours: 3, tone: 'plain', state: tables.expired },
  ]
  const columns: Column<Row>[] = [
    {
      key: 'learner',
      title: tables.learner,
      names: true,
      cell: ({ learner }) => <a href="#tables">{learner}</a>,
      sort: { href: '#by-learner' },
    },
    {
      key: 'badge',
      title: tables.badge,
      cell: ({ badge }) => badge,
      sort: { href: '#by-badge', direction: 'ascending' },
    },
    { key: 'hours', title: tables.hours, align: 'end', cell: ({ hours }) => hours },
    { key: 'state', title: tables.state, cell: ({ tone, state }) => <StatusTag tone={tone}>{state}</StatusTag> },
  ]
  return (
    <form method="post" action="#tables">
      <DataTable
        caption={tables.awards}
        columns={columns}
        rows={rows}
        rowKey={({ learner }) => learner}
        selection={{
          name: 'award',
          title: tables.choose,
          value: ({ learner }) => learner,
          label: ({ learner }) => `${tables.choose} ${learner}`,
          chosen: ({ learner }) => learner === 'Tomasz Nowak',
        }}
      />
      <BulkActions label={tables.chosenOnes}>
        <Button kind="quiet" small>
          {tables.remind}
        </Button>
        <Button kind="danger" small>
          {tables.withdraw}
        </Button>
      </BulkActions>
    </form>
  )
}

function Lists({ words: { tables, forms } }: SectionProps) {
  const change = (about: string) => ({ href: '#change', label: tables.change, about })
  return (
    <Columns kind="half">
      <Stack>
        <h3>{tables.answers}</h3>
        <SummaryList
          lines
          rows={[
            { term: forms.name, detail: forms.nameValue, action: change(forms.name) },
            { term: tables.details, detail: forms.aboutValue, action: change(tables.details) },
          ]}
        />
        <SummaryList
          rows={[
            { term: tables.badge, detail: tables.grower },
            { term: tables.state, detail: tables.kept },
          ]}
        />
      </Stack>
      <Stack>
        <h3>{tables.tasks}</h3>
        <TaskList
          tasks={[
            { title: tables.taskName, href: '#task-1', status: { label: tables.done, tone: 'good' } },
            { title: tables.taskCriteria, href: '#task-2', status: { label: tables.problem, tone: 'bad' } },
            {
              title: tables.taskSkills,
              href: '#task-3',
              hint: tables.taskSkillsHint,
              status: { label: tables.started, tone: 'info' },
            },
            { title: tables.taskPublish, status: { label: tables.later, tone: 'plain' } },
          ]}
        />
      </Stack>
    </Columns>
  )
}
