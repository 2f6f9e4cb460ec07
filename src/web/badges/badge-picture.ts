import { type AddPictureOutcome, addBadgePicture } from '#capabilities/badges/add-badge-picture.ts'
import type { LookRefusal } from '#capabilities/badges/badge-rules.ts'
import type { PictureRefusal, RefusedPicture } from '#capabilities/badges/picture-rules.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import type { Database } from '#infrastructure/database/database.ts'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'

const refused: Record<PictureRefusal, MessageKey> = {
  'picture-is-too-large': 'picture.refused.picture-is-too-large',
  'drawing-is-too-large': 'picture.refused.drawing-is-too-large',
  'picture-kind-is-not-taken': 'picture.refused.picture-kind-is-not-taken',
  'picture-is-compressed': 'picture.refused.picture-is-compressed',
  'picture-cannot-be-read': 'picture.refused.picture-cannot-be-read',
  'picture-moves': 'picture.refused.picture-moves',
  'picture-is-not-square': 'picture.refused.picture-is-not-square',
  'picture-is-too-small': 'picture.refused.picture-is-too-small',
  'picture-has-too-many-points': 'picture.refused.picture-has-too-many-points',
  'picture-is-empty': 'picture.refused.picture-is-empty',
  'drawing-cannot-be-read': 'picture.refused.drawing-cannot-be-read',
  'drawing-has-a-program': 'picture.refused.drawing-has-a-program',
  'drawing-reaches-out': 'picture.refused.drawing-reaches-out',
  'drawing-has-entities': 'picture.refused.drawing-has-entities',
  'drawing-has-text': 'picture.refused.drawing-has-text',
  'drawing-has-a-picture': 'picture.refused.drawing-has-a-picture',
  'drawing-has-more': 'picture.refused.drawing-has-more',
  'drawing-has-other-style': 'picture.refused.drawing-has-other-style',
  'drawing-is-too-complex': 'picture.refused.drawing-is-too-complex',
  'drawing-is-not-square': 'picture.refused.drawing-is-not-square',
}

/** In which field of the form a look that is not possible is mended. */
export const lookRefused: Record<LookRefusal, { field: string; message: MessageKey }> = {
  'picture-not-found': { field: 'pictureFile', message: 'picture.gone' },
  'picture-needs-words': { field: 'imageAltCy', message: 'picture.wordsInBoth' },
}

interface Powers {
  database: Database
  manager: OrganisationManager
  now: Date
}

/**
 * A picture that came with the form is kept before anything else is looked at, and the form names it from then on: it
 * stays chosen whatever else has to be mended. Answers what is wrong with the file.
 */
export async function takePicture(form: FormData, powers: Powers): Promise<FormErrors> {
  const file = form.get('pictureFile')
  form.delete('pictureFile')
  if (file instanceof File && file.size > 0) {
    const outcome: AddPictureOutcome = await addBadgePicture(
      { bytes: new Uint8Array(await file.arrayBuffer()) },
      powers,
    )
    if (!outcome.ok) return { pictureFile: problemOf(outcome) }
    form.set('picture', outcome.picture)
    form.set('look', 'own')
  }
  if (form.get('look') === 'own' && !form.get('picture')) return { pictureFile: 'picture.chooseFile' }
  return {}
}

function problemOf({ refusal, figures }: RefusedPicture): FormProblem {
  return { message: refused[refusal], figures: figures ?? {} }
}
