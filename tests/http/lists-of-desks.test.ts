import { expect, test } from 'vitest'
import { writeCursor } from '#infrastructure/database/keyset.ts'
import { library, withDatabase } from '#tests/support/site/people.ts'
import { textOf, Visitor } from '#tests/support/site/visitor.ts'

// What every list of a desk can do, tried on one of them without a script: tick, all that match, undo, keep a view, export.

const desk = `/organisations/${library}/manage`
const list = `${desk}/opportunities`

/** Drafts that only a search for `mark` finds; as many of them lack their texts as `unready` says. */
async function someDrafts({ ready, unready }: { ready: number; unready: number }) {
  const manager = await new Visitor().signIn('manager@demo.example')
  const mark = `bulk${process.hrtime.bigint()}`
  for (let index = 0; index < ready + unready; index++) {
    const begun = await manager.post(`${desk}/opportunities/new`, {
      title: `${mark} number ${index}`,
      kind: 'volunteering',
      theme: 'food',
    })
    const path = new URL(begun.headers.get('location') ?? '', manager.origin).pathname.replace(/\/what$/, '')
    if (index >= ready) continue
    const save = async (topic: string, fields: Record<string, string>) => {
      const page = await (await manager.get(`${path}/${topic}`)).text()
      const basedOn = /name="basedOn" value="([^"]*)"/.exec(page)?.[1] ?? ''
      return manager.post(`${path}/${topic}`, { ...fields, basedOn, do: 'save' })
    }
    await save('what', {
      title: `${mark} number ${index}`,
      kind: 'volunteering',
      theme: 'food',
      summary: 'Ten jars.',
      description: 'You fill ten jars.',
    })
    await save('where', { mode: 'online' })
    await save('who', { ageMin: '18', cost: '0' })
    await save('how', { booking: 'Just come.' })
  }
  return { manager, here: `${list}?q=${mark}` }
}

/** What a press of the question would send. */
function answerOf(html: string, act: string): [string, string][] {
  const form = html.split('<form').find((one) => one.includes(`value="${act}-now"`)) ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="(act|subject)" value="([^"]*)"/g)]
  return [...fields.map(([, name = '', value = '']): [string, string] => [name, value]), ['do', `${act}-now`]]
}

test('asks before it acts on all that match, acts once, says what was not done and why, and takes it back', async () => {
  const { manager, here } = await someDrafts({ ready: 2, unready: 1 })
  const asked = await (await manager.post(here, { do: 'publish', all: 'yes' })).text()
  expect(textOf(asked)).toContain('Publish: 3 things. Go on?')
  expect(textOf(await (await manager.get(`${here}&status=published`)).text())).toContain('Nothing fits')

  const press = answerOf(asked, 'publish')
  expect(press.filter(([name]) => name === 'subject')).toHaveLength(3)
  const answers = await Promise.all([manager.post(here, press), manager.post(here, press)])
  const [result] = answers.map((answer) => answer.headers.get('location') ?? '')
  expect(answers.map(({ status }) => status)).toEqual([302, 302])
  const said = textOf(await (await manager.get(result ?? '')).text())
  expect(said).toContain('Publish: 2 done')
  expect(said).toMatch(/1 was not done: .* number 2 :/)

  const actId = press.find(([name]) => name === 'act')?.[1] ?? ''
  const stranger = await new Visitor().signIn('learner@demo.example')
  expect((await stranger.post(here, { do: 'undo', act: actId })).status).toBe(403)
  expect((await manager.post(here, { do: 'undo', act: actId })).status).toBe(302)
  expect(textOf(await (await manager.get(result ?? '')).text())).toContain('2 put back as they were')
  const drafts = textOf(await (await manager.get(`${here}&status=draft`)).text())
  expect(drafts).toContain('3 in this list')
})

test('says that nothing is ticked, and takes no other list’s things', async () => {
  const { manager, here } = await someDrafts({ ready: 0, unready: 1 })
  expect(textOf(await (await manager.post(here, { do: 'archive' })).text())).toContain('Nothing is ticked')
  const foreign = await manager.post(here, { do: 'archive', subject: '019a0000-0000-7000-8000-000000000000' })
  expect(textOf(await foreign.text())).toContain('Nothing is ticked')
})

