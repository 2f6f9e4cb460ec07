import { redirect } from 'react-router'
import { z } from 'zod'
import { type KeepViewOutcome, keepView } from '#capabilities/people/keep-view.ts'
import { removeSavedView } from '#capabilities/people/remove-saved-view.ts'
import { longestViewName, longestViewQuery, mostSavedViews } from '#capabilities/people/saved-view.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, FormProblem } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { nextAddress } from '#web/site/next-address.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/saved-views'

const schema = z.object({
  name: z.string({ error: says('forms.required') }).max(longestViewName, says('forms.tooLong')),
})

const labels: FieldLabels = { name: 'desk.list.viewName' }

const refused: Record<Extract<KeepViewOutcome, { ok: false }>['refusal'], FormProblem> = {
  'too-many-views': { message: 'desk.list.tooManyViews', figures: { limit: mostSavedViews } },
}

const longestPath = 200

/** The list that a view is of: always a page of this site. */
function listOf(form: FormData): { path: string; query: string } {
  const path = nextAddress(form.get('path'), '/').split('?')[0]?.slice(0, longestPath) ?? '/'
  return { path, query: String(form.get('query') ?? '').slice(0, longestViewQuery) }
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  path: string
  query: string
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  const { path, query } = listOf(form)
  const powers = { database: services.database, signedIn, now }
  switch (form.get('do')) {
    case 'remove-view': {
      const viewId = String(form.get('view') ?? '')
      // Removed already in another tab: the list shows that it is gone.
      if (isId(viewId)) await removeSavedView({ viewId }, powers)
      return redirect(path)
    }
    case 'keep-view': {
      const parsed = parseForm(schema, form)
      if (!parsed.ok) return { errors: parsed.errors, typed: parsed.typed, path, query }
      const outcome = await keepView({ path, query, name: parsed.value.name }, powers)
      if (outcome.ok) return redirect(query ? `${path}?${query}` : path)
      const errors: FormErrors = { name: refused[outcome.refusal] }
      return { errors, typed: parsed.typed, path, query }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** Where a view could not be kept: its name is asked for again. */
export default function SavedViewPage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  // Asked for without a form, the way on is to what the visitor has.
  const { errors, typed, path, query }: Answer = actionData ?? { errors: {}, typed: {}, path: '/me', query: '' }
  return (
    <SitePage
      title={actionData ? t('common.errorTitle', { title: t('desk.list.keepView') }) : t('desk.list.views')}
      unlisted
    >
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={query ? `${path}?${query}` : path} label={t('desk.list.back')} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={t(actionData ? 'desk.list.keepView' : 'desk.list.views')} />
          {actionData && (
            <Form>
              <input type="hidden" name="path" value={path} />
              <input type="hidden" name="query" value={query} />
              <TextInput
                name="name"
                label={t('desk.list.viewName')}
                hint={t('desk.list.viewNameHint', { limit: longestViewName })}
                value={typed.name}
                error={errors.name && problemIn(t, errors.name)}
              />
              <Button name="do" value="keep-view">
                {t('desk.list.keep')}
              </Button>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
