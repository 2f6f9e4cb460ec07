import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { withDatabase } from '../support/site/people.ts'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

test.each([
  { ...phoneInWelsh, titles: ['An evening by the water', 'Noson wrth y dŵr'] as const, found: 'dŵr' },
  { ...deskInEnglish, titles: ['A morning by the river', 'Bore wrth yr afon'] as const, found: 'river' },
])(
  'a text is shared, taken over by another place, reported there and removed, at $width px, in $language',
  async ({ titles, found, ...way }) => {
    const { page, t } = await openOwnWindow(browser, way)
    const signIn = (name: string) => signInByDemoBar(page, { bar: t('demo.signInAs'), name })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const title = inLanguage(way.language, titles[0], titles[1])

    await signIn('Lena Example')
    await page.goto('/brighton-and-hove/lead/library')
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('library.share') }).click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('library.kind.agenda') }).click()
    await page.getByLabel(t('library.itemTitle')).first().fill(titles[0])
    await page.getByLabel(t('library.itemTitleCy')).fill(titles[1])
    await press(t('library.save'))
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('library.text.agenda')).fill('Ring me at lena@demo.example')
    await press(t('library.save'))
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await press(t('library.look'))
    await expectGoodPage(page)
    // The licence is agreed to, and no address goes along; what was typed stays.
    await press(t('library.shareNow'))
    await page.getByText(t('library.refused.licence-not-agreed')).first().waitFor()
    await page.getByLabel(t('library.agreed')).check()
    await press(t('library.shareNow'))
    await page.getByText(t('library.refused.reaches-a-person')).waitFor()
    await page.getByLabel(t('library.text.agenda')).fill('Tea at six, stories at seven.')
    await press(t('library.look'))
    await page.getByLabel(t('library.agreed')).check()
    await press(t('library.shareNow'))
    await page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(page)

    await signIn('Sana Example')
    await page.goto(`/southampton/lead/library?q=${encodeURIComponent(found)}`)
    await page.getByRole('link', { name: title }).click()
    const shared = page.url()
    await expectGoodPage(page)
    await press(t('library.take'))
    const source = page.getByText(
      t('library.from', { place: inLanguage(way.language, 'Brighton and Hove', 'Brighton a Hove'), title }),
    )
    await source.waitFor()
    await expectGoodPage(page)
    await page.goto(shared)
    await page.getByText(t('library.takenAlready')).waitFor()
    await page.getByLabel(t('library.reportSaid')).fill('Mae’n enwi dysgwr')
    await press(t('library.reportSend'))
    await page.getByText(t('library.reportDone')).waitFor()
    expect((await page.goto(shared))?.status()).toBe(404)

    await signIn('Petra Example')
    await page.goto('/programme/desk/library?state=reported')
    await page.getByRole('link', { name: title }).click()
    await page.getByText('Mae’n enwi dysgwr').waitFor()
    await expectGoodPage(page)
    await page.getByLabel(t('library.reason')).fill('Mae’n enwi dysgwr')
    await press(t('library.remove'))
    await expectGoodPage(page)
    await press(t('library.removeNow'))
    await page.getByText(t('library.removedTitle')).waitFor()
    await page.goto('/programme/desk/library/removed')
    await page.getByRole('rowheader', { name: title }).waitFor()
    await expectGoodPage(page)
  },
)

