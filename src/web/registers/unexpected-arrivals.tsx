import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Since so many minutes those who came in can be taken off; or all of them. */
const choosableMinutes = [5, 15, 60]
export const allArrivals = 'all'

/** From when on arrivals are meant: null for all of them, undefined where the form was made up. */
export function readSince(value: FormDataEntryValue | null, now: Date): Date | null | undefined {
  if (value === allArrivals) return null
  const minutes = choosableMinutes.find((one) => String(one) === value)
  return minutes === undefined ? undefined : new Date(now.getTime() - minutes * 60_000)
}

interface UnexpectedArrivalsProps {
  letInAt: Date[]
  now: Date
  /** What was taken off a moment ago, and when. */
  removed: { at: string; count: number } | undefined
}

/** Names that nobody expected and nobody ticked, typed at the door: one press takes them off, another brings them back. */
export function UnexpectedArrivals({ letInAt, now, removed }: UnexpectedArrivalsProps) {
  const { t } = useTranslation()
  const since = choosableMinutes.map((minutes) => ({
    minutes,
    count: letInAt.filter((at) => now.getTime() - at.getTime() <= minutes * 60_000).length,
  }))
  // A choice that means the same as a longer one is left out.
  const choices = since.filter(({ count }, nth) => count > 0 && count < (since[nth + 1]?.count ?? letInAt.length))
  return (
    <>
      {removed && (
        <Form>
          <Notice tone="good" title={t('registers.arrivals.removed', { count: removed.count })} live>
            <p>{t('registers.arrivals.removedText')}</p>
            <Button kind="quiet" name="do" value={`restore-arrivals ${removed.at}`}>
              {t('registers.arrivals.restore')}
            </Button>
          </Notice>
        </Form>
      )}
      {letInAt.length > 0 && (
        <div className="no-print" data-needs-sent>
          <Disclosure summary={t('registers.arrivals.title', { count: letInAt.length })}>
            <Form className="stack">
              <p className="muted">{t('registers.arrivals.text')}</p>
              <Select
                name="since"
                label={t('registers.arrivals.which')}
                options={[
                  ...choices.map(({ minutes, count }) => ({
                    value: String(minutes),
                    label: t('registers.arrivals.lately', { minutes, count }),
                  })),
                  { value: allArrivals, label: t('registers.arrivals.all', { count: letInAt.length }) },
                ]}
              />
              <p>
                <Button kind="quiet" name="do" value="remove-arrivals">
                  {t('registers.arrivals.remove')}
                </Button>
              </p>
            </Form>
          </Disclosure>
        </div>
      )}
    </>
  )
}
