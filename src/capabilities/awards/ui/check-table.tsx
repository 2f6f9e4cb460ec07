import type { Check } from '@waymark/open-badges'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import type { Tone } from '#design/ui/tone.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** A check with its sentence for a lay reader. */
export type ExplainedCheck = Pick<Check, 'id' | 'outcome' | 'detail' | 'spec'> & { explanation: string }

const tones: Record<Check['outcome'], Tone> = { passed: 'good', failed: 'bad', 'not-checked': 'info' }

/** Everything that was checked, each with its result and what that means. */
export function CheckTable({ checks }: { checks: ExplainedCheck[] }) {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('check.checks')}
      hideCaption
      rows={checks}
      rowKey={(check) => check.id}
      columns={[
        { key: 'check', title: t('check.which'), cell: (check) => t(`check.check.${check.id}`), names: true },
        {
          key: 'outcome',
          title: t('check.result'),
          cell: (check) => <StatusTag tone={tones[check.outcome]}>{t(`check.outcome.${check.outcome}`)}</StatusTag>,
        },
        {
          key: 'means',
          title: t('check.means'),
          cell: (check) => (
            <div>
              {check.explanation} {check.detail && <span className="muted small">{check.detail}</span>}{' '}
              <span className="muted small">({check.spec})</span>
            </div>
          ),
        },
      ]}
    />
  )
}
