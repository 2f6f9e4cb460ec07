import { expect, test } from 'vitest'
import { figuresOf } from './check-figures.ts'

const page = (name: string) =>
  `export function ${name}(desk: Desk) {
  const { searchParams } = new URL(desk.request.url)
  const found = searchParams.has('saved') ? load${name}(desk, { limit: 12 }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return found.rows.map((row) => ({ id: row.id, title: row.title, href: \`/\${row.slug}\` }))
}`.split('\n')

test('counts files, folders, and what stands twice whatever it is called', () => {
  const figures = figuresOf([
    { file: 'src/web/root.tsx', lines: ['export const one = 1'] },
    { file: 'src/web/feeds/lead-list.tsx', lines: page('LeadList') },
    { file: 'src/web/feeds/manager-list.tsx', lines: page('ManagerList') },
  ])
  expect(figures).toMatchObject({
    'files in the root of src/web': 1,
    'files in the largest folder of src/web': 2,
    'twins in src/web': 1,
  })
  expect(figures['duplicate pairs per kLoC in src/web']).toBeGreaterThan(4)
})
