import { describe, expect, test } from 'vitest'
import { addressesIn, contentFromCtdl, type Resolved, readCtdl } from './ctdl-rules.ts'

// Documents as other registries write them: https://credreg.net/ctdl/terms

type Node = Record<string, unknown>

const site = 'https://registry.example'
const pathway: Node = {
  '@id': `${site}/pathway`,
  '@type': 'ceterms:Pathway',
  'ceterms:name': { en: 'Web maker', cy: 'Gwneuthurwr gwefannau' },
  'ceterms:description': { 'en-GB': 'From a first page to a site.', 'cy-GB': 'O dudalen i wefan.' },
  'ceterms:hasDestinationComponent': [`${site}/end`],
}
const end: Node = {
  '@id': `${site}/end`,
  '@type': 'ceterms:JobComponent',
  'ceterms:name': { en: 'Junior developer', cy: 'Datblygwr iau' },
  'ceterms:description': { en: 'Makers', cy: 'Gwneuthurwyr' },
}
const part = (name: string, more: Node = {}): Node => ({
  '@id': `${site}/${name}`,
  '@type': 'ceterms:CredentialComponent',
  'ceterms:name': name,
  ...more,
})
const ids = (...names: string[]) => names.map((name) => `${site}/${name}`)

const resolved = new Map<string, Resolved>([
  ['https://ours.example/badges/coding', { badgeId: 'coding' }],
  ['https://ours.example/opportunities/fair', { opportunityId: 'fair' }],
  ['https://ours.example/pathways/inner', { pathwayId: 'inner' }],
])

function read(...nodes: Node[]) {
  const graph = readCtdl(
    JSON.stringify({ '@context': 'https://credreg.net/ctdl/schema/context/json', '@graph': nodes }),
  )
  if (!graph) throw new Error('no pathway')
  return graph
}
const contentOf = (...nodes: Node[]) => contentFromCtdl(read(...nodes), { resolved, theme: 'arts' })
const stepOf = (more: Node) => contentOf(pathway, end, part('step', more)).steps[0]
const requirementOf = (more: Node) => stepOf(more)?.requirement
const afterOf = (...nodes: Node[]) =>
  Object.fromEntries(contentOf(pathway, ...nodes).steps.map(({ key, after }) => [key, after]))

