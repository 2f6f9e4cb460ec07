import { graphOf } from './graph-rules.ts'
import {
  type Choice,
  finishKey,
  type PathwayContent,
  type PublishedPathway,
  type Requirement,
  type Step,
} from './pathway.ts'

// The Credential Transparency Description Language (CTDL) of Credential Engine: a pathway is a graph of components, one of
// them its destination. Names of classes and properties: https://credreg.net/ctdl/terms

export type CtdlNode = { '@id': string; '@type': string } & Record<string, unknown>

export interface CtdlDocument {
  '@context': string
  '@graph': CtdlNode[]
}

interface Addressed {
  origin: string
  /** Where the badges, opportunities and pathways that are named can be read of. */
  badgeHref: (id: string) => string | undefined
  opportunityHref: (id: string) => string | undefined
  pathwayHref: (id: string) => string | undefined
}

const destinationTypes = {
  role: 'ceterms:JobComponent',
  course: 'ceterms:CourseComponent',
  project: 'ceterms:WorkExperienceComponent',
  'way-of-living': 'ceterms:BasicComponent',
} as const

export const ctdlContext = 'https://credreg.net/ctdl/schema/context/json'

/** What `ceterms:componentCategory` calls those kinds of steps that CTDL has no class for. */
export const categories = { hours: 'Hours', milestone: 'Milestone', pathway: 'Pathway', choice: 'Choice' } as const

/** A pathway as CTDL in JSON-LD, with everything that it asks for. */
export function ctdlOf(pathway: PublishedPathway, addressed: Addressed): CtdlDocument {
  const { content, placeSlug, slug } = pathway
  const url = `${addressed.origin}/${placeSlug}/pathways/${slug}`
  const idOf = (key: string) => `${url}#step-${key === finishKey ? 'end' : key}`
  const { edges } = graphOf(content)
  const before = (key: string) => edges.filter((edge) => edge.to === key).map((edge) => idOf(edge.from))
  const after = (key: string) => edges.filter((edge) => edge.from === key).map((edge) => idOf(edge.to))
  const ordered = (key: string) => ({
    'ceterms:isPartOf': url,
    ...(before(key).length > 0 && { 'ceterms:prerequisite': before(key), 'ceterms:hasChild': before(key) }),
    ...(after(key).length > 0 && { 'ceterms:precedes': after(key) }),
  })
  const parts = [
    ...content.steps.map((step) => ({ ...stepNode(step, { ...addressed, idOf }), ...ordered(step.key) })),
    ...content.choices.map((choice) => ({ ...choiceNode(choice, { content, idOf }), ...ordered(choice.key) })),
    { ...destinationNode(content, { addressed, id: idOf(finishKey) }), ...ordered(finishKey) },
  ]
  return {
    '@context': ctdlContext,
    '@graph': [
      {
        '@id': url,
        '@type': 'ceterms:Pathway',
        'ceterms:ctid': `ce-${pathway.id}`,
        'ceterms:name': words(content.title, content.titleCy),
        'ceterms:description': words(content.summary, content.summaryCy),
        'ceterms:subjectWebpage': url,
        'ceterms:ownedBy': [ownerOf(pathway, addressed.origin)],
        'ceterms:subject': [
          { '@type': 'ceterms:CredentialAlignmentObject', 'ceterms:targetNodeName': { en: content.theme } },
        ],
        'ceterms:hasPart': parts.map((part) => part['@id']),
        'ceterms:hasDestinationComponent': [idOf(finishKey)],
        'ceterms:versionIdentifier': [
          { '@type': 'ceterms:IdentifierValue', 'ceterms:identifierValueCode': String(pathway.number) },
        ],
      },
      ...parts,
    ],
  }
}

function ownerOf({ organisationSlug, placeSlug }: PublishedPathway, origin: string): string {
  return organisationSlug ? `${origin}/${placeSlug}/organisations/${organisationSlug}` : `${origin}/${placeSlug}`
}

