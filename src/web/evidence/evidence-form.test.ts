import { expect, test } from 'vitest'
import { readEvidenceForm } from './evidence-form.ts'

test('an empty file is told of, and a box that was left empty is not', () => {
  const form = new FormData()
  form.append('files', new File([], ''))
  expect(readEvidenceForm(form).errors).toEqual({})
  form.append('files', new File([], 'homework.pdf'))
  form.append('files', new File(['x'], 'other.pdf'))
  const { errors, files } = readEvidenceForm(form)
  expect(errors.files).toEqual({ message: 'evidence.refused.empty', figures: { name: 'homework.pdf' } })
  expect(files.map(({ name }) => name)).toEqual(['other.pdf'])
})