test.each([
  { ...phoneInWelsh, titles: ['Who pays for the tea?', 'Pwy sy’n talu am y te?'] as const, found: 'te' },
  { ...deskInEnglish, titles: ['Who brings the chairs?', 'Pwy sy’n dod â’r cadeiriau?'] as const, found: 'chairs' },
])(
  'a question is asked, answered by another place, and said to have helped, at $width px, in $language',
  async ({ titles, found, ...way }) => {
    const { page, t } = await openOwnWindow(browser, way)
    const signIn = (name: string) => signInByDemoBar(page, { bar: t('demo.signInAs'), name })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const title = inLanguage(way.language, titles[0], titles[1])

    await signIn('Lena Example')
    await page.goto('/brighton-and-hove/lead/library')
    await page.getByRole('link', { name: t('library.questions.title') }).click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('library.questions.ask') }).click()
    await expectGoodPage(page)
    await page.getByLabel(t('library.questions.itemTitle')).fill(titles[0])
    await page.getByLabel(t('library.itemTitleCy')).fill(titles[1])
    await page.getByLabel(t('library.text.question')).fill('We have no money for it.')
    await press(t('library.save'))
    await press(t('library.look'))
    await expectGoodPage(page)
    await press(t('library.shareNow'))
    await page.getByText(t('library.questions.noAnswers')).waitFor()
    const question = page.url()

    await signIn('Sana Example')
    await page.goto(`/southampton/lead/library/questions?state=open&q=${found}`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('link', { name: t('library.questions.answer') }).click()
    await page.getByLabel(t('library.text.answer')).fill('The church hall does.')
    await press(t('library.save'))
    await press(t('library.look'))
    await press(t('library.shareNow'))
    await page.getByText(t('common.saved')).waitFor()

    await signIn('Lena Example')
    await page.goto(question)
    await page.getByRole('button', { name: t('library.questions.keep') }).click()
    await page.getByText(t('library.questions.kept'), { exact: true }).waitFor()
    await expectGoodPage(page)
  },
)

test('a lead ticks what they need, asks who fits to be a pair, and the other says yes', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const signIn = (name: string) => signInByDemoBar(page, { bar: t('demo.signInAs'), name })

  await signIn('Lena Example')
  await page.goto('/brighton-and-hove/lead/year/pairs')
  await expectGoodPage(page)
  const sana = page.getByRole('listitem').filter({ hasText: 'Sana Example' })
  await sana.getByRole('button', { name: t('pairs.end') }).click()
  await page.getByRole('button', { name: t('pairs.endNow') }).click()
  await sana.getByRole('button', { name: t('pairs.ask') }).click()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('pairs.askNow') }).click()
  await page.getByText(t('pairs.youAsked')).waitFor()

  await signIn('Sana Example')
  await page.goto('/southampton/lead/year/pairs')
  await page.getByRole('button', { name: t('pairs.agree') }).click()
  await page.getByRole('heading', { name: 'Lena Example, Brighton a Hove' }).waitFor()
  expect(await page.getByRole('button', { name: t('pairs.agree') }).count()).toBe(0)

  await signIn('Petra Example')
  await page.goto('/programme/desk/placements/pairs')
  await expectGoodPage(page)
})

test.each([phoneInWelsh, deskInEnglish])(
  'a lead asks a peer how they see them, and shares it with the team for a while, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    // As it was: the next who walks this way asks anew.
    onTestFinished(() =>
      withDatabase(async ({ database }) => {
        await database
          .deleteFrom('growthRounds')
          .where('month', '=', 6)
          .where('personId', 'in', (people) =>
            people.selectFrom('people').select('id').where('email', '=', 'lead@demo.example'),
          )
          .execute()
      }),
    )
    const signIn = (name: string) => signInByDemoBar(page, { bar: t('demo.signInAs'), name })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const own = '/brighton-and-hove/lead/year/growing'

    await signIn('Lena Example')
    await page.goto('/brighton-and-hove/lead/year')
    await page.getByRole('link', { name: t('growing.title') }).click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('growing.month.6') }).click()
    await page.getByRole('textbox', { name: t('programme.attribute.awareness.name') }).fill('Rwy’n gwrando.')
    await press(t('common.save'))
    await page.getByText(t('common.saved')).waitFor()
    await page.getByLabel(t('growing.peerAsk')).selectOption({ label: 'Sana Example, Southampton' })
    await press(t('growing.ask'))
    await expectGoodPage(page)
    await press(t('growing.askNow'))
    await page.getByText(t('growing.peerWaits', { name: 'Sana Example' })).waitFor()

    await signIn('Sana Example')
    await page.goto('/southampton/lead')
    const asked = page
      .getByRole('listitem')
      .filter({ hasText: t('desk.queue.growth-asked.title', { name: 'Lena Example' }) })
    await asked.getByRole('link').first().click()
    await page.getByText('Rwy’n gwrando.').waitFor()
    await page
      .getByRole('textbox', { name: t('programme.attribute.energy.name') })
      .fill('Rydych yn gofyn y cwestiwn nesaf.')
    await press(t('common.save'))
    await page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(page)

    await signIn('Lena Example')
    await page.goto(`${own}/6`)
    await page.getByText('Rydych yn gofyn y cwestiwn nesaf.').waitFor()
    await press(t('growing.share'))
    await expectGoodPage(page)
    await press(t('growing.shareNow'))
    await page.getByRole('button', { name: t('growing.unshare') }).waitFor()

    await signIn('Petra Example')
    await page.goto('/programme/desk/placements')
    await page
      .getByRole('link', { name: inLanguage(way.language, 'Brighton and Hove', 'Brighton a Hove') })
      .first()
      .click()
    await page.getByRole('link', { name: t('growing.title') }).click()
    await page.getByText('Rydych yn gofyn y cwestiwn nesaf.').waitFor()
    await expectGoodPage(page)
    const shared = page.url()

    await signIn('Lena Example')
    await page.goto(`${own}/6`)
    await press(t('growing.unshare'))
    await page.getByText(t('growing.shareText')).waitFor()
    await signIn('Petra Example')
    await page.goto(shared)
    await page.getByText(t('growing.sharedNone')).waitFor()
  },
)

