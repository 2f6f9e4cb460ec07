import { redirect } from 'react-router'
import { type AddPhotoOutcome, addPhoto } from '#capabilities/photos/add-photo.ts'
import { findOwnPhotos } from '#capabilities/photos/find-shown-photo.ts'
import type { PhotoAuthority, PhotoPlan } from '#capabilities/photos/photo.ts'
import { fewestPixels, mostPhotoMegabytes } from '#capabilities/photos/photo-rules.ts'
import { removePhoto } from '#capabilities/photos/remove-photo.ts'
import { showPhoto } from '#capabilities/photos/show-photo.ts'
import { withdrawPhoto } from '#capabilities/photos/withdraw-photo.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import type { Visit } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'

type Fields = 'file' | 'alt' | 'altCy' | 'people'

const labels: FieldLabels<Fields> = {
  file: 'photos.file',
  alt: 'photos.alt',
  altCy: 'photos.altCy',
  people: 'photos.people',
}

type Refusal = Extract<AddPhotoOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'photo-is-too-large': 'photos.refused.photo-is-too-large',
  'photo-kind-is-not-taken': 'photos.refused.photo-kind-is-not-taken',
  'photo-is-from-an-iphone': 'photos.refused.photo-is-from-an-iphone',
  'photo-cannot-be-read': 'photos.refused.photo-cannot-be-read',
  'photo-is-too-small': 'photos.refused.photo-is-too-small',
  'photo-has-too-many-points': 'photos.refused.photo-has-too-many-points',
  'not-theirs': 'photos.refused.not-theirs',
}

const longestAlt = 250

export async function loadPhotos(plan: PhotoPlan, { services }: Visit, request: Request) {
  const { searchParams } = new URL(request.url)
  return {
    use: plan.use,
    photos: await findOwnPhotos(plan, services),
    said: searchParams.has('published')
      ? ('shown' as const)
      : searchParams.has('removed')
        ? ('off' as const)
        : undefined,
  }
}

export interface PhotoAnswer {
  errors: FormErrors
  typed: Record<string, string>
}

/** Adds, shows, takes off or deletes. A file is looked at before it is shown to everybody. */
export async function changePhotos(
  plan: PhotoPlan,
  { by, visit, request }: { by: PhotoAuthority; visit: Visit; request: Request },
): Promise<Response | PhotoAnswer> {
  const powers = { database: visit.services.database, by, now: visit.now }
  const here = new URL(request.url).pathname
  const form = await request.formData()
  const photoId = String(form.get('photo') ?? '')
  switch (form.get('do')) {
    case 'show': {
      const outcome = isId(photoId) ? await showPhoto({ photoId, ...plan }, powers) : { ok: false }
      return outcome.ok
        ? redirect(`${here}?published`)
        : { errors: { file: 'photos.refused.not-theirs' } as FormErrors, typed: {} }
    }
    case 'take-off':
      await withdrawPhoto(plan, powers)
      return redirect(`${here}?removed`)
    case 'delete':
      if (isId(photoId)) await removePhoto({ photoId, ...plan }, powers)
      return redirect(here)
    default: {
      const typed = Object.fromEntries(
        (['alt', 'altCy', 'people'] as const).map((name) => [name, String(form.get(name) ?? '').trim()]),
      )
      const file = form.get('file')
      const errors: FormErrors = {
        ...(file instanceof File && file.size > 0 ? {} : { file: 'photos.chooseFile' as const }),
        ...(typed.alt ? {} : { alt: 'forms.required' as const }),
        ...(typed.people === 'none' || typed.people === 'agreed' ? {} : { people: 'photos.peopleChoose' as const }),
      }
      for (const name of ['alt', 'altCy'] as const)
        if ((typed[name]?.length ?? 0) > longestAlt)
          errors[name] = { message: 'forms.tooLong', figures: { limit: longestAlt, length: typed[name]?.length ?? 0 } }
      if (Object.keys(errors).length > 0 || !(file instanceof File)) return { errors, typed }
      const outcome = await addPhoto(
        {
          ...plan,
          bytes: new Uint8Array(await file.arrayBuffer()),
          alt: typed.alt ?? '',
          altCy: typed.altCy || null,
          showsPeople: typed.people === 'agreed',
        },
        powers,
      )
      if (outcome.ok) return redirect(here)
      const figures = 'figures' in outcome ? outcome.figures : undefined
      return { errors: { file: { message: refused[outcome.refusal], figures: figures ?? {} } }, typed }
    }
  }
}