function words(english: string, welsh: string | null) {
  return welsh ? { en: english, cy: welsh } : { en: english }
}

function destinationNode(content: PathwayContent, { addressed, id }: { addressed: Addressed; id: string }): CtdlNode {
  const badge = content.finishBadgeId ? addressed.badgeHref(content.finishBadgeId) : undefined
  return {
    '@id': id,
    '@type': destinationTypes[content.destinationKind],
    'ceterms:name': words(content.destination, content.destinationCy),
    'ceterms:description': words(content.audience, content.audienceCy),
    ...(badge && { 'ceterms:proxyFor': badge }),
  }
}

function choiceNode(
  { key, title, titleCy, needed, branches }: Choice,
  { content, idOf }: { content: PathwayContent; idOf: (key: string) => string },
): CtdlNode {
  return {
    '@id': idOf(key),
    '@type': 'ceterms:BasicComponent',
    'ceterms:name': words(title, titleCy),
    'ceterms:componentCategory': { en: categories.choice },
    'ceterms:hasCondition': [
      {
        '@type': 'ceterms:ComponentCondition',
        'ceterms:requiredNumber': needed,
        'ceterms:hasCondition': branches.map((branch) => {
          const own = content.steps.filter((step) => step.branch === branch.key)
          return {
            '@type': 'ceterms:ComponentCondition',
            'ceterms:name': words(branch.title, branch.titleCy),
            'ceterms:requiredNumber': own.length,
            'ceterms:targetComponent': own.map((step) => idOf(step.key)),
          }
        }),
      },
    ],
  }
}

function stepNode(step: Step, addressed: Addressed & { idOf: (key: string) => string }): CtdlNode {
  return {
    '@id': addressed.idOf(step.key),
    '@type': 'ceterms:BasicComponent',
    'ceterms:name': words(step.title, step.titleCy),
    'ceterms:description': words(step.reason, step.reasonCy),
    ...demandOf(step.requirement, addressed),
  }
}

function demandOf(requirement: Requirement, addressed: Addressed): Record<string, unknown> {
  switch (requirement.kind) {
    case 'badges':
      return badgeDemand(requirement, addressed)
    case 'hours':
      return {
        'ceterms:componentCategory': { en: categories.hours },
        'ceterms:pointValue': {
          '@type': 'schema:QuantitativeValue',
          'schema:value': requirement.hours,
          'schema:unitText': { en: 'hours' },
          ...(requirement.theme && { 'schema:description': { en: requirement.theme } }),
        },
      }
    case 'attend':
      return {
        '@type': 'ceterms:CocurricularComponent',
        'ceterms:proxyFor': addressed.opportunityHref(requirement.opportunityId),
      }
    case 'pathway':
      return {
        'ceterms:componentCategory': { en: categories.pathway },
        'ceterms:proxyFor': addressed.pathwayHref(requirement.pathwayId),
      }
    case 'milestone':
      return {
        'ceterms:componentCategory': { en: categories.milestone },
        ...(requirement.badgeId && { 'ceterms:proxyFor': addressed.badgeHref(requirement.badgeId) }),
      }
  }
}

function badgeDemand(
  { options, needed }: Extract<Requirement, { kind: 'badges' }>,
  { badgeHref }: Addressed,
): Record<string, unknown> {
  const hrefs = options.map((option) => ('badgeId' in option ? badgeHref(option.badgeId) : option.achievementId))
  const [only] = hrefs
  if (hrefs.length === 1)
    return {
      '@type': 'ceterms:CredentialComponent',
      'ceterms:credentialType': 'ceterms:DigitalBadge',
      'ceterms:proxyFor': only,
    }
  return {
    '@type': 'ceterms:CredentialComponent',
    'ceterms:credentialType': 'ceterms:DigitalBadge',
    'ceterms:proxyForList': hrefs,
    'ceterms:hasCondition': [
      { '@type': 'ceterms:ComponentCondition', 'ceterms:requiredNumber': needed, 'ceterms:targetComponent': hrefs },
    ],
  }
}
