import { z } from 'zod'
import type { AddFileRefusal } from '#capabilities/evidence/add-evidence-file.ts'
import type { EvidenceContent } from '#capabilities/evidence/evidence-piece.ts'
import {
  longestBody,
  longestTitle,
  mostFileMegabytes,
  mostFiles,
  mostLinks,
} from '#capabilities/evidence/evidence-rules.ts'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { basedOnField, basedOnOf } from '#web/site/changed-meanwhile.tsx'

const longestLink = 500

interface EvidenceForm {
  verb: string
  typed: Record<string, string>
  errors: FormErrors
  content: EvidenceContent
  basedOn: string | undefined
  files: File[]
}

/** Reads what a learner writes and adds. */
export function readEvidenceForm(form: FormData): EvidenceForm {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim()
  const basedOn = basedOnOf(form)
  const typed = {
    title: text('title'),
    body: text('body'),
    links: text('links'),
    ...(form.has('shown') && { shown: 'yes' }),
    ...(basedOn && { [basedOnField]: basedOn }),
  }
  const links = typed.links.split(/\s+/).filter(Boolean)
  const errors: FormErrors = {}
  const tooLong = (limit: number, length: number): FormProblem => ({
    message: 'forms.tooLong',
    figures: { limit, length },
  })
  if (typed.title.length > longestTitle) errors.title = tooLong(longestTitle, typed.title.length)
  if (typed.body.length > longestBody) errors.body = tooLong(longestBody, typed.body.length)
  if (links.length > mostLinks)
    errors.links = { message: 'evidence.refused.tooManyLinks', figures: { most: mostLinks } }
  const wrong = links.find(
    (link) => link.length > longestLink || !z.url({ protocol: /^https?$/ }).safeParse(link).success,
  )
  if (wrong) errors.links = { message: 'evidence.refused.badLink', figures: { link: wrong.slice(0, 80) } }
  const chosen = form.getAll('files').filter((one): one is File => one instanceof File && one.name !== '')
  const empty = chosen.find(({ size }) => size === 0)
  if (empty) errors.files = { message: 'evidence.refused.empty', figures: { name: empty.name.slice(0, 80) } }
  return {
    verb: text('do'),
    typed,
    errors,
    basedOn,
    content: { title: typed.title, body: typed.body, links, isShown: form.has('shown') },
    files: chosen.filter(({ size }) => size > 0),
  }
}

const fileWords: Record<AddFileRefusal, MessageKey> = {
  'file-is-too-large': 'evidence.refused.tooLarge',
  'kind-is-not-taken': 'evidence.refused.kind',
  'picture-is-heic': 'evidence.refused.heic',
  'picture-cannot-be-read': 'evidence.refused.picture',
  'too-many-files': 'evidence.refused.tooMany',
  'evidence-is-sent': 'evidence.refused.sent',
  'evidence-not-found': 'evidence.refused.gone',
}

/** Names the file, the limit and what to do. */
export function fileProblem(refusal: AddFileRefusal, name: string): FormProblem {
  return { message: fileWords[refusal], figures: { name, most: mostFiles, megabytes: mostFileMegabytes } }
}