interface PhotoDeskProps extends Awaited<ReturnType<typeof loadPhotos>> {
  back: { href: string; label: string }
  /** What is said of it beside the usual words. */
  note?: string | undefined
  answer: PhotoAnswer | undefined
}

export function PhotoDesk({ use, photos: { shown, waiting }, said, back, note, answer }: PhotoDeskProps) {
  const { t, language } = useTranslation()
  const errors = answer?.errors ?? {}
  const { field, choice } = useFields<Fields>({ labels, typed: answer?.typed ?? {}, errors })
  const least = fewestPixels[use]
  return (
    <>
      <BackLink {...back} />
      <FormErrorSummary errors={errors} labels={labels} />
      {said && !answer && <Notice tone="good" title={t(`photos.said.${said}`)} live />}
      <PageHead title={t(`photos.title.${use}`)} lead={[t(`photos.lead.${use}`), note].filter(Boolean).join(' ')} />
      {waiting.map((photo, at) => (
        <section key={photo.id} className="card stack">
          <h2>{t('photos.waiting')}</h2>
          <img src={photo.look} alt={inLanguage(language, photo.alt, photo.altCy)} className="photo-look" />
          <p className="muted">{t('photos.describes', { words: inLanguage(language, photo.alt, photo.altCy) })}</p>
          <Form>
            <input type="hidden" name="photo" value={photo.id} />
            <ButtonGroup>
              <Button kind={at === 0 ? 'primary' : 'quiet'} name="do" value="show">
                {t('photos.show')}
              </Button>
              <Button kind="plain" name="do" value="delete">
                {t('photos.delete')}
              </Button>
            </ButtonGroup>
          </Form>
        </section>
      ))}
      {shown && (
        <section className="card stack">
          <h2>{t('photos.shown')}</h2>
          <img src={shown.look} alt={inLanguage(language, shown.alt, shown.altCy)} className="photo-look" />
          <p className="muted">{t('photos.describes', { words: inLanguage(language, shown.alt, shown.altCy) })}</p>
          <Form>
            <Button kind="quiet" name="do" value="take-off">
              {t('photos.takeOff')}
            </Button>
          </Form>
        </section>
      )}
      <section className="stack">
        <h2>{t(shown || waiting.length > 0 ? 'photos.another' : 'photos.add')}</h2>
        <Form encType="multipart/form-data">
          <Stack>
            <UploadInput
              {...field('file')}
              mostBytes={mostPhotoMegabytes * 1_000_000}
              accept="image/jpeg,image/png,image/webp,image/avif"
              hint={t('photos.fileHint', { megabytes: mostPhotoMegabytes, width: least.width, height: least.height })}
            />
            <TextInput
              {...field('alt')}
              hint={t(use === 'entrance' ? 'photos.altHintEntrance' : 'photos.altHint')}
              maxLength={longestAlt}
            />
            <TextInput {...field('altCy')} optional={t('common.optional')} maxLength={longestAlt} lang="cy" />
            <RadioGroup
              {...choice('people')}
              hint={t('photos.peopleHint')}
              options={[
                { value: 'none', label: t('photos.peopleNone') },
                { value: 'agreed', label: t('photos.peopleAgreed') },
              ]}
            />
            <Button kind={waiting.length > 0 ? 'quiet' : 'primary'} name="do" value="add">
              {t('photos.look')}
            </Button>
          </Stack>
        </Form>
      </section>
    </>
  )
}