test('a City Lead reminds many organisations after a question, reads why some are left alone, and takes it back', async () => {
  const lead = await new Visitor().signIn('lead@demo.example')
  const here = '/brighton-and-hove/lead/organisations?show=stale'
  const confirmedAt = await confirmOneListing(new Date(Date.now() - 100 * 86_400_000))
  const asked = await (await lead.post(here, { do: 'remind', all: 'yes' })).text()
  expect(textOf(asked)).toContain('It goes in ten minutes; until then you can undo it.')
  const press = answerOf(asked, 'remind')
  const count = press.filter(([name]) => name === 'subject').length
  expect(count).toBeGreaterThan(0)
  const result = (await lead.post(here, press)).headers.get('location') ?? ''
  expect(textOf(await (await lead.get(result)).text())).toContain(`Remind: ${count} done`)
  const again = answerOf(await (await lead.post(here, { do: 'remind', all: 'yes' })).text(), 'remind')
  const second = (await lead.post(here, again)).headers.get('location') ?? ''
  expect(textOf(await (await lead.get(second)).text())).toContain('it was reminded in the last seven days')
  const act = press.find(([name]) => name === 'act')?.[1] ?? ''
  await lead.post(here, { do: 'undo', act })
  expect(textOf(await (await lead.get(result)).text())).toMatch(/ put back as (it was|they were)/)
  // Ticked ones can still be had as a table.
  const [, subject = ''] = press.find(([name]) => name === 'subject') ?? []
  const table = await (await lead.get(`/brighton-and-hove/lead/organisations.csv?subject=${subject}`)).text()
  expect(table.trim().split('\r\n')).toHaveLength(2)
  await confirmOneListing(confirmedAt)
})

/** Says of one listing of another organisation than the library when it was confirmed; answers what was said before. */
const confirmOneListing = (confirmedAt: Date | null) =>
  withDatabase(async ({ database }) => {
    const listing = await database
      .selectFrom('opportunities')
      .innerJoin('organisations', 'organisations.id', 'organisationId')
      .innerJoin('places', 'places.id', 'opportunities.placeId')
      .select(['opportunities.id', 'confirmedAt'])
      .where('places.slug', '=', 'brighton-and-hove')
      .where('organisations.slug', '!=', library)
      .where('opportunities.status', '=', 'published')
      .orderBy('opportunities.id')
      .executeTakeFirstOrThrow()
    await database.updateTable('opportunities').set({ confirmedAt }).where('id', '=', listing.id).execute()
    return listing.confirmedAt
  })

test('keeps a view under a name, shows it on that list, and removes it; a name too long is asked for again', async () => {
  const { manager, here } = await someDrafts({ ready: 0, unready: 1 })
  const [path = '', query = ''] = here.split('?')
  const name = `View ${query}`.slice(0, 50)
  const refused = await manager.post('/me/views', { path, query, name: 'x'.repeat(61), do: 'keep-view' })
  expect(await refused.text()).toContain('x'.repeat(61))
  const kept = await manager.post('/me/views', { path, query, name, do: 'keep-view' })
  expect(kept.headers.get('location')).toBe(here)
  const page = await (await manager.get(path)).text()
  expect(page).toContain(`href="${here}"`)
  const view = new RegExp(`name="view" value="([^"]*)"[^>]*>\\s*<button[^>]*>Remove “${name}”`).exec(page)?.[1] ?? ''
  expect((await manager.post('/me/views', { path, view, do: 'remove-view' })).headers.get('location')).toBe(path)
  expect(await (await manager.get(path)).text()).not.toContain(`href="${here}"`)
  const away = await manager.post('/me/views', { path: '//elsewhere.example', view, do: 'remove-view' })
  expect(away.headers.get('location')).toBe('/')
})

test('gives out as a table what the list is narrowed to, in its order', async () => {
  const { manager, here } = await someDrafts({ ready: 0, unready: 2 })
  const table = await manager.get(`${here.replace('?', '.csv?')}&sort=title-last`)
  expect(table.headers.get('content-type')).toContain('text/csv')
  const titles = (await table.text()).split('\r\n').slice(1, -1)
  expect(titles.map((line) => / number (\d)/.exec(line)?.[1])).toEqual(['1', '0'])
})

