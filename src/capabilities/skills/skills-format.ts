import { z } from 'zod'
import type { FrameworkSkill, SkillFormat } from './skill.ts'

export interface SkillsRead {
  format: SkillFormat
  /** What the document calls itself, where it says so. */
  framework: { name?: string; version?: string }
  skills: FrameworkSkill[]
  refused: { line: number; why: 'no-label' | 'no-address' }[]
}

/** Reads a table by its heading: ESCO, the import form of OSMT, or any with a column for the label. */
export function readSkillTable(rows: { line: number; cells: string[] }[]): SkillsRead | undefined {
  const [first, ...rest] = rows
  if (!first) return undefined
  const heading = first.cells.map((cell) =>
    cell
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )
  const at = (...names: string[]) => names.map((name) => heading.indexOf(name)).find((index) => index >= 0)
  const columns = {
    uri: at('concepturi', 'canonical url', 'rsd url', 'uri', 'url', 'id', 'identifier', 'code', 'skill code'),
    label: at('preferredlabel', 'skill name', 'rsd name', 'label', 'name', 'skill', 'title', 'skill label'),
    labelCy: at('label cy', 'name cy', 'welsh', 'cymraeg'),
    others: at('altlabels', 'keywords', 'other labels', 'alternative labels', 'synonyms'),
    description: at('description', 'contextualized skill statement', 'skill statement', 'definition'),
    type: at('concepttype'),
  }
  if (columns.label === undefined) return undefined
  const format: SkillFormat =
    columns.type !== undefined ? 'esco' : heading.some((one) => /skill statement$/.test(one)) ? 'osmt-csv' : 'plain'
  const read: SkillsRead = { format, framework: {}, skills: [], refused: [] }
  for (const { line, cells } of rest) {
    const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim())
    const label = cell(columns.label)
    if (!label) {
      read.refused.push({ line, why: 'no-label' })
      continue
    }
    read.skills.push({
      uri: cell(columns.uri) || `#${slugOf(label)}`,
      label,
      labelCy: cell(columns.labelCy) || null,
      otherLabels: cell(columns.others)
        .split(/\s*[|;\n]\s*/)
        .filter(Boolean),
      description: cell(columns.description) || null,
    })
  }
  return read
}

const text = z.string().trim().min(1)
const rsd = z.object({
  id: text,
  skillName: text.optional(),
  name: text.optional(),
  skillStatement: text.optional(),
  keywords: z
    .array(z.union([z.string(), z.object({ name: z.string().optional(), skillName: z.string().optional() })]))
    .default([]),
})
const caseDocument = z.object({
  CFDocument: z.looseObject({ title: text, version: text.optional() }),
  CFItems: z.array(
    z.looseObject({
      uri: text.optional(),
      identifier: text,
      fullStatement: text,
      abbreviatedStatement: text.optional(),
      humanCodingScheme: text.optional(),
      alternativeLabel: text.optional(),
      notes: text.optional(),
    }),
  ),
})

/** Reads a document: Rich Skill Descriptors of OSMT (one, or a list), or a framework of CASE 1.1. */
export function readSkillDocument(document: unknown): SkillsRead | undefined {
  const framework = caseDocument.safeParse(document)
  if (framework.success) {
    const { CFDocument, CFItems } = framework.data
    return {
      format: 'case',
      framework: { name: CFDocument.title, version: CFDocument.version },
      refused: [],
      skills: CFItems.map((item) => ({
        uri: item.uri ?? `urn:uuid:${item.identifier}`,
        label: item.abbreviatedStatement ?? item.fullStatement,
        labelCy: null,
        otherLabels: [item.alternativeLabel, item.humanCodingScheme].filter((one) => one !== undefined),
        description: item.fullStatement,
      })),
    }
  }
  const list = z.array(rsd).safeParse(Array.isArray(document) ? document : [document])
  if (!list.success) return undefined
  const read: SkillsRead = { format: 'osmt-json', framework: {}, skills: [], refused: [] }
  for (const [turn, { id, skillName, name, skillStatement, keywords }] of list.data.entries()) {
    const label = skillName ?? name
    if (!label) read.refused.push({ line: turn + 1, why: 'no-label' })
    else
      read.skills.push({
        uri: id,
        label,
        labelCy: null,
        otherLabels: keywords.flatMap((one) => (typeof one === 'string' ? one : (one.name ?? one.skillName ?? []))),
        description: skillStatement ?? null,
      })
  }
  return read
}

const slugOf = (label: string) =>
  label
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
