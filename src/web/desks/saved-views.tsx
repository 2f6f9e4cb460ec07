import { longestViewName } from '#capabilities/people/saved-view.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { useDesk } from './desk-data.ts'

/** A person's own views of this list, by name, and a way to keep the one that is shown. */
export function SavedViews({ path, filters }: { path: string; filters: Record<string, string> }) {
  const { t } = useTranslation()
  const views = useDesk()?.views ?? []
  const query = withFilter({ path: '', filters }, {}).slice(1)
  if (views.length === 0 && !query) return null
  const current = views.find((view) => view.query === query)
  return (
    <div className="saved-views">
      {views.length > 0 && (
        <ul className="chips" aria-label={t('desk.list.views')}>
          {views.map((view) => (
            <li key={view.id}>
              <a className="chip" href={`${path}?${view.query}`} aria-current={view === current ? 'true' : undefined}>
                {view.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t(query && !current ? 'desk.list.keepView' : 'desk.list.changeViews')}>
        <div className="stack stack-s">
          {query && !current && (
            <Form action="/me/views">
              <input type="hidden" name="path" value={path} />
              <input type="hidden" name="query" value={query} />
              <TextInput
                name="name"
                label={t('desk.list.viewName')}
                hint={t('desk.list.viewNameHint', { limit: longestViewName })}
              />
              <Button small kind="quiet" name="do" value="keep-view">
                {t('desk.list.keep')}
              </Button>
            </Form>
          )}
          {views.map((view) => (
            <Form key={view.id} action="/me/views">
              <input type="hidden" name="path" value={path} />
              <input type="hidden" name="view" value={view.id} />
              <Button small kind="plain" name="do" value="remove-view">
                {t('desk.list.removeView', { name: view.name })}
              </Button>
            </Form>
          ))}
        </div>
      </Disclosure>
    </div>
  )
}