const tables: Record<string, [email: string, lists: string[]]> = {
  [desk]: ['manager@demo.example', ['codes', 'rules', 'evidence', 'reach', 'runs', 'leavers', 'pathways', 'feeds']],
  '/brighton-and-hove/lead': ['lead@demo.example', ['people', 'pathways', 'feeds']],
  '/admin': ['administrator@demo.example', ['people', 'places']],
}

test.each(Object.entries(tables))(
  'every list of %s is searched and given out as a table',
  async (base, [email, lists]) => {
    const visitor = await new Visitor().signIn(email)
    for (const one of lists) {
      const page = await (await visitor.get(`${base}/${one}`)).text()
      const nothing = await (await visitor.get(`${base}/${one}?q=nothinghasthisname`)).text()
      expect([one, textOf(nothing).includes('Nothing fits')]).toEqual([one, true])
      const table = await visitor.get(`${base}/${one}.csv`)
      expect([one, table.status, table.headers.get('content-type')]).toEqual([one, 200, 'text/csv; charset=utf-8'])
      const [headings = '', ...rows] = (await table.text()).trimEnd().split('\r\n')
      expect(headings).toContain(',')
      const count = Number(/([\d,]+) in this list/.exec(textOf(page))?.[1]?.replaceAll(',', '') ?? Number.NaN)
      expect([one, rows.length]).toEqual([one, count])
      const none = await (await visitor.get(`${base}/${one}.csv?q=nothinghasthisname`)).text()
      expect(none.trimEnd().split('\r\n')).toHaveLength(1)
    }
  },
)

test('many codes are stopped at once, and opened again, but not one that was stopped before', async () => {
  const manager = await new Visitor().signIn('manager@demo.example')
  const page = await (await manager.get(`${desk}/badges?status=published`)).text()
  const badge = /manage\/badges\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
  const codes = await Promise.all(
    [1, 2].map(async () => {
      const made = await manager.post(`${desk}/codes/new`, { badgeId: badge, evidence: 'Seen', who: 'all' })
      return /codes\/([0-9a-f-]{36})/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
    }),
  )
  const [first = ''] = codes
  expect((await manager.post(`${desk}/codes/${first}`, { do: 'stop' })).status).toBe(302)
  const stateOf = async (id: string) =>
    / value="resume"/.test(await (await manager.get(`${desk}/codes/${id}`)).text()) ? 'stopped' : 'open'
  const ticked = codes.map((id): [string, string] => ['subject', id])
  const asked = await (await manager.post(`${desk}/codes`, [...ticked, ['do', 'stop']])).text()
  const press = answerOf(asked, 'stop')
  const done = await manager.post(`${desk}/codes`, press)
  expect(textOf(await (await manager.get(done.headers.get('location') ?? '')).text())).toContain('Stop it: 2 done')
  expect(await Promise.all(codes.map(stateOf))).toEqual(['stopped', 'stopped'])
  const actId = press.find(([name]) => name === 'act')?.[1] ?? ''
  expect((await manager.post(`${desk}/codes`, { do: 'undo', act: actId })).status).toBe(302)
  expect(await Promise.all(codes.map(stateOf))).toEqual(['stopped', 'open'])
  // Older ones than any stand in a stretch of their own, which leads back.
  const after = writeCursor({ at: new Date(0), id: first })
  const older = await (await manager.get(`${desk}/codes?after=${after}&sort=uses`)).text()
  expect(older).not.toContain(`${desk}/codes/${first}`)
  expect(textOf(older)).toContain('These are older ones.')
  expect(older).toContain(`href="${desk}/codes?sort=uses">Back to the latest`)
})

test('lists of an organisation’s rules, sources, pathways and groups that leave go on to older ones', async () => {
  const manager = await new Visitor().signIn('manager@demo.example')
  const after = writeCursor({ at: new Date(0), id: '00000000-0000-7000-8000-000000000000' })
  for (const list of ['rules', 'feeds', 'pathways', 'leavers']) {
    const older = await (await manager.get(`${desk}/${list}?after=${after}`)).text()
    expect([list, textOf(older).includes('These are older ones.')]).toEqual([list, true])
    expect([list, new RegExp(`${desk}/${list}/[0-9a-f-]{36}`).test(older)]).toEqual([list, false])
  }
})
