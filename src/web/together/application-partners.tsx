import { z } from 'zod'
import { type AskPartnerOutcome, askPartner, listPartners, type Partner } from '#capabilities/programme/ask-partner.ts'
import { type PartnerWords, partnerLetter } from '#capabilities/programme/partner-letter-rules.ts'
import { type RemovePartnerOutcome, removePartner } from '#capabilities/programme/remove-partner.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { inLanguage, type Language, otherLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ownApplication } from '#web/programme/application-in-hand.ts'
import { clientKeyOf } from '#web/programme/client-key.ts'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { requiredText, says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-partners'
import { type LookedAt, lookThenMail, unsent } from './look-then-mail.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { link, here, application, call } = await ownApplication(args)
  const place = application.typed.place?.placeName ?? application.reference
  const { name: by, language } = application
  return { here, place, by, language, call, partners: await listPartners(link, services) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  organisation: requiredText(200),
  name: requiredText(120),
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  part: requiredText(1000),
})
const labels: FieldLabels = {
  organisation: 'together.partners.organisation',
  name: 'together.partners.name',
  email: 'together.people.email',
  part: 'together.partners.part',
}

type Outcome = AskPartnerOutcome | RemovePartnerOutcome
const refused: Record<Extract<Outcome, { ok: false }>['refusal'], MessageKey> = {
  ...unsent,
  'asked-already': 'together.refused.asked-already',
  'too-many-people': 'together.refused.too-many-partners',
}

export async function action(args: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, queue, now } = visitOf(args)
  const { link, here } = await ownApplication(args)
  const { applicationId } = link
  const { masterKey } = services
  const powers = { ...services, now }
  return lookThenMail(await args.request.formData(), {
    ...{ schema, refused, back: `${here}/partners` },
    send: (value) =>
      askPartner({ applicationId, ...value }, { ...powers, queue, clientKey: clientKeyOf(args.request, masterKey) }),
    remove: (partnerId) => removePartner({ applicationId, partnerId }, powers),
  })
}

/** Which organisations take part, each asked by mail whether it is so: assessors read of those who confirm it. */
export default function ApplicationPartnersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, partners } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('together.partners.title')
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
      <PageHead title={title} lead={t('together.partners.lead')} />
      {partners.length === 0 && <p className="muted">{t('together.partners.none')}</p>}
      {partners.map((one) => (
        <PartnerRow key={one.id} partner={one} asks={actionData?.asks === 'remove' && typed.who === one.id} />
      ))}
      <Section title={t('together.partners.add')}>
        <Form>
          {actionData?.asks === 'send' ? (
            <Preview {...loaderData} typed={typed} />
          ) : (
            <>
              <TextInput {...field('organisation')} />
              <TextInput {...field('name')} hint={t('together.partners.nameHint')} />
              <TextInput {...field('email')} type="email" />
              <TextArea {...field('part')} rows={4} hint={t('together.partners.partHint')} />
              <Button name="do" value="look">
                {t('together.partners.look')}
              </Button>
            </>
          )}
        </Form>
      </Section>
    </NarrowPage>
  )
}

function PartnerRow({ partner, asks }: { partner: Partner; asks: boolean }) {
  const { t } = useTranslation()
  const { id, organisation, name, part, confirmedAt, declinedAt, confirmedBy } = partner
  const state = confirmedAt ? 'confirmed' : declinedAt ? 'declined' : 'waits'
  const tones = { confirmed: 'good', declined: 'bad', waits: 'info' } as const
  return (
    <Section title={organisation}>
      <p>
        {confirmedBy ?? name} <StatusTag tone={tones[state]}>{t(`together.partners.${state}`)}</StatusTag>
      </p>
      <p>{part}</p>
      <Form>
        <input type="hidden" name="who" value={id} />
        {asks ? (
          <AskFirst
            no={{ label: t('common.notYet') }}
            question={t('together.partners.askRemove', { organisation })}
            yes={{ value: 'remove', label: t('together.partners.removeNow'), danger: true }}
          >
            <p>{t('together.partners.removeText')}</p>
          </AskFirst>
        ) : (
          <Button kind="quiet" small name="do" value="look-remove">
            {t('together.partners.remove', { organisation })}
          </Button>
        )}
      </Form>
    </Section>
  )
}

type PreviewProps = Pick<Route.ComponentProps['loaderData'], 'place' | 'by' | 'language' | 'call'> & {
  typed: Record<string, string>
}

/** The mail as it will arrive, with what was typed carried along. */
function Preview({ place, by, language, call, typed }: PreviewProps) {
  const { t } = useTranslation()
  const { organisation, name, part } = typed
  const wordsIn = (of: Language): PartnerWords => {
    const title = inLanguage(of, call.title, call.titleCy)
    return (key) => translator(of)(`mail.partner.${key}`, { place, by, organisation, name, part, title })
  }
  return (
    <>
      <AskFirst
        no={{ keepsTyped: true, label: t('common.notYet') }}
        question={t('together.partners.ask', { name, email: typed.email })}
        yes={{ value: 'send', label: t('together.partners.askNow') }}
      >
        <p>{t('together.partners.askText')}</p>
        {(['organisation', 'name', 'email', 'part'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
        ))}
      </AskFirst>
      <LetterPreview {...partnerLetter(wordsIn(language), wordsIn(otherLanguage(language)))} />
    </>
  )
}
