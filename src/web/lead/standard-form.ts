import { z } from 'zod'
import { type Level, type LevelWording, levels } from '#capabilities/places/badge-standard.ts'
import { requiredText } from '#web/site/fields.ts'

const parts = { name: 40, nameCy: 40, expects: 300, expectsCy: 300 } as const
type Part = keyof typeof parts
export const partNames = Object.keys(parts) as Part[]

/** The name of a field: `expectsCy-3` is what level 3 asks for, in Welsh. */
export const nameOfWording = (part: Part, level: Level) => `${part}-${level}` as const

const wordingFields = Object.fromEntries(
  levels.flatMap((level) =>
    (Object.keys(parts) as Part[]).map((part) => [nameOfWording(part, level), requiredText(parts[part])]),
  ),
) as Record<ReturnType<typeof nameOfWording>, ReturnType<typeof requiredText>>

export const standardForm = z.object({ basedOn: z.coerce.number().int().positive(), ...wordingFields })

export function wordingOf(form: z.infer<typeof standardForm>): LevelWording[] {
  return levels.map((level) => ({
    level,
    name: form[nameOfWording('name', level)],
    nameCy: form[nameOfWording('nameCy', level)],
    expects: form[nameOfWording('expects', level)],
    expectsCy: form[nameOfWording('expectsCy', level)],
  }))
}

export function typedOf(wording: LevelWording[]): Record<string, string> {
  return Object.fromEntries(
    wording.flatMap((one) =>
      (Object.keys(parts) as Part[]).map((part) => [nameOfWording(part, one.level), one[part]] as const),
    ),
  )
}
