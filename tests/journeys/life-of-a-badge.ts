import { buffer } from 'node:stream/consumers'
import type { TFunction } from 'i18next'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import { longDate } from '#infrastructure/words/formats.ts'
import { library } from '../support/site/people.ts'
import { site } from '../support/site/site.ts'
import { readCode } from '../support/site/visitor.ts'
import {
  expectGoodPage,
  freshLetters,
  joinBrowser,
  openOwnWindow,
  openWindow,
  signInByDemoBar,
  type Way,
} from '../support/site/walk.ts'

const { origin } = site
const manage = `/organisations/${library}/manage`

/** One story in order: what one test makes, the next one uses. Each way of coming has a file, so that two are told at a time. */
export function tellLifeOfABadge(way: Way) {
  const mark = `${way.language}-${freshLetters()}`
  const badgeName = `Kettle Safety ${mark}`
  const opportunityTitle = `Kettle Evening ${mark}`
  const learner = { name: `Ceri Journey ${mark}`, email: `ceri.${mark}@people.example` }
  const nameless = `Nobody Mailed ${mark}`
  const walkIn = { email: `walkin.${mark}@people.example` }
  let browser: Browser
  let t: TFunction
  let manager: { context: BrowserContext; page: Page }
  let holder: { context: BrowserContext; page: Page }
  let awardPath = ''
  let code = ''
  const files = new Map<string, Buffer>()
  let brokenOff = false

  // Where a story broke off it cannot go on.
  beforeEach(({ skip }) => {
    skip(brokenOff)
    onTestFailed(() => {
      brokenOff = true
    })
  })

  beforeAll(async () => {
    browser = await joinBrowser()
    const [forManager, forLearner] = await Promise.all([openWindow(browser, way), openWindow(browser, way)])
    manager = forManager
    holder = forLearner
    t = forManager.t
  })
  afterAll(async () => {
    await manager.context.close()
    await holder.context.close()
    await browser.close()
  })

  test('the manager designs a badge and publishes it', async () => {
    const { page } = manager
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.getByRole('heading', { level: 1, name: t('desk.nav.today') }).waitFor()
    expect(new URL(page.url()).pathname).toBe(manage)
    await expectGoodPage(page)
    await page
      .getByRole('link', { name: t('manage.badge.new') })
      .first()
      .click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.saveDraft') }).click()
    await page
      .getByRole('alert')
      .or(page.getByRole('heading', { name: t('common.errorSummary') }))
      .first()
      .waitFor()
    expect(await page.title()).toContain(t('common.errorTitle', { title: '' }).trim())
    await expectGoodPage(page)

    await field(page, t('manage.badge.name')).fill(badgeName)
    await field(page, t('manage.badge.description')).fill('Can boil water without harm.')
    await field(page, t('opportunities.themeLabel')).selectOption('food')
    await page.getByRole('radio', { name: t('badges.levelName.engage') }).check()
    await field(page, t('badges.skills')).fill('Boil water\nPour water')
    await field(page, t('badges.earnIt')).fill('Boil a kettle three times.')
    await field(page, t('badges.assessed')).fill('A volunteer watches.')
    await field(page, t('manage.badge.imageAlt')).fill('A star in a hexagon')
    await page.getByRole('button', { name: t('manage.saveDraft') }).click()
    await page.getByRole('heading', { level: 1, name: badgeName }).waitFor()
    await page.getByText(t('manage.status.draft'), { exact: true }).first().waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.saveAndPublish'), exact: true }).click()
    await page.getByText(t('manage.status.published'), { exact: true }).first().waitFor()
    await expectGoodPage(page)
  })

  test('the manager publishes an opportunity that earns it', async () => {
    const { page } = manager
    const goOn = page.getByRole('button', { name: t('manage.saveAndGoOn'), exact: true })
    const heading = (topic: 'where' | 'when' | 'who' | 'how' | 'badges') =>
      page.getByRole('heading', { level: 1, name: t(`manage.topic.${topic}.title`), exact: true }).waitFor()
    await page.goto(`${manage}/opportunities/new`)
    await expectGoodPage(page)
    await field(page, t('manage.opportunity.title')).fill(opportunityTitle)
    await field(page, t('opportunities.kindLabel')).selectOption('workshop')
    await field(page, t('opportunities.themeLabel')).selectOption('food')
    await goOn.click()
    await field(page, t('manage.opportunity.summary')).fill('An evening with kettles.')
    await field(page, t('manage.opportunity.description')).fill('We boil. You pour.')
    await expectGoodPage(page)
    await goOn.click()
    await heading('where')
    await page.getByRole('radio', { name: t('opportunities.mode.in-person'), exact: true }).check()
    await field(page, t('manage.opportunity.address')).fill('1 Larkhill Road')
    await expectGoodPage(page)
    await goOn.click()
    await heading('when')
    const words =
      t('demo.signInAs') === 'Try it as somebody' ? 'every Wednesday 6pm to 8pm' : 'bob nos Fercher 6yh i 8yh'
    await field(page, t('opportunities.sessions')).fill(`${words} 5 June 2030 - 19 June 2030`)
    await page.getByRole('button', { name: t('manage.seeDates') }).click()
    await page.getByText(t('manage.understoodDates', { count: 3 })).waitFor()
    await expectGoodPage(page)
    await goOn.click()
    await heading('who')
    await expectGoodPage(page)
    await goOn.click()
    await heading('how')
    await field(page, t('opportunities.booking')).fill('Simply come.')
    await goOn.click()
    await heading('badges')
    await page.getByRole('checkbox', { name: badgeName }).check()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('common.save'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: opportunityTitle }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('manage.preview') }).click()
    await page.getByText(t('manage.previewOnly')).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('manage.previewBack') }).click()
    await page.getByRole('button', { name: t('manage.publish'), exact: true }).click()
    await page.getByText(t('manage.status.published'), { exact: true }).first().waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('manage.seePublic') }).click()
    await page.getByRole('heading', { level: 1, name: opportunityTitle }).waitFor()
    await page.getByRole('link', { name: badgeName }).first().waitFor()
    await expectGoodPage(page)
  })

  test('the manager looks at a list before it is signed, mends a line, and awards it', async () => {
    const { page } = manager
    await page.goto(`${manage}/awards/new`)
    await expectGoodPage(page)
    const choose = async () => {
      await field(page, t('check.name')).selectOption({ label: badgeName })
      await field(page, t('manage.awards.opportunity')).selectOption({ label: opportunityTitle })
    }
    await choose()
    const people = field(page, t('manage.awards.people'))
    const look = page.getByRole('button', { name: t('manage.awards.look'), exact: true })
    const line = `${learner.name}, ${learner.email}`
    await people.fill([`${learner.name}, ceri@@people`, nameless, line].join('\n'))
    await look.click()
    // Nothing is signed: one line is to be mended first, and named.
    await page.getByRole('heading', { level: 1, name: t('manage.check.title', { count: 3 }) }).waitFor()
    const address = page.getByLabel(`${t('manage.check.line', { line: 1 })}: ${t('manage.check.email')}`)
    await page.getByText(t('manage.check.problem.email-is-wrong')).waitFor()
    expect(await address.inputValue()).toBe('ceri@@people')
    expect(await page.getByRole('button', { name: t('manage.check.give', { count: 2 }) }).count()).toBe(0)
    await expectGoodPage(page)
    await address.fill(learner.email)
    await page.getByRole('button', { name: t('manage.check.save') }).click()
    // Line 3 says line 1 again: once is enough.
    await page.getByText(t('manage.check.repeats', { line: 1 })).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('manage.check.give', { count: 2 }) }).click()
    await page.getByText(t('manage.awards.given', { count: 2 }), { exact: true }).waitFor()
    await page.getByRole('button', { name: t('runs.held.undo'), exact: true }).waitFor()
    await expectGoodPage(page)
    // No mail is sent before ten minutes are over, unless the issuer sends them at once.
    await page.getByRole('button', { name: t('runs.held.now') }).click()
    await page.getByText(t('runs.sent')).waitFor()
    expect(await page.getByRole('button', { name: t('runs.held.undo'), exact: true }).count()).toBe(0)
    await expectGoodPage(page)

    // They have it already, and it may be earned once: said line by line.
    await page.goto(`${manage}/awards/new`)
    await choose()
    await people.fill(line)
    await look.click()
    const today = longDate(way.language, new Date())
    await page.getByText(t('manage.check.holds', { date: today })).waitFor()
    await page.getByText(t('manage.check.nobodyReady')).waitFor()
    expect(await page.getByRole('button', { name: t('manage.check.give', { count: 1 }) }).count()).toBe(0)
    await expectGoodPage(page)

    await page.goto(`${manage}/awards`)
    await page.getByRole('link', { name: learner.name, exact: true }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('link', { name: nameless, exact: true }).click()
    await page.getByRole('heading', { name: t('manage.awards.codeTitle') }).waitFor()
    await page.getByRole('img', { name: t('manage.awards.qr') }).waitFor()
    code = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(await page.getByRole('main').innerText())?.[0] ?? ''
    expect(code).not.toBe('')
    await expectGoodPage(page)
  })

  test('a double click on the button gives it once', async () => {
    const { page } = manager
    const twice = `Double Click ${mark}`
    await page.goto(`${manage}/awards/new`)
    await field(page, t('check.name')).selectOption({ label: badgeName })
    await field(page, t('manage.awards.people')).fill(twice)
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).dblclick()
    await page.getByRole('button', { name: t('manage.check.give', { count: 1 }) }).dblclick()
    // The second click ends the loading of what the first one asked for.
    await expect.poll(() => page.url()).toMatch(/\/runs\//)
    await page.waitForLoadState()
    await expectGoodPage(page)
    await page.goto(`${manage}/awards`)
    expect(await page.getByRole('link', { name: twice, exact: true }).count()).toBe(1)
  })

  test('a list that was given by mistake is taken back whole by one press', async () => {
    const { page } = manager
    const mistaken = [`Mistaken One ${mark}`, `Mistaken Two ${mark}`]
    await page.goto(`${manage}/awards/new`)
    await field(page, t('check.name')).selectOption({ label: badgeName })
    await field(page, t('manage.awards.people')).fill(mistaken.join('\n'))
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('button', { name: t('manage.check.give', { count: 2 }) }).click()
    await page.getByRole('link', { name: mistaken[0], exact: true }).waitFor()
    const run = page.url()
    await page.getByRole('button', { name: t('runs.held.undo'), exact: true }).click()
    await page.getByText(t('runs.undoneText')).waitFor()
    await expectGoodPage(page)
    await page.goto(`${manage}/awards`)
    for (const name of mistaken) expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await page.getByRole('link', { name: t('runs.title'), exact: true }).click()
    await page
      .getByRole('cell', { name: t('runs.state.undone') })
      .first()
      .waitFor()
    await expectGoodPage(page)
    expect(run).toMatch(/\/runs\/[0-9a-f-]{36}$/)
  })

  test('some of a list are withdrawn with one reason, after a question', async () => {
    const { page } = manager
    const some = [`Some One ${mark}`, `Some Two ${mark}`]
    await page.goto(`${manage}/awards/new`)
    await field(page, t('check.name')).selectOption({ label: badgeName })
    await field(page, t('manage.awards.people')).fill(some.join('\n'))
    await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
    await page.getByRole('button', { name: t('manage.check.give', { count: 2 }) }).click()
    await page.getByRole('checkbox', { name: t('runs.chooseOne', { name: some[0] }) }).check()
    await page.getByText(t('runs.withdraw.title')).click()
    await page.getByRole('button', { name: t('runs.withdraw.chosen') }).click()
    await page.getByRole('link', { name: t('manage.withdraw.reasonMissing') }).waitFor()
    await expectGoodPage(page)
    // Whom one chose is still chosen.
    expect(await page.getByRole('checkbox', { name: t('runs.chooseOne', { name: some[0] }) }).isChecked()).toBe(true)
    await field(page, t('manage.withdraw.reason')).fill(`On the wrong list (${mark}).`)
    await page.getByRole('button', { name: t('runs.withdraw.chosen') }).click()
    await page.getByRole('heading', { level: 1, name: t('runs.withdraw.sure', { count: 1 }) }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('runs.withdraw.yes') }).click()
    await page.getByText(t('runs.withdraw.done', { count: 1 })).waitFor()
    await expectGoodPage(page)
  })

  test('the learner opens it from the mail without an account', async () => {
    const { page } = holder
    const link = page.getByRole('main').locator('a[href*="/awards/"]')
    await expect
      .poll(
        async () => {
          await page.goto(`/demo/mail?to=${encodeURIComponent(learner.email)}`)
          return link.count()
        },
        { interval: 500 },
      )
      .toBeGreaterThan(0)
    await expectGoodPage(page)
    await link.first().click()
    await page.getByRole('heading', { level: 1, name: t('awards.youDidIt', { name: learner.name }) }).waitFor()
    await expectGoodPage(page)
    const { pathname } = new URL(page.url())
    expect(pathname).toMatch(/^\/awards\/[0-9a-f-]{36}\/yours$/)
    awardPath = pathname.replace('/yours', '')
    await page.getByRole('link', { name: t('awards.asOthersSee') }).click()
    await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
    await page.getByText(t('awards.hidesName')).waitFor()
    await expectGoodPage(page)
    await page.goto(pathname)
  })

  test('the learner keeps it with a code from the mail, after one that was wrong', async () => {
    const { page } = holder
    await page.getByRole('button', { name: t('awards.keep') }).click()
    await field(page, t('people.email')).fill(learner.email)
    await page.getByRole('button', { name: t('people.sendCode') }).click()
    await expectGoodPage(page)
    const right = await readCode(learner.email)
    await field(page, t('people.code')).fill(right === '000000' ? '111111' : '000000')
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()
    await page.getByRole('link', { name: t('people.wrongCode') }).waitFor()
    await expectGoodPage(page)
    await field(page, t('people.code')).fill(right)
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()

    await page.getByRole('heading', { level: 1, name: t('me.about.title') }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('common.continue') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await page.getByRole('radio', { name: t('me.age.16-17') }).check()
    await field(page, t('me.about.name')).fill(learner.name)
    await page.getByRole('button', { name: t('common.continue') }).click()
    await page.getByText(t('me.kept', { count: 1 })).waitFor()
    expect(new URL(page.url()).pathname).toBe('/me')
    await page.getByRole('link', { name: badgeName }).waitFor()
    await expectGoodPage(page)
  })

  test('the learner takes the badge away in four kinds of file', async () => {
    const { page } = holder
    await page.goto('/me')
    await page.getByRole('link', { name: badgeName }).click()
    await page.getByRole('heading', { level: 1, name: badgeName }).waitFor()
    await expectGoodPage(page)
    await page.getByText(t('me.otherFiles')).click()
    for (const format of ['png', 'svg', 'json', 'jwt'] as const) {
      const arriving = page.waitForEvent('download')
      await page.getByRole('link', { name: t(`awards.format.${format}`) }).click()
      const download = await arriving
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`))
      files.set(format, await buffer(await download.createReadStream()))
    }
    expect(files.get('png')?.subarray(1, 4).toString()).toBe('PNG')
    expect(files.get('svg')?.toString()).toContain('<svg')
    expect(JSON.parse(files.get('json')?.toString() ?? '')).toMatchObject({ id: `${origin}${awardPath}` })
    expect(files.get('jwt')?.toString().split('.')).toHaveLength(3)
  })

  test('who scans the code on the learner’s screen sees that they hold the badge', async () => {
    const { page } = holder
    await page.getByRole('link', { name: t('me.inHand.open') }).click()
    await page.getByRole('heading', { level: 1, name: t('me.inHand.title') }).waitFor()
    await expectGoodPage(page)
    const address = await page.locator('.in-hand a').getAttribute('href')
    const scanner = await openOwnWindow(browser, way)
    await scanner.page.goto(address ?? '')
    await scanner.page.getByText(t('awards.holder.nameless')).waitFor()
    await expectGoodPage(scanner.page)
    await page.goBack()
  })

  test('the learner shows the badge with their name, and a stranger reads it', async () => {
    const { page } = holder
    await page.getByRole('radio', { name: t('me.visibility.public') }).check()
    await page.getByRole('checkbox', { name: t('me.nameShown', { name: learner.name }) }).check()
    await page.getByRole('button', { name: t('common.save') }).click()
    await page.getByText(t('common.saved')).waitFor()
    await expectGoodPage(page)
    const stranger = await openOwnWindow(browser, way)
    await expect
      .poll(async () => {
        await stranger.page.goto(awardPath)
        return stranger.page.getByText(t('awards.showsName', { name: learner.name })).count()
      })
      .toBe(1)
    await expectGoodPage(stranger.page)
    const { items } = (await (await fetch(`${origin}/api/v1/places/brighton-and-hove/awards?limit=5`)).json()) as {
      items: { url: string; learner: string }[]
    }
    expect(items.find((one) => one.url === `${origin}${awardPath}`)?.learner).toBe(learner.name)
  })

  test('anyone finds each file genuine, and a changed one not', async () => {
    const { page } = await openOwnWindow(browser, way)
    for (const format of ['png', 'svg', 'jwt']) {
      await page.goto('/verify')
      const buffer = files.get(format) ?? Buffer.alloc(0)
      const mimeType = { png: 'image/png', svg: 'image/svg+xml', jwt: 'text/plain' }[format] ?? ''
      await field(page, t('check.file')).setInputFiles({ name: `badge.${format}`, mimeType, buffer })
      await page.getByRole('button', { name: t('check.button') }).click()
      await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
    }
    await expectGoodPage(page)
    const written = files.get('json')?.toString() ?? ''
    await check(page, written)
    await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
    await expectGoodPage(page)
    const tampered = written.replace(badgeName, `Rocket Science ${mark}`)
    expect(tampered).not.toBe(written)
    await check(page, tampered)
    await page.getByText(t('check.verdict.not-genuine'), { exact: true }).waitFor()
    await expectGoodPage(page)
    await check(page, '')
    await page.getByRole('link', { name: t('check.nothing') }).waitFor()
    await expectGoodPage(page)
  })

  test('somebody without an address on the list keeps theirs by its code', async () => {
    const { page } = await openOwnWindow(browser, way)
    await page.goto('/claim')
    await field(page, t('claim.code')).fill('00000-00000')
    await page.getByRole('button', { name: t('claim.show') }).click()
    await page.getByRole('link', { name: t('claim.wrong') }).waitFor()
    await expectGoodPage(page)
    // As people type: small letters, no line between.
    await field(page, t('claim.code')).fill(code.replace('-', ' ').toLowerCase())
    await page.getByRole('button', { name: t('claim.show') }).click()
    await page.getByRole('heading', { level: 1, name: badgeName }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('claim.keep') }).click()
    await field(page, t('people.email')).fill(walkIn.email)
    await page.getByRole('button', { name: t('people.sendCode') }).click()
    await field(page, t('people.code')).fill(await readCode(walkIn.email))
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click()
    // Pressed once: signing in and the question of age lie on the way, and lead on by themselves.
    await page.getByRole('radio', { name: t('me.age.18-24') }).check()
    await page.getByRole('button', { name: t('common.continue') }).click()
    await page.getByText(t('me.kept', { count: 1 })).waitFor()
    await page.getByRole('link', { name: badgeName }).waitFor()
    await expectGoodPage(page)
    await page.goto(`/claim/${code}`)
    await page.getByText(t('claim.taken')).first().waitFor()
    await expectGoodPage(page)
  })

  test('the manager withdraws it with a reason, and everybody reads that it is no longer valid', async () => {
    const before = await badgesIssued()
    const { page } = manager
    await page.goto(`${manage}/awards`)
    await page.getByRole('link', { name: learner.name, exact: true }).click()
    await page.getByText(t('manage.withdraw.title')).click()
    await page.getByRole('button', { name: t('manage.withdraw.button') }).click()
    await page.getByRole('link', { name: t('manage.withdraw.reasonMissing') }).waitFor()
    await expectGoodPage(page)
    const reason = `The kettle was cold (${mark}).`
    await field(page, t('manage.withdraw.reason')).fill(reason)
    await page.getByRole('button', { name: t('manage.withdraw.button') }).click()
    await page.getByText(t('manage.awards.stateName.withdrawn'), { exact: true }).first().waitFor()
    await expectGoodPage(page)

    const stranger = await openOwnWindow(browser, way)
    await expect
      .poll(async () => {
        await stranger.page.goto(awardPath)
        return stranger.page.getByText(reason).count()
      })
      .toBe(1)
    await stranger.page.getByText(t('check.verdict.genuine-but-no-longer-valid'), { exact: true }).waitFor()
    await expectGoodPage(stranger.page)
    await check(stranger.page, files.get('json')?.toString() ?? '')
    await stranger.page.getByText(t('check.verdict.genuine-but-no-longer-valid'), { exact: true }).waitFor()
    await expectGoodPage(stranger.page)
    expect(await badgesIssued()).toBe(before - 1)
  })

  /** A question by its words, whether or not it says that it is optional. */
  function field(page: Page, words: string) {
    const optional = t('common.optional').replace(/[()]/g, '\\$&')
    return page.getByLabel(new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( ${optional})?$`))
  }

  async function check(page: Page, text: string) {
    await page.goto('/verify')
    await page.getByText(t('check.otherWays'), { exact: true }).click()
    await field(page, t('check.text')).fill(text)
    await page.getByRole('button', { name: t('check.button') }).click()
  }
}

async function badgesIssued(): Promise<number> {
  const answer = await fetch(`${origin}/api/v1/cohorts/pilots/impact`)
  return ((await answer.json()) as { badgesIssued: number }).badgesIssued
}