test('a place plans a meet-up, another comes, and it is called off', async () => {
  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  const signIn = (name: string) => signInByDemoBar(page, { bar: t('demo.signInAs'), name })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const name = 'Taith gerdded y llyfrgelloedd'

  await signIn('Sana Example')
  await page.goto('/southampton/lead/gatherings')
  await expectGoodPage(page)
  await page.getByRole('link', { name: t('gatherings.new.lead') }).click()
  await page.getByLabel(t('gatherings.name')).first().fill(name)
  await page.getByLabel(t('gatherings.about')).fill('Tair llyfrgell mewn un bore.')
  await page.getByRole('textbox', { name: t('gatherings.venue') }).fill('Llyfrgell ganolog')
  await page.getByLabel(t('gatherings.startsAt')).fill('2020-05-04T10:00')
  await page.getByLabel(t('gatherings.minutes')).fill('90')
  await press(t('gatherings.look'))
  // A day that is over is named before anything is asked; what was typed stays.
  await page.getByText(t('gatherings.refused.in-the-past')).first().waitFor()
  expect(await page.getByRole('button', { name: t('gatherings.lookNow') }).count()).toBe(0)
  const ahead = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel(t('gatherings.startsAt')).fill(`${ahead}T10:00`)
  await press(t('gatherings.look'))
  await expectGoodPage(page)
  // “Not yet” leads back into the form, with what was typed.
  await press(t('common.notYet'))
  expect(await page.getByLabel(t('gatherings.about')).inputValue()).toBe('Tair llyfrgell mewn un bore.')
  await press(t('gatherings.look'))
  await press(t('gatherings.lookNow'))
  await page.getByText(t('common.saved')).waitFor()
  await expectGoodPage(page)

  await signIn('Lena Example')
  await page.goto(`/brighton-and-hove/lead/gatherings?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).click()
  await press(t('gatherings.come'))
  await page.getByRole('listitem').filter({ hasText: 'Lena Example, Brighton a Hove' }).waitFor()

  await signIn('Sana Example')
  await page.goto(`/southampton/lead/gatherings?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).click()
  await page.getByLabel(t('gatherings.offReason')).fill('Mae’r llyfrgell ar gau')
  await press(t('gatherings.offLook'))
  await expectGoodPage(page)
  await press(t('gatherings.offNow'))
  await page.getByRole('button', { name: t('gatherings.on') }).waitFor()
  const calendar = await (await page.request.get('/southampton/lead/gatherings.ics')).text()
  const entry = calendar.split('BEGIN:VEVENT').find((one) => one.includes(name))
  expect(entry).toMatch(/SEQUENCE:1\r\n/)
  expect(entry).toContain('STATUS:CANCELLED')
})
