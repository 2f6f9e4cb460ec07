import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { site } from '../support/site/site.ts'

const { origin } = site
const text = async (path: string) => {
  const answer = await fetch(origin + path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const xml = async (path: string) => {
  const document = await text(path)
  expect(XMLValidator.validate(document), path).toBe(true)
  return new XMLParser({ ignoreAttributes: false }).parse(document)
}
const pathOf = (address: string) => new URL(address).pathname + new URL(address).search
const structured = async (path: string) => {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text(path))?.[1]
  if (!found) throw new Error(`${path} says nothing to programs`)
  return JSON.parse(found)
}
const firstLink = async (list: string, path: string) =>
  new RegExp(`href="(${path}/[a-z0-9-]+)"`).exec(await text(list))?.[1] ?? ''

describe('search engines', () => {
  test('are led from robots.txt to every public page', async () => {
    expect(await text('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`)
    const { sitemapindex } = await xml('/sitemap.xml')
    const maps: { loc: string }[] = sitemapindex.sitemap
    expect(maps.length).toBeGreaterThanOrEqual(4)
    const { urlset } = await xml(pathOf(maps[0]?.loc ?? ''))
    const pages: { loc: string }[] = urlset.url
    expect(pages.length).toBeGreaterThan(200)
    expect(await text('/sitemaps/skills.xml')).toContain(`<loc>${origin}/skills/everyday/cooking</loc>`)
    for (const { loc } of [...pages.slice(0, 12), ...pages.slice(-3)]) await text(pathOf(loc))
  })

  test('read what a page says, in the words of schema.org', async () => {
    const place = '/brighton-and-hove'
    const course = await structured(await firstLink(`${place}/opportunities?kind=course`, `${place}/opportunities`))
    expect(course).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: expect.any(String),
      provider: { '@type': 'Organization' },
      hasCourseInstance: expect.arrayContaining([expect.objectContaining({ '@type': 'CourseInstance' })]),
      teaches: expect.arrayContaining([
        {
          '@type': 'DefinedTerm',
          name: expect.any(String),
          '@id': expect.any(String),
          url: expect.any(String),
          inDefinedTermSet: expect.any(String),
        },
      ]),
    })
    // Which events are ahead changes with the day: one that says what it teaches is among the first.
    const list = await text(`${place}/opportunities?kind=event`)
    const events = [...list.matchAll(new RegExp(`href="(${place}/opportunities/[a-z0-9-]+)"`, 'g'))]
    const told = await Promise.all([...new Set(events.map(([, path = '']) => path))].slice(0, 12).map(structured))
    const event = told.find(({ about }) => about?.length > 0)
    const term = expect.objectContaining({ '@type': 'DefinedTerm', name: expect.any(String) })
    const terms = expect.arrayContaining([term])
    expect(event).toMatchObject({ '@type': 'Event', location: expect.any(Object), about: terms })
    const job = await structured(await firstLink(`${place}/opportunities?kind=job`, `${place}/opportunities`))
    expect(job).toMatchObject({ '@type': 'JobPosting', skills: terms })
    const trade = await structured(
      await firstLink(`${place}/opportunities?kind=apprenticeship`, `${place}/opportunities`),
    )
    expect(trade).toMatchObject({ '@type': 'WorkBasedProgram', hasCourse: { '@type': 'Course', teaches: terms } })
    const badge = await structured(await firstLink(`${place}/badges`, `${place}/badges`))
    expect(badge).toMatchObject({ '@type': 'EducationalOccupationalCredential', recognizedBy: expect.any(Object) })
    const library = await structured(`${place}/organisations/larkhill-road-library`)
    expect(library).toMatchObject({ '@type': 'Library', name: 'Larkhill Road Library' })
  })
})

describe('those who follow', () => {
  test('get what is new as Atom, narrowed as the list is', async () => {
    const all = (await xml('/brighton-and-hove/opportunities.atom')).feed
    expect(all.entry).toHaveLength(50)
    expect(all['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
    const nature = (await xml('/brighton-and-hove/opportunities.atom?theme=nature&cost=free')).feed
    expect(nature.entry.length).toBeLessThan(50)
    await text(pathOf(nature.entry[0].id))
  })

  test('get what begins next as a calendar that a calendar program reads', async () => {
    const book = new ICAL.Component(ICAL.parse(await text('/brighton-and-hove/opportunities.ics?theme=nature')))
    const events = book.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(events.length).toBeGreaterThan(3)
    for (const event of events) expect(event.startDate.toJSDate().getTime()).toBeGreaterThan(Date.now())
    const starts = events.map((event) => event.startDate.toJSDate().getTime())
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    // A calendar takes what is higher for the newer.
    for (const event of events) expect(event.sequence).toBeGreaterThan(0)
  })

  test('find nothing of a place that is not there', async () => {
    for (const path of [
      '/atlantis/opportunities.atom',
      '/atlantis/opportunities.ics',
      '/sitemaps/atlantis.xml',
      '/atlantis/embed',
    ])
      expect((await fetch(origin + path)).status, path).toBe(404)
  })
})

describe('another site', () => {
  test('may show a list in a frame, in the language that its address says, without a cookie', async () => {
    const answer = await fetch(`${origin}/brighton-and-hove/embed?organisation=larkhill-road-library&lang=cy`)
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(answer.headers.get('x-frame-options')).toBeNull()
    expect(answer.headers.get('set-cookie')).toBeNull()
    const html = await answer.text()
    expect(html).toContain('lang="cy"')
    expect(html).toContain('Larkhill Road Library')
    expect(html).not.toContain('/sign-in')
  })

  test('may show what is on for everybody, and nothing that is for the network', async () => {
    const answer = await fetch(`${origin}/brighton-and-hove/embed?show=events&lang=en&q=film`)
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *')
    const html = await answer.text()
    expect(html).toContain('/events/saturday-try-it-make-a-one-minute-film')
    expect(html).toContain('What’s on in Brighton')
    const breakfast = await fetch(`${origin}/brighton-and-hove/embed?show=events&q=breakfast`)
    expect(await breakfast.text()).not.toContain('employers-breakfast')
  })

  test('may frame nothing else', async () => {
    const { headers } = await fetch(`${origin}/brighton-and-hove/opportunities`)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('who types', () => {
  const suggest = async (wording: string, place = '/brighton-and-hove') =>
    JSON.parse(await text(`${place}/search/suggestions?${new URLSearchParams({ q: wording })}`)) as { title: string }[]

  test('is offered titles, each once, by the beginning of a word', async () => {
    const titles = (await suggest('cod')).map(({ title }) => title)
    expect(titles).toContain('Coding Club')
    expect(new Set(titles).size).toBe(titles.length)
    expect(await suggest('hanov')).toContainEqual({ title: 'Hanover', kind: 'Place' })
    expect(await suggest('plym', '')).toContainEqual({ title: 'Plymouth', kind: 'Place' })
    expect(await suggest('')).toEqual([])
  })
})
