import { EmptyState } from '#design/cards/empty-state.tsx'
import { Queue } from '#design/tables/queue.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useDesk } from './desk-data.ts'
import type { Queued } from './queued.ts'

const dayMs = 86_400_000

/** What waits on this desk: the heading counts it, each row is one thing with one button. */
export function DeskQueue() {
  const { t, language } = useTranslation()
  const desk = useDesk()
  const { queue = [], now = new Date(0) } = desk ?? {}
  const ageOf = ({ since }: Queued) => {
    if (!since) return undefined
    const days = Math.floor((now.getTime() - since.getTime()) / dayMs)
    return days < 1 ? t('desk.today') : t('desk.days', { count: days })
  }
  // What an organisation could do next is no matter of one that has closed.
  if (queue.length === 0 && desk?.isClosed) return null
  if (queue.length === 0)
    return (
      <EmptyState title={t('desk.queue.none')} level={2} icon="check">
        {t(`desk.queue.noneText.${desk?.kind ?? 'organisation'}`)}
      </EmptyState>
    )
  return (
    <section className="stack stack-s" aria-labelledby="waiting">
      <h2 id="waiting">{t('desk.queue.waits', { count: queue.length })}</h2>
      <Queue
        label={t('desk.queue.waits', { count: queue.length })}
        items={queue.map((one) => {
          const figures = {
            ...{ name: inLanguage(language, one.name ?? '', one.nameCy ?? null), count: one.count ?? 0 },
            ...{ of: one.of, left: t('desk.days', { count: one.daysLeft ?? 0 }) },
          }
          return {
            key: `${one.kind} ${one.id}`,
            title: t(`desk.queue.${one.kind}.title`, figures),
            text: inLanguage(language, one.note ?? '', one.noteCy) || t(`desk.queue.${one.kind}.text`, figures),
            age: ageOf(one),
            isUrgent: one.isUrgent ?? false,
            action: { href: one.href, label: t(`desk.queue.${one.kind}.action`) },
          }
        })}
      />
    </section>
  )
}