describe('a document', () => {
  test.each([
    ['no JSON', 'not json'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a graph without a pathway', JSON.stringify({ '@graph': [end] })],
    ['another node', JSON.stringify({ '@type': 'ceterms:Credential' })],
    ['a graph that is no list of nodes', JSON.stringify({ '@graph': [7], '@type': 'ceterms:Other' })],
  ])('that is %s holds no pathway', (_, text) => {
    expect(readCtdl(text)).toBeUndefined()
  })

  test('may be the pathway itself, of several types, and without parts', () => {
    const alone = { ...pathway, '@type': ['ceterms:Other', 'ceterms:Pathway'] }
    const graph = readCtdl(JSON.stringify(alone))
    expect(graph).toEqual({ pathway: alone, parts: new Map() })
    expect(graph && contentFromCtdl(graph, { resolved, theme: 'arts' })).toMatchObject({ steps: [], choices: [] })
  })

  test('has components by their addresses, and whatever else it holds is left', () => {
    const other = { '@id': `${site}/org`, '@type': 'ceterms:CredentialOrganization' }
    expect([...read(pathway, end, other, part('a')).parts.keys()]).toEqual(ids('end', 'a'))
  })

  test('names on the web what can be earned or done, each once', () => {
    const web = { 'ceterms:proxyFor': ['https://a.example/1', 'urn:x', 'ftp://a.example', 'see https://a.example/2'] }
    const list = {
      'ceterms:proxyForList': [{ '@id': 'http://a.example/3' }, 'https://a.example/1', { '@id': 7 }, null],
    }
    expect(addressesIn(read(pathway, part('a', web), part('b', list)))).toEqual([
      ...['https://a.example/1', 'http://a.example/3'],
    ])
  })
})

describe('the pathway', () => {
  test('keeps its words in both languages, and those of its end as destination and audience', () => {
    expect(contentOf(pathway, end)).toEqual({
      ...{ title: 'Web maker', titleCy: 'Gwneuthurwr gwefannau' },
      ...{ summary: 'From a first page to a site.', summaryCy: 'O dudalen i wefan.' },
      ...{ destination: 'Junior developer', destinationCy: 'Datblygwr iau', destinationKind: 'role' },
      ...{ audience: 'Makers', audienceCy: 'Gwneuthurwyr', theme: 'arts', reviewOn: null, finishBadgeId: null },
      ...{ steps: [], choices: [] },
    })
  })

  test('without words is untitled, and says its title where it says nothing else', () => {
    expect(contentOf({ '@type': 'ceterms:Pathway' })).toMatchObject({
      ...{ title: 'Untitled', titleCy: null, summary: 'Untitled', summaryCy: null },
      ...{ destination: 'Untitled', destinationCy: null, audience: '–', audienceCy: null },
      ...{ destinationKind: 'way-of-living', finishBadgeId: null },
    })
  })

  test.each([
    ['plain text', 'Web maker', ['Web maker', null]],
    ['blanks around', '  Web maker ', ['Web maker', null]],
    ['only blanks', '  ', ['Untitled', null]],
    ['an unknown language', { fr: 'Créateur' }, ['Créateur', null]],
    ['Welsh before English', { cy: 'Gwneuthurwr', en: 'Web maker' }, ['Web maker', 'Gwneuthurwr']],
    ['a list for a language', { en: ['Web maker', 'Site maker'] }, ['Web maker', null]],
    ['a number', 7, ['Untitled', null]],
    ['null', null, ['Untitled', null]],
    ['more than 400 letters', 'x'.repeat(401), ['x'.repeat(400), null]],
  ])('is called as it says: %s', (_, name, [title, titleCy]) => {
    expect(contentOf({ ...pathway, 'ceterms:name': name })).toMatchObject({ title, titleCy })
  })

  test.each([
    ['ceterms:JobComponent', 'role'],
    ['ceterms:CourseComponent', 'course'],
    ['ceterms:CredentialComponent', 'course'],
    ['ceterms:WorkExperienceComponent', 'project'],
    ['ceterms:BasicComponent', 'way-of-living'],
  ])('that ends in a %s leads to a %s', (type, kind) => {
    expect(contentOf(pathway, { ...end, '@type': type }).destinationKind).toBe(kind)
  })

  test('is about the first subject that is a theme of ours', () => {
    const subject = ['Astrology', 'nature', 'digital'].map((name) => ({ 'ceterms:targetNodeName': { en: name } }))
    expect(contentOf({ ...pathway, 'ceterms:subject': subject }).theme).toBe('nature')
    expect(contentOf({ ...pathway, 'ceterms:subject': [subject[0]] }).theme).toBe('arts')
  })

  test('gives the badge that its end stands for, if it is one of ours', () => {
    const gives = (href: string) => contentOf(pathway, { ...end, 'ceterms:proxyFor': href }).finishBadgeId
    expect(gives('https://ours.example/badges/coding')).toBe('coding')
    expect(gives('https://ours.example/opportunities/fair')).toBeNull()
    expect(gives('https://elsewhere.example/1')).toBeNull()
  })
})

describe('a step', () => {
  test('keeps its words in both languages', () => {
    const more = { 'ceterms:name': { en: 'Start', cy: 'Dechrau' }, 'ceterms:description': { en: 'Why', cy: 'Pam' } }
    expect(stepOf(more)).toMatchObject({
      ...{ key: 'start', title: 'Start', titleCy: 'Dechrau', reason: 'Why', reasonCy: 'Pam', branch: null, after: [] },
    })
  })

  test('without words is called by its key', () => {
    const [first, second] = contentOf(
      pathway,
      part('a', { 'ceterms:name': undefined }),
      part('b', { 'ceterms:name': 7 }),
    ).steps
    expect(first).toMatchObject({ key: 'step', title: 'step', titleCy: null, reason: '–', reasonCy: null })
    expect(second).toMatchObject({ key: 'step-2' })
  })

  test('has the key of its address where that is ours, else one of its name, each once', () => {
    const own = (key: string) => ({ '@id': `https://ours.example/p#step-${key}` })
    const keys = contentOf(
      pathway,
      part('First Step', own('start')),
      part('Start'),
      part('Start', { '@id': 'urn:3' }),
      {
        ...part('Other', { '@id': 'https://ours.example/p#step-Größe' }),
      },
    ).steps.map(({ key }) => key)
    expect(keys).toEqual(['start', 'start-2', 'start-3', 'other'])
  })
})

describe('what a step asks for', () => {
  const proxyFor = (...hrefs: string[]) => ({ 'ceterms:proxyFor': hrefs })
  const category = (name: string) => ({ 'ceterms:componentCategory': { en: name } })
  const points = (value: unknown, theme?: string) => ({
    ...category('Hours'),
    'ceterms:pointValue': { 'schema:value': value, ...(theme && { 'schema:description': { en: theme } }) },
  })
  const coding = 'https://ours.example/badges/coding'

  test.each([
    ['a badge of ours', proxyFor(coding), { kind: 'badges', options: [{ badgeId: 'coding' }], needed: 1 }],
    [
      'a credential from elsewhere, by the name of the step',
      proxyFor('https://elsewhere.example/1'),
      { kind: 'badges', options: [{ achievementId: 'https://elsewhere.example/1', name: 'step' }], needed: 1 },
    ],
    ['nothing', {}, { kind: 'badges', options: [], needed: 1 }],
    [
      'two of several',
      {
        'ceterms:proxyForList': [coding, 'https://e.example/1'],
        'ceterms:hasCondition': [{ 'ceterms:requiredNumber': 2 }],
      },
      {
        kind: 'badges',
        options: [{ badgeId: 'coding' }, { achievementId: 'https://e.example/1', name: 'step' }],
        needed: 2,
      },
    ],
    [
      'a pathway among badges, which is from elsewhere for a badge',
      proxyFor(coding, 'https://ours.example/pathways/inner'),
      {
        kind: 'badges',
        options: [{ badgeId: 'coding' }, { achievementId: 'https://ours.example/pathways/inner', name: 'step' }],
        needed: 1,
      },
    ],
    ['taking part', proxyFor('https://ours.example/opportunities/fair'), { kind: 'attend', opportunityId: 'fair' }],
    ['another pathway', proxyFor('https://ours.example/pathways/inner'), { kind: 'pathway', pathwayId: 'inner' }],
    ['a milestone', category('Milestone'), { kind: 'milestone', badgeId: null }],
    [
      'a milestone with a badge',
      { ...category('Milestone'), ...proxyFor(coding) },
      { kind: 'milestone', badgeId: 'coding' },
    ],
    [
      'a milestone that stands for something else',
      { ...category('Milestone'), ...proxyFor('https://ours.example/pathways/inner') },
      { kind: 'milestone', badgeId: null },
    ],
    ['hours of a theme', points(20, 'nature'), { kind: 'hours', hours: 20, theme: 'nature' }],
    ['hours as text', points('12.5'), { kind: 'hours', hours: 12.5, theme: null }],
    ['hours of no theme of ours', points(20, 'astrology'), { kind: 'hours', hours: 20, theme: null }],
    ['hours without a number', points('many'), { kind: 'hours', hours: 1, theme: null }],
    ['hours below one', points(-3), { kind: 'hours', hours: 1, theme: null }],
    ['hours without points', category('Hours'), { kind: 'badges', options: [], needed: 1 }],
    ['points that are no hours', { ...points(20), ...category('Credits') }, { kind: 'badges', options: [], needed: 1 }],
  ])('%s', (_, more, requirement) => {
    expect(requirementOf(more)).toEqual(requirement)
  })

  test('is at least one, whatever the condition says', () => {
    for (const requiredNumber of [0, 'x', undefined, -2])
      expect(
        requirementOf({ ...proxyFor(coding), 'ceterms:hasCondition': [{ 'ceterms:requiredNumber': requiredNumber }] }),
      ).toMatchObject({ needed: 1 })
  })
})

describe('the order', () => {
  test('is that of prerequisites', () => {
    const nodes = [
      part('a'),
      part('b', { 'ceterms:prerequisite': ids('a') }),
      part('c', { 'ceterms:prerequisite': ids('a', 'b') }),
    ]
    expect(afterOf(...nodes)).toEqual({ a: [], b: ['a'], c: ['a', 'b'] })
  })

  test('is that of what precedes, also as nodes, and named twice it stands once', () => {
    const nodes = [
      part('a', { 'ceterms:precedes': [{ '@id': `${site}/b` }] }),
      part('b', { 'ceterms:prerequisite': ids('a', 'nowhere') }),
    ]
    expect(afterOf(...nodes)).toEqual({ a: [], b: ['a'] })
  })

  test('is that of children where nothing else says it: from the end backwards when the end has children', () => {
    const backwards = [{ ...end, 'ceterms:hasChild': ids('b') }, part('a'), part('b', { 'ceterms:hasChild': ids('a') })]
    expect(afterOf(...backwards)).toEqual({ a: [], b: ['a'] })
    const forwards = [end, part('a', { 'ceterms:hasChild': ids('b') }), part('b', { 'ceterms:hasChild': ids('end') })]
    expect(afterOf(...forwards)).toEqual({ a: [], b: ['a'] })
  })

  test('leaves children aside as soon as anything says what comes before', () => {
    const child = part('a', { 'ceterms:hasChild': ids('b') })
    expect(afterOf(end, child, part('b'), part('c', { 'ceterms:prerequisite': ids('b') }))).toEqual({
      a: [],
      b: [],
      c: ['b'],
    })
    expect(afterOf(end, child, part('b', { 'ceterms:precedes': ids('c') }), part('c'))).toEqual({
      a: [],
      b: [],
      c: ['b'],
    })
  })
})

describe('a choice', () => {
  const branch = (name: unknown, ...targets: string[]) => ({
    ...{ 'ceterms:name': name, 'ceterms:targetComponent': ids(...targets) },
  })
  const fork = (condition: unknown, more: Node = {}) =>
    part('fork', { 'ceterms:componentCategory': 'Choice', 'ceterms:hasCondition': condition, ...more })

  test('has branches by their names, of which so many are enough, and steps in them', () => {
    const condition = {
      'ceterms:requiredNumber': 2,
      'ceterms:hasCondition': [
        branch({ en: 'Make', cy: 'Creu' }, 'a', 'nowhere'),
        branch('Mend it', 'b', 'c'),
        branch(undefined),
      ],
    }
    const name = { en: 'Make or mend', cy: 'Creu neu drwsio' }
    const { steps, choices } = contentOf(
      pathway,
      end,
      fork([condition], { 'ceterms:name': name }),
      part('a'),
      part('b'),
      part('c'),
    )
    expect(choices).toEqual([
      {
        ...{ key: 'make-or-mend', title: 'Make or mend', titleCy: 'Creu neu drwsio', needed: 2 },
        branches: [
          { key: 'make-or-mend-make', title: 'Make', titleCy: 'Creu' },
          { key: 'make-or-mend-mend-it', title: 'Mend it', titleCy: null },
          { key: 'make-or-mend-make-or-mend-3', title: 'Make or mend 3', titleCy: null },
        ],
      },
    ])
    expect(steps.map(({ key, branch: own }) => [key, own])).toEqual([
      ['a', 'make-or-mend-make'],
      ['b', 'make-or-mend-mend-it'],
      ['c', 'make-or-mend-mend-it'],
    ])
  })

  test('without a condition has no branches, and without a name its key', () => {
    expect(contentOf(pathway, fork(undefined, { 'ceterms:name': undefined })).choices).toEqual([
      { key: 'step', title: 'step', titleCy: null, needed: 1, branches: [] },
    ])
  })
})
