import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { needed } from '#infrastructure/needed.ts'
import { openBrowser } from '../support/browser.ts'
import { knowPostcode } from '../support/site/people.ts'
import { deskInEnglish, expectGoodPage, openOwnWindow, phoneInWelsh, type Way } from '../support/site/walk.ts'

const map = '/brighton-and-hove/map'
/** Drawing in software takes as long as there are points. */
const smallAndLive: Way = { width: 360, language: 'en', script: true }
let browser: Browser

beforeAll(async () => {
  // WebGL in software, as a cheap phone's would be.
  browser = await openBrowser(['--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
  await knowPostcode('BN25ZZ', { latitude: 50.8195, longitude: -0.1195 })
})
afterAll(() => browser.close())

test.each([phoneInWelsh, deskInEnglish])(
  'the drawn map leads to what is near a postcode at $width px, in $language, without script',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto(map)
    await expectGoodPage(page)
    await page.getByLabel(t('map.near')).fill('bn2 5zz')
    await page.getByRole('button', { name: t('common.search') }).click()
    // How far is asked of a place that was named.
    await page.getByLabel(t('map.within')).selectOption('1')
    await page.getByRole('button', { name: t('common.search') }).click()
    await page.waitForURL(/within=1/)
    expect(await page.locator('.map-here title').textContent()).toBe('BN2 5ZZ')
    const list = page.getByRole('region', { name: t('map.list') })
    await list
      .getByText(t('map.closeBy'))
      .or(list.getByText(/milltir|mile/))
      .first()
      .waitFor()
    await expectGoodPage(page)

    // A mark of several opens closer, at an address of its own; there the list is what the mark counted.
    const drawn = page.getByRole('group', { name: t('map.drawn') })
    const mark = drawn.getByRole('link').first()
    await mark.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/view=|\/opportunities\//)
    await page.goto(`${map}?view=14/50.8195/-0.1195&kind=workshop`)
    await page.getByRole('link', { name: t('map.move.nearer'), exact: true }).click()
    expect(new URL(page.url()).searchParams.get('view')).toBe('15/50.8195/-0.1195')
    expect(new URL(page.url()).searchParams.get('kind')).toBe('workshop')
    await page.goto(`${map}?near=Atlantis`)
    await page.getByText(t('map.unknownName', { terms: 'Atlantis' })).waitFor()
    await expectGoodPage(page)
    await page.goto(`${map}?view=12/51.4/0.3`)
    await page.getByText(t('map.none')).waitFor()
    await expectGoodPage(page)
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'organisations are on the drawn map where they offer things, at $width px, in $language, without script',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto(map)
    const choices = page.getByRole('list', { name: t('map.show.label') })
    const current = () => choices.locator('[aria-current]').textContent()
    expect(await current()).toBe(t('map.show.opportunities'))
    await choices.getByRole('link', { name: t('map.show.events') }).click()
    expect(new URL(page.url()).searchParams.get('kind')).toBe('event')
    expect(await current()).toBe(t('map.show.events'))
    await expectGoodPage(page)

    // The town's organisations take the events' place, under the same view.
    await page.goto(`${map}?view=13/50.8225/-0.1372&kind=event&theme=digital`)
    await choices.getByRole('link', { name: t('map.show.organisations') }).click()
    expect(await current()).toBe(t('map.show.organisations'))
    const asked = Object.fromEntries(new URL(page.url()).searchParams)
    expect(asked).toEqual({ show: 'organisations', view: '13/50.8225/-0.1372', theme: 'digital' })
    await page.goto(`${map}?show=organisations`)
    const drawn = page.getByRole('group', { name: t('map.drawn') })
    expect(await drawn.locator('.map-mark circle').count()).toBe(0)
    expect(await drawn.locator('.map-mark rect').count()).toBeGreaterThan(1)
    await expectGoodPage(page)

    // Searching and looking closer keep to organisations; their names lead to their pages.
    await page.getByLabel(t('map.near')).fill('bn2 5zz')
    await page.getByRole('button', { name: t('common.search') }).click()
    expect(await current()).toBe(t('map.show.organisations'))
    const list = page.getByRole('region', { name: t('map.list') })
    const first = list.getByRole('heading', { level: 2 }).getByRole('link').first()
    const name = await first.textContent()
    await first.click()
    await page.waitForURL(/\/organisations\//)
    await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor()

    await page.goto(`${map}?show=organisations&view=12/51.4/0.3`)
    await page.getByText(t('map.none')).waitFor()
    await expectGoodPage(page)
  },
)

test('organisations are on the live map too, and the switch keeps to where it was moved', async () => {
  const { page, t } = await openOwnWindow(browser, { width: 1280, language: 'en', script: true })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${map}?show=organisations&theme=digital`)
  await page.locator('canvas.maplibregl-canvas').waitFor()
  await page.getByRole('group', { name: t('map.drawn') }).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: t('map.move.nearer') }).click()
  const learn = page.getByRole('link', { name: t('map.show.opportunities') })
  await expect.poll(() => learn.getAttribute('href')).toMatch(/view=1[1-5]/)
  expect(asked.some((url) => /map\.organisations\.json\?theme=digital$/.test(url))).toBe(true)
  expect(asked.some((url) => url.includes('/tiles/opportunities/'))).toBe(false)
  await expectGoodPage(page)
})

test('the live map takes the place of the drawn one, and the list follows it', async () => {
  const { page, t } = await openOwnWindow(browser, { width: 1280, language: 'en', script: true })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(map)
  const canvas = page.locator('canvas.maplibregl-canvas')
  await canvas.waitFor()
  await page.getByRole('group', { name: t('map.drawn') }).waitFor({ state: 'hidden' })
  const status = page.getByRole('region', { name: t('map.list') }).getByRole('status')
  const before = await status.textContent()
  await page.getByRole('button', { name: t('map.move.nearer') }).click()
  await page.getByRole('button', { name: t('map.move.nearer') }).click()
  await expect.poll(() => status.textContent()).not.toBe(before)
  await expect.poll(() => new URL(page.url()).searchParams.get('view')).toMatch(/^1[1-5]/)
  await expectGoodPage(page)
  expect(asked.filter((url) => new URL(url).origin !== new URL(page.url()).origin && !url.startsWith('blob:'))).toEqual(
    [],
  )
  expect(asked.some((url) => url.includes('/tiles/opportunities/'))).toBe(true)
})

interface Listed {
  slug: string
  latitude: number | null
  longitude: number | null
}

test('a touch on a mark of the live map shows what is there: picture, date and for whom, and leads on', async () => {
  const { page, t } = await openOwnWindow(browser, smallAndLive)
  const listed = await page.request.get('/api/v1/places/brighton-and-hove/opportunities?limit=100')
  const { items } = (await listed.json()) as { items: Listed[] }
  const at = Map.groupBy(
    items.filter((one) => one.latitude !== null),
    (one) => `${one.latitude}/${one.longitude}`,
  )
  const [spot = '', together = []] = [...at].find(([, there]) => there.length > 1) ?? []
  await page.goto(`${map}?view=16.5/${spot}`)
  const canvas = page.locator('canvas.maplibregl-canvas')
  await page.getByRole('group', { name: t('map.drawn') }).waitFor({ state: 'hidden' })
  const card = page.locator('.map-card')
  // Marks come with their tile, a moment after the ground.
  await expect
    .poll(async () => {
      const { width, height } = needed(await canvas.boundingBox(), 'a map')
      await canvas.click({ position: { x: width / 2, y: height / 2 } })
      return card.count()
    })
    .toBe(1)
  const row = card.getByRole('article')
  await row.waitFor()
  expect(await row.count()).toBe(1)
  expect(await row.locator('img').count()).toBe(1)
  const addresses = together.map(({ slug }) => `/brighton-and-hove/opportunities/${slug}`)
  const first = row.getByRole('link')
  expect(addresses).toContain(await first.getAttribute('href'))
  expect(await first.evaluate((link) => link === document.activeElement)).toBe(true)
  const [button, shown] = [needed(await page.locator('.maplibregl-ctrl-zoom-in').boundingBox(), 'a button'), card]
  // Nothing of it lies under the buttons of the map, or beyond its edge.
  await expect.poll(async () => needed(await shown.boundingBox(), 'a card').y).toBeGreaterThan(button.y + button.height)
  await expectGoodPage(page)
  await card.getByRole('link', { name: new RegExp(`^${together.length} `) }).click()
  await page.waitForURL(/view=17/)
  const list = page.getByRole('region', { name: t('map.list') })
  expect(await list.getByRole('article').count()).toBeGreaterThanOrEqual(together.length)
})

test('where the list does not answer, a touch on several at one address leads nearer and leaves no empty card', async () => {
  const { page, t } = await openOwnWindow(browser, smallAndLive)
  const listed = await page.request.get('/api/v1/places/brighton-and-hove/opportunities?limit=100')
  const { items } = (await listed.json()) as { items: Listed[] }
  const at = Map.groupBy(
    items.filter((one) => one.latitude !== null),
    (one) => `${one.latitude}/${one.longitude}`,
  )
  const [spot = ''] = [...at].find(([, there]) => there.length > 1) ?? []
  await page.route('**/map?*size=40x40*', (route) => route.abort())
  await page.goto(`${map}?view=15/${spot}`)
  const canvas = page.locator('canvas.maplibregl-canvas')
  await page.getByRole('group', { name: t('map.drawn') }).waitFor({ state: 'hidden' })
  await expect
    .poll(async () => {
      const { width, height } = needed(await canvas.boundingBox(), 'a map')
      await canvas.click({ position: { x: width / 2, y: height / 2 } })
      return new URL(page.url()).searchParams.get('view')
    })
    .toMatch(/^17\//)
  await expect.poll(() => page.locator('.map-card').count()).toBe(0)
})

test('a mark of one thing says and shows what it is about, drawn and in the tiles', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  await page.goto('/plymouth/map?theme=food')
  const drawn = page.getByRole('group', { name: t('map.drawn') })
  const one = drawn.getByRole('link', { name: `(${t('common.theme.food')})` })
  expect(await one.count()).toBeGreaterThan(0)
  expect(await one.locator('.map-mark-icon').count()).toBe(await one.count())
  const base = await (await page.request.get('/plymouth/map.base.json')).json()
  expect(await one.locator('.map-mark-icon').first().getAttribute('d')).toBe(base.icons.food)
})

test('where an address leads too far away, the live map keeps to its place and the list to the map', async () => {
  const { page, t } = await openOwnWindow(browser, smallAndLive)
  const list = page.getByRole('region', { name: t('map.list') })
  await page.goto(`${map}?view=6/55.9/-3.2`)
  await page.locator('canvas.maplibregl-canvas').waitFor()
  await list.getByRole('heading', { level: 2 }).getByRole('link').first().waitFor()
  expect(new URL(page.url()).searchParams.get('view')).not.toBe('6/55.9/-3.2')
})

const faultless = { version: 8, sources: {}, layers: [{ id: 'sea', type: 'background' }] }

test.each([
  ['answers nothing', { status: 503, body: 'Busy' }, false],
  ['breaks off', { body: '{"version":8' }, false],
  [
    'draws from nowhere',
    { body: JSON.stringify({ ...faultless, layers: [{ id: 'a', type: 'fill', source: 'b' }] }) },
    false,
  ],
  ['is whole', { body: JSON.stringify(faultless) }, true],
])('where the style of streets %s, the map is live on the ground it can have', async (_, answer, isShown) => {
  const { page, t } = await openOwnWindow(browser, smallAndLive)
  // The site has no streets set: this page says that it has.
  await page.route(`**${map}`, async (route) => {
    const whole = await route.fetch()
    await route.fulfill({
      response: whole,
      body: (await whole.text()).replace('data-map=', 'data-map-style="/style.json" data-map='),
    })
  })
  await page.route('**/style.json', (route) => route.fulfill({ contentType: 'application/json', ...answer }))
  await page.goto(map)
  await page.getByRole('group', { name: t('map.drawn') }).waitFor({ state: 'hidden' })
  expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(1)
  // Our own ground names its source below the map, streets name theirs in its corner.
  const ownSource = page.locator('[data-map-source]')
  await expect.poll(() => ownSource.isVisible()).toBe(!isShown)
})

test('without WebGL the drawn map stays', async () => {
  const plain = await openBrowser(['--disable-gpu', '--disable-webgl', '--disable-3d-apis'])
  try {
    const { page, t } = await openOwnWindow(plain, { width: 360, language: 'cy', script: true })
    await page.goto(map)
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('group', { name: t('map.drawn') }).isVisible()).toBe(true)
    expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(0)
    expect(await page.getByRole('link', { name: t('map.move.nearer'), exact: true }).isVisible()).toBe(true)
    await expectGoodPage(page)
  } finally {
    await plain.close()
  }
})

test.each([map, '/brighton-and-hove/opportunities'])(
  'a phone that is asked where it is looks there in %s, and only when asked',
  async (path) => {
    const { page, t } = await openOwnWindow(browser, { width: 360, language: 'en', script: true })
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ latitude: 50.8312345, longitude: -0.1712345 })
    await page.goto(`${path}?theme=digital`)
    await page.getByRole('button', { name: t('map.locate') }).click()
    await page.waitForURL(/near=/)
    // To about a hundred metres: enough to find the way, not enough to find the door.
    expect(new URL(page.url()).searchParams.get('near')).toBe('50.831,-0.171')
    expect(new URL(page.url()).searchParams.get('theme')).toBe('digital')
    await page
      .locator('.scene-row-facts')
      .getByText(/min on foot|min by bus/)
      .first()
      .waitFor()
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]))).not.toContain('50.83')
  },
)

test.each([
  [map, '.map-live:not(.map-waiting)'],
  ['/brighton-and-hove/opportunities', '[data-position][data-ready]'],
  ['/verify', '[data-scan][data-ready]'],
])('nothing moves in %s when what its script shows comes', async (path, shown) => {
  const { page } = await openOwnWindow(browser, { width: 360, language: 'cy', script: true })
  await page.addInitScript(() => {
    const moved: unknown[] = []
    Object.assign(window, { moved })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push(entry.toJSON())
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(path)
  await page.locator(shown).waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await page.evaluate(() => (window as unknown as { moved: unknown[] }).moved)).toEqual([])
})
