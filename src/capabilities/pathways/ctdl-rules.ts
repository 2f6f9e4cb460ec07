import { z } from 'zod'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import { categories } from './ctdl-format.ts'
import { freeKey } from './edit-rules.ts'
import type { BadgeOption, Choice, DestinationKind, PathwayContent, Requirement, Step } from './pathway.ts'

/** A thing of this installation that an address leads to. */
export type Resolved = { badgeId: string } | { opportunityId: string } | { pathwayId: string }

type Node = Record<string, unknown>

const documentSchema = z.union([
  z.object({ '@graph': z.array(z.record(z.string(), z.unknown())) }),
  z.record(z.string(), z.unknown()).transform((node) => ({ '@graph': [node] })),
])

export type CtdlGraph = { pathway: Node; parts: Map<string, Node> }

/** The pathway and its components, of whatever else a document holds; nothing where it holds no pathway. */
export function readCtdl(text: string): CtdlGraph | undefined {
  const parsed = documentSchema.safeParse(jsonOf(text))
  if (!parsed.success) return undefined
  const nodes = parsed.data['@graph']
  const pathway = nodes.find((node) => textsOf(node['@type']).includes('ceterms:Pathway'))
  if (!pathway) return undefined
  const parts = nodes.filter((node) => textsOf(node['@type']).some((type) => type.endsWith('Component')))
  return { pathway, parts: new Map(parts.map((node) => [String(node['@id']), node])) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every address of something that can be earned or done. */
export function addressesIn({ parts }: CtdlGraph): string[] {
  return [...new Set([...parts.values()].flatMap(proxiesOf))]
}

/** A draft of what the document says. What it names elsewhere counts as a badge from elsewhere. */
export function contentFromCtdl(
  graph: CtdlGraph,
  { resolved, theme }: { resolved: ReadonlyMap<string, Resolved>; theme: PathwayContent['theme'] },
): PathwayContent {
  const { pathway, parts } = graph
  const [endId] = idsIn(pathway['ceterms:hasDestinationComponent'])
  const end = parts.get(endId ?? '')
  const [title = 'Untitled', titleCy] = wordsOf(pathway['ceterms:name'])
  const [summary = title, summaryCy] = wordsOf(pathway['ceterms:description'])
  const [destination = title, destinationCy] = wordsOf(end?.['ceterms:name'])
  const [audience = '–', audienceCy] = wordsOf(end?.['ceterms:description'])
  const gives = end && proxiesOf(end).map((href) => resolved.get(href))[0]
  const named = nameParts(graph, endId)
  const subject = listOf(pathway['ceterms:subject']).map((one) => wordsOf(one['ceterms:targetNodeName'])[0])
  return {
    ...{ title, titleCy: titleCy ?? null, summary, summaryCy: summaryCy ?? null },
    ...{ destination, destinationCy: destinationCy ?? null, audience, audienceCy: audienceCy ?? null },
    destinationKind: destinationKindOf(end),
    theme: subject.find(isTheme) ?? theme,
    reviewOn: null,
    finishBadgeId: gives && 'badgeId' in gives ? gives.badgeId : null,
    ...stepsOf(graph, { named, resolved, endId }),
  }
}

const kinds: Record<string, DestinationKind> = {
  'ceterms:JobComponent': 'role',
  'ceterms:CourseComponent': 'course',
  'ceterms:CredentialComponent': 'course',
  'ceterms:WorkExperienceComponent': 'project',
}

function destinationKindOf(end: Node | undefined): DestinationKind {
  return textsOf(end?.['@type']).flatMap((type) => kinds[type] ?? [])[0] ?? 'way-of-living'
}

/** A word of our own for each component: that of its address where it comes from us, else one made of its name. */
function nameParts({ parts }: CtdlGraph, endId: string | undefined): Map<string, string> {
  const named = new Map<string, string>()
  for (const [id, node] of parts) {
    if (id === endId) continue
    const own = /#step-([a-z0-9-]+)$/.exec(id)?.[1]
    const wanted = own ?? slugOf(wordsOf(node['ceterms:name'])[0] ?? 'step')
    const taken = [...named.values()].map((key) => ({ key, branches: [] }))
    named.set(id, freeKey({ steps: [], choices: taken } as unknown as PathwayContent, wanted))
  }
  return named
}

interface Reading {
  named: Map<string, string>
  resolved: ReadonlyMap<string, Resolved>
  endId: string | undefined
}

function stepsOf(graph: CtdlGraph, reading: Reading): Pick<PathwayContent, 'steps' | 'choices'> {
  const { named } = reading
  const before = orderOf(graph, reading)
  const choices: Choice[] = []
  const branchOf = new Map<string, string>()
  for (const [id, key] of named) {
    const node = graph.parts.get(id)
    if (!node || categoryOf(node) !== categories.choice) continue
    choices.push(choiceOf(node, { key, named, branchOf }))
  }
  const isChoice = new Set(choices.map((choice) => choice.key))
  const steps = [...named].flatMap(([id, key]): Step[] => {
    const node = graph.parts.get(id)
    if (!node || isChoice.has(key)) return []
    const [title = key, titleCy] = wordsOf(node['ceterms:name'])
    const [reason = '–', reasonCy] = wordsOf(node['ceterms:description'])
    const after = (before.get(id) ?? []).flatMap((other) => named.get(other) ?? [])
    return [
      {
        ...{ key, title, titleCy: titleCy ?? null, reason, reasonCy: reasonCy ?? null, after },
        branch: branchOf.get(key) ?? null,
        requirement: requirementOf(node, { title, resolved: reading.resolved }),
      },
    ]
  })
  return { steps, choices }
}

/** What comes before each component: by its prerequisites, by what precedes it, else by children, in either direction. */
function orderOf({ parts }: CtdlGraph, { endId }: Reading): Map<string, string[]> {
  const before = new Map<string, Set<string>>()
  const put = (id: string, earlier: string) => before.set(id, (before.get(id) ?? new Set()).add(earlier))
  const says = (property: string) => [...parts.values()].some((node) => idsIn(node[property]).length > 0)
  const endHasChildren = idsIn(parts.get(endId ?? '')?.['ceterms:hasChild']).length > 0
  for (const [id, node] of parts) {
    for (const other of idsIn(node['ceterms:prerequisite'])) put(id, other)
    for (const other of idsIn(node['ceterms:precedes'])) put(other, id)
    if (says('ceterms:prerequisite') || says('ceterms:precedes')) continue
    for (const other of idsIn(node['ceterms:hasChild'])) endHasChildren ? put(id, other) : put(other, id)
  }
  return new Map([...before].map(([id, some]) => [id, [...some]]))
}

interface ChoiceReading {
  key: string
  named: Map<string, string>
  branchOf: Map<string, string>
}

function choiceOf(node: Node, { key, named, branchOf }: ChoiceReading): Choice {
  const [condition] = listOf(node['ceterms:hasCondition'])
  const [title = key, titleCy] = wordsOf(node['ceterms:name'])
  const branches = listOf(condition?.['ceterms:hasCondition']).map((branch, at) => {
    const [wording = `${title} ${at + 1}`, wordsCy] = wordsOf(branch['ceterms:name'])
    const own = `${key}-${slugOf(wording)}`
    for (const id of idsIn(branch['ceterms:targetComponent'])) {
      const step = named.get(id)
      if (step) branchOf.set(step, own)
    }
    return { key: own, title: wording, titleCy: wordsCy ?? null }
  })
  return { key, title, titleCy: titleCy ?? null, needed: numberOf(condition?.['ceterms:requiredNumber']), branches }
}

function requirementOf(
  node: Node,
  { title, resolved }: { title: string; resolved: ReadonlyMap<string, Resolved> },
): Requirement {
  const hrefs = proxiesOf(node)
  const [first] = hrefs.map((href) => resolved.get(href))
  const category = categoryOf(node)
  if (category === categories.milestone)
    return { kind: 'milestone', badgeId: first && 'badgeId' in first ? first.badgeId : null }
  const [points] = listOf(node['ceterms:pointValue'])
  if (category === categories.hours && points) {
    const [theme] = wordsOf(points['schema:description'])
    return { kind: 'hours', hours: numberOf(points['schema:value']), theme: isTheme(theme) ? theme : null }
  }
  if (first && 'opportunityId' in first) return { kind: 'attend', ...first }
  if (first && 'pathwayId' in first) return { kind: 'pathway', ...first }
  const options = hrefs.map((href): BadgeOption => {
    const own = resolved.get(href)
    return own && 'badgeId' in own ? own : { achievementId: href, name: title }
  })
  const [condition] = listOf(node['ceterms:hasCondition'])
  return { kind: 'badges', options, needed: condition ? numberOf(condition['ceterms:requiredNumber']) : 1 }
}

function proxiesOf(node: Node): string[] {
  return [...idsIn(node['ceterms:proxyFor']), ...idsIn(node['ceterms:proxyForList'])].filter((href) =>
    /^https?:\/\//.test(href),
  )
}

const categoryOf = (node: Node) => wordsOf(node['ceterms:componentCategory'])[0]

const numberOf = (value: unknown) => Math.max(1, Number(value) || 1)

/** English and Welsh of a language map, whose keys may name a country too, or of plain text. */
function wordsOf(value: unknown): [english: string | undefined, welsh: string | undefined] {
  const short = (text: unknown) => {
    const [only] = textsOf(text)
    return only?.trim().slice(0, 400) || undefined
  }
  if (typeof value === 'string') return [short(value), undefined]
  if (typeof value !== 'object' || value === null) return [undefined, undefined]
  const entries = Object.entries(value)
  const welsh = entries.find(([tag]) => tag.startsWith('cy'))?.[1]
  const english = entries.find(([tag]) => tag.startsWith('en'))?.[1] ?? entries[0]?.[1]
  return [short(english), short(welsh)]
}

function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string')
}

/** Addresses, given as such or as nodes. */
function idsIn(value: unknown): string[] {
  return [value].flat().flatMap((one): string[] => {
    if (typeof one === 'string') return [one]
    const id = typeof one === 'object' && one !== null && '@id' in one ? one['@id'] : undefined
    return typeof id === 'string' ? [id] : []
  })
}

function listOf(value: unknown): Node[] {
  return [value].flat().filter((one): one is Node => typeof one === 'object' && one !== null)
}
