import type { TFunction } from 'i18next'
import { type ExitItem, type ExitLine, type ExitState, exitItems } from '#capabilities/placements/exit-plan.ts'
import type { FoundExitPlan } from '#capabilities/placements/find-exit-plan.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { dayOf } from '#web/programme/call-words.tsx'

const tones = { open: 'warn', done: 'good', aside: 'info' } as const satisfies Record<ExitState, string>

export type SeenExitPlan = Pick<FoundExitPlan, 'lines' | 'facts' | 'people' | 'isOpen'>

/** What the site knows of each thing by itself, in words. */
export function factsInWords(
  { facts, people }: Pick<FoundExitPlan, 'facts' | 'people'>,
  { t, language }: { t: TFunction; language: Language },
): Record<ExitItem, string> {
  const { keys, origin, mailAt, backup, unsafe, quiet } = facts
  const isEmpty = keys.organisations === 0
  const leads = people.filter(({ side }) => side === 'lead').map(({ name }) => name)
  const on = (date: Date) => ({ date: longDate(language, new Date(date)) })
  return {
    carriesOn: leads.length > 0 ? t('exit.fact.leads', { names: leads.join(', ') }) : t('exit.fact.noLeads'),
    money: t('exit.fact.none'),
    keys: keyFact(keys, t),
    address: origin.replace(/^https?:\/\//, ''),
    mail: mailAt ? t('exit.fact.mail', on(mailAt)) : t('exit.fact.noMail'),
    data: backup ? t('exit.fact.backup', on(backup.madeAt)) : t('exit.fact.noBackup'),
    safeguarding:
      unsafe > 0 ? t('exit.fact.unsafe', { count: unsafe }) : t(isEmpty ? 'exit.fact.empty' : 'exit.fact.safe'),
    network: quiet > 0 ? t('exit.fact.quiet', { count: quiet }) : t(isEmpty ? 'exit.fact.empty' : 'exit.fact.active'),
  }
}

function keyFact(keys: FoundExitPlan['facts']['keys'], t: TFunction): string {
  if (!keys.canSign) return t('exit.fact.keysLocked')
  return keys.organisations === 0 ? t('exit.fact.empty') : t('exit.fact.keys', keys)
}

/** What is not settled yet, in words. */
export const openInWords = (items: readonly string[], t: TFunction): string =>
  exitItems
    .filter((item) => items.includes(item))
    .map((item) => t(`exit.item.${item}`))
    .join('; ')

export function ExitTag({ state }: { state: ExitState }) {
  const { t } = useTranslation()
  return <StatusTag tone={tones[state]}>{t(`exit.state.${state}`)}</StatusTag>
}

interface ExitTableProps {
  plan: SeenExitPlan
  /** Below it each thing has its page, for those who may write it. */
  at?: string | undefined
}

/** The things that a place settles before it carries on alone, each with what the site knows of it. */
export function ExitTable({ plan, at }: ExitTableProps) {
  const { t, language } = useTranslation()
  const known = factsInWords(plan, { t, language })
  return (
    <DataTable<ExitLine>
      caption={t('exit.title')}
      hideCaption
      rows={plan.lines}
      rowKey={({ item }) => item}
      columns={[
        {
          ...{ key: 'what', title: t('exit.thing'), names: true },
          cell: ({ item }) => (at ? <a href={`${at}/${item}`}>{t(`exit.item.${item}`)}</a> : t(`exit.item.${item}`)),
        },
        { key: 'fact', title: t('exit.fact.title'), bare: true, cell: ({ item }) => known[item] },
        {
          ...{ key: 'who', title: t('exit.owner') },
          cell: ({ ownerId, ownerName, dueOn }) => (
            <>
              {ownerId ? ownerName || t('meeting.former') : t('exit.nobody')}
              {dueOn && `, ${t('exit.by', { date: longDate(language, dayOf(dueOn)) })}`}
            </>
          ),
        },
        {
          ...{ key: 'state', title: t('year.state'), bare: true },
          cell: ({ state, said }) => (
            <>
              <ExitTag state={state} />
              {said && <div className="muted small as-written">{said}</div>}
            </>
          ),
        },
      ]}
    />
  )
}

/** How far it is: in the head of a page. */
export function ExitCount({ lines }: Pick<SeenExitPlan, 'lines'>) {
  const { t } = useTranslation()
  const open = lines.filter(({ state }) => state === 'open').length
  return <>{open > 0 ? t('exit.open', { count: open }) : t('exit.closed')}</>
}
