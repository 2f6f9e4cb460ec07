import { redirect } from 'react-router'
import { addEvidenceFile } from '#capabilities/evidence/add-evidence-file.ts'
import { digestAddress } from '#capabilities/evidence/evidence-format.ts'
import {
  contentKeptMonths,
  isTheLearners,
  longestTitle,
  mayBeTakenBack,
  mostFileMegabytes,
  mostFiles,
} from '#capabilities/evidence/evidence-rules.ts'
import { removeEvidenceFile } from '#capabilities/evidence/remove-evidence-file.ts'
import { evidenceRevision, reviseEvidence } from '#capabilities/evidence/revise-evidence.ts'
import { takeEvidenceBack } from '#capabilities/evidence/send-evidence.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/my-evidence'
import { fileProblem, readEvidenceForm } from './evidence-form.ts'
import { EvidenceStateTag } from './evidence-state.tsx'
import { myEvidenceDesk } from './my-evidence-desk.ts'
import { ShownEvidence } from './shown-evidence.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { piece, files, badge, here } = await myEvidenceDesk({ context, params })
  return {
    piece,
    files,
    badge,
    here,
    revision: evidenceRevision(piece),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { piece, here, powers } = await myEvidenceDesk({ context, params })
  const { verb, typed, errors, basedOn, content, files } = readEvidenceForm(await request.formData())
  const [what, fileId = ''] = verb.split(' ')
  const pieceId = piece.id
  const refused = (refusal: keyof typeof keepRefused) => ({
    errors: { title: keepRefused[refusal] } as FormErrors,
    typed,
  })
  if (what === 'take-back') {
    const outcome = await takeEvidenceBack({ pieceId }, powers)
    return outcome.ok
      ? redirect('/me/evidence')
      : { errors: { title: takeBackRefused[outcome.refusal] } as FormErrors, typed }
  }
  if (what !== 'keep' && what !== 'look-through' && what !== 'remove-file') throw new Response(null, { status: 400 })
  if (Object.keys(errors).length > 0) return { errors, typed }
  // All buttons keep what was written.
  const kept = await reviseEvidence({ pieceId, ...content, basedOn }, powers)
  if (!kept.ok)
    return isChangedMeanwhile(kept.refusal)
      ? { errors: {} as FormErrors, typed, isChanged: true }
      : refused(kept.refusal)
  if (what === 'remove-file') {
    const removed = await removeEvidenceFile({ pieceId, fileId }, powers)
    if (!removed.ok) return refused(removed.refusal)
  }
  for (const file of files) {
    const added = await addEvidenceFile(
      { pieceId, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      powers,
    )
    if (!added.ok)
      return { errors: { files: fileProblem(added.refusal, file.name) } as FormErrors, typed, isSaved: true }
  }
  return redirect(what === 'look-through' ? `${here}/check` : `${here}?saved`)
}

const keepRefused = {
  'evidence-not-found': 'evidence.refused.gone',
  'evidence-is-sent': 'evidence.refused.sent',
  'changed-meanwhile': 'forms.changed.title',
} as const

const isChangedMeanwhile = (refusal: keyof typeof keepRefused) => refusal === 'changed-meanwhile'

const takeBackRefused = {
  'evidence-not-found': 'evidence.refused.gone',
  'evidence-is-decided': 'evidence.refused.decided',
} as const

const evidenceLabels: FieldLabels = {
  title: 'evidence.title',
  body: 'evidence.body',
  links: 'evidence.links',
  files: 'evidence.files',
}

export default function MyEvidencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { piece, badge, isSaved } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const name = inLanguage(language, badge.name, badge.nameCy)
  const title = t('evidence.for', { badge: name })
  const hasErrors = Object.keys(errors).length > 0
  return (
    <SitePage title={hasErrors ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/evidence" label={t('evidence.mine')} />
          <FormErrorSummary errors={errors} labels={evidenceLabels} />
          {isSaved && !hasErrors && <Notice tone="good" title={t('evidence.kept')} live />}
          <PageHead title={title} eyebrow={badge.organisationName} actions={<EvidenceStateTag state={piece.state} />} />
          {piece.comment && (
            <Notice tone="info" title={t('evidence.said', { organisation: badge.organisationName })}>
              <Paragraphs text={piece.comment} />
            </Notice>
          )}
          {isTheLearners(piece.state) ? (
            <EvidenceForm {...loaderData} errors={errors} answered={actionData} />
          ) : (
            <Sent {...loaderData} />
          )}
          {mayBeTakenBack(piece.state) && (
            <Form>
              <p className="muted">{t('evidence.takeBackText')}</p>
              <ButtonGroup>
                <Button kind="quiet" name="do" value="take-back" icon="trash">
                  {t('evidence.takeBack')}
                </Button>
              </ButtonGroup>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

type Loaded = Route.ComponentProps['loaderData']
type Answered = {
  errors: FormErrors
  answered: { typed: Record<string, string>; isChanged?: boolean; isSaved?: boolean } | undefined
}

function EvidenceForm({ piece, files, badge, revision, errors, answered }: Loaded & Answered) {
  const { t, language } = useTranslation()
  const stored = { title: piece.title, body: piece.body, links: piece.links.join('\n') }
  const typed: Record<string, string> = answered?.typed ?? { ...stored, ...(piece.isShown && { shown: 'yes' }) }
  const { field } = useFields({ labels: evidenceLabels, typed, errors })
  const asked = inLanguage(language, badge.evidenceGuidance ?? badge.criteria, badge.evidenceGuidanceCy)
  const optional = t('common.optional')
  return (
    <Form encType="multipart/form-data">
      <BasedOn revision={revision} answered={answered} />
      {answered?.isChanged && <ChangedMeanwhile labels={evidenceLabels} saved={stored} typed={typed} />}
      <div>
        <h2>{t('evidence.asked')}</h2>
        <Paragraphs text={asked} />
      </div>
      <TextInput {...field('title')} hint={t('evidence.titleHint')} maxLength={longestTitle} />
      <TextArea {...field('body')} hint={t('evidence.bodyHint')} rows={8} optional={optional} />
      <TextArea {...field('links')} hint={t('evidence.linksHint')} rows={3} optional={optional} />
      <Notice tone="warn" title={t('evidence.facesTitle')}>
        {t('evidence.faces')}
      </Notice>
      {files.length > 0 && (
        <ul className="stack stack-s bare">
          {files.map((file) => (
            <li key={file.id}>
              <bdi>{file.name}</bdi>{' '}
              <Button kind="plain" small name="do" value={`remove-file ${file.id}`}>
                {t('evidence.removeFile')} <span className="visually-hidden">{file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <UploadInput
        mostBytes={mostFileMegabytes * 1_000_000}
        name="files"
        label={t('evidence.files')}
        hint={t('evidence.filesHint', { most: mostFiles, megabytes: mostFileMegabytes })}
        optional={optional}
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,application/pdf"
        error={field('files').error}
      />
      <Checkbox name="shown" label={t('evidence.show')} hint={t('evidence.showHint')} checked={typed.shown === 'yes'} />
      <ButtonGroup>
        <Button name="do" value="look-through">
          {t('evidence.look')}
        </Button>
        <Button kind="quiet" name="do" value="keep">
          {t('evidence.keep')}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

function Sent({ piece, files, here }: Loaded) {
  const { t } = useTranslation()
  return (
    <section className="stack">
      {piece.contentRemovedAt ? (
        <p>{t('evidence.contentRemoved')}</p>
      ) : (
        <ShownEvidence piece={piece} files={files} at={here} />
      )}
      {piece.digest && (
        <div className="stack stack-s">
          <h2>{t('evidence.digestTitle')}</h2>
          <p>{t('evidence.digestText')}</p>
          <p>
            <code>{digestAddress(piece.digest)}</code>
          </p>
          {!piece.contentRemovedAt && (
            <p>
              <a href={`${here}/manifest.json`} download>
                {t('evidence.manifest')}
              </a>
            </p>
          )}
        </div>
      )}
      <p className="muted small">{t('evidence.keptFor', { count: contentKeptMonths })}</p>
    </section>
  )
}
