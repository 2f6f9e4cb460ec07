import { z } from 'zod'
import { type CoapplicantRight, coapplicantRights } from '#capabilities/programme/coapplicant.ts'
import {
  type InviteCoapplicantOutcome,
  inviteCoapplicant,
  listCoapplicants,
} from '#capabilities/programme/invite-coapplicant.ts'
import { type RemoveCoapplicantOutcome, removeCoapplicant } from '#capabilities/programme/remove-coapplicant.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ownApplication } from '#web/programme/application-in-hand.ts'
import { clientKeyOf } from '#web/programme/client-key.ts'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-people'
import { type LookedAt, lookThenMail, unsent } from './look-then-mail.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { link, here, application, call, until, now } = await ownApplication(args)
  const place = application.typed.place?.placeName ?? application.reference
  const people = await listCoapplicants(link, services)
  return {
    ...{ here, call, place, by: application.name, until, now },
    people: people.map(({ id, name, email, rightTo, acceptedAt }) => ({ id, name, email, rightTo, acceptedAt })),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  name: requiredText(120),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  rightTo: z.enum(coapplicantRights, { error: says('forms.choose') }),
})
const labels: FieldLabels = {
  name: 'together.people.name',
  email: 'together.people.email',
  rightTo: 'together.people.rightTo',
}

type Outcome = InviteCoapplicantOutcome | RemoveCoapplicantOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  ...unsent,
  'invited-already': 'together.refused.invited-already',
  'own-address': 'together.refused.own-address',
  'too-many-people': 'together.refused.too-many-people',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { link, here } = await ownApplication(args)
  const { applicationId } = link
  const { masterKey } = services
  const powers = { ...services, now }
  return lookThenMail(await args.request.formData(), {
    ...{ schema, refused, back: `${here}/people` },
    send: (value) =>
      inviteCoapplicant(
        { applicationId, ...value },
        { ...powers, queue, clientKey: clientKeyOf(args.request, masterKey) },
      ),
    remove: (coapplicantId) => removeCoapplicant({ applicationId, coapplicantId }, powers),
  })
}

/** Who writes an application with its applicant: invited by mail, and taken out at once. */
export default function ApplicationPeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, people } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field, choice } = useFields({ labels, typed, errors })
  const title = t('together.people.title')
  const leaving = people.find(({ id }) => id === typed.who)
  const rightTo = coapplicantRights.find((one) => one === typed.rightTo)
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('together.people.lead')} />
      {people.length === 0 && <p className="muted">{t('together.people.none')}</p>}
      {people.map((one) => (
        <Section key={one.id} title={one.name}>
          <p>
            {one.email} · {t(`together.right.${one.rightTo}`)}{' '}
            <StatusTag tone={one.acceptedAt ? 'good' : 'info'}>
              {t(one.acceptedAt ? 'together.people.accepted' : 'together.people.waits')}
            </StatusTag>
          </p>
          {!(actionData?.asks === 'remove' && one.id === leaving?.id) && (
            <Form>
              <input type="hidden" name="who" value={one.id} />
              <Button kind="quiet" small name="do" value="look-remove">
                {t('together.people.remove', { name: one.name })}
              </Button>
            </Form>
          )}
          {actionData?.asks === 'remove' && one.id === leaving?.id && (
            <Form>
              <AskFirst
                no={{ label: t('common.notYet') }}
                question={t('together.people.ask', { name: one.name })}
                yes={{ value: 'remove', label: t('together.people.removeNow'), danger: true }}
              >
                <p>{t('together.people.askText')}</p>
                <input type="hidden" name="who" value={one.id} />
              </AskFirst>
            </Form>
          )}
        </Section>
      ))}
      <Section title={t('together.people.add')}>
        <Form>
          {actionData?.asks === 'send' && rightTo ? (
            <Preview {...loaderData} typed={typed} rightTo={rightTo} />
          ) : (
            <>
              <TextInput {...field('name')} />
              <TextInput {...field('email')} type="email" />
              <RadioGroup
                {...choice('rightTo')}
                options={coapplicantRights.map((right) => ({ value: right, label: t(`together.right.${right}`) }))}
              />
              <Button name="do" value="look">
                {t('together.people.look')}
              </Button>
            </>
          )}
        </Form>
      </Section>
    </NarrowPage>
  )
}

type PreviewProps = Pick<Route.ComponentProps['loaderData'], 'place' | 'by' | 'call' | 'until' | 'now'> & {
  typed: Record<string, string>
  rightTo: CoapplicantRight
}

/** The mail as it will arrive, with what was typed carried along. */
function Preview({ place, by, call, until, now, typed, rightTo }: PreviewProps) {
  const { t, language } = useTranslation()
  const { name, email } = typed
  const figures = {
    ...{ place, by, name, title: inLanguage(language, call.title, call.titleCy) },
    until: dayAndTime(language, until, now),
  }
  return (
    <>
      <AskFirst
        no={{ keepsTyped: true, label: t('common.notYet') }}
        question={t('together.people.askInvite', { name, email })}
        yes={{ value: 'send', label: t('together.people.inviteNow') }}
      >
        <p>{t('together.people.inviteText')}</p>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="rightTo" value={rightTo} />
      </AskFirst>
      <LetterPreview
        subject={t('mail.coapplicant.subject', figures)}
        heading={t('mail.coapplicant.heading', figures)}
        paragraphs={[t('mail.coapplicant.text', figures), t(`mail.coapplicant.right.${rightTo}`)]}
        action={t('mail.coapplicant.action')}
        footer={t('mail.coapplicant.footer', figures)}
      />
    </>
  )
}
