import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { needed } from '#infrastructure/needed.ts'
import { until } from '#tests/support/until.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { letterTo, readInvitation, Visitor } from '../support/site/visitor.ts'
import {
  deskInEnglish,
  expectGoodPage,
  joinBrowser,
  openOwnWindow,
  phoneInWelsh,
  signInByDemoBar,
} from '../support/site/walk.ts'

const manage = `/organisations/${library}/manage`
let browser: Browser

beforeAll(async () => {
  browser = await joinBrowser()
})
afterAll(() => browser.close())

/** The library's other manager: the person who registered it. */
function findOtherManager() {
  return withDatabase(({ database }) =>
    database
      .selectFrom('organisationMembers')
      .innerJoin('people', 'people.id', 'organisationMembers.personId')
      .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
      .select(['people.name', 'people.email'])
      .where('organisations.slug', '=', library)
      .where('role', '=', 'manager')
      .where('people.email', 'not like', '%@demo.example')
      .$narrowType<{ email: string }>()
      .executeTakeFirstOrThrow(),
  )
}

test.each([phoneInWelsh, deskInEnglish])(
  'a manager lets a colleague in and takes them out again, at $width px, in $language',
  async (way) => {
    const email = `cai.${randomBytes(3).toString('hex')}@colleague.example`
    const colleague = await new Visitor().signIn(email)
    const opens = async () => (await colleague.get(`${manage}/profile`)).status
    expect(await opens()).toBe(403)
    const { page, t } = await openOwnWindow(browser, way)
    const add = async (who: string) => {
      await page.getByLabel(t('manage.members.add')).fill(who)
      await page.getByRole('radio', { name: t('manage.members.manager') }).check()
      await page.getByRole('button', { name: t('manage.members.addButton') }).click()
      await page.getByText(t('manage.members.invited', { email: who })).waitFor()
      await page.getByRole('button', { name: t('manage.members.takeBackOne', { email: who }) }).waitFor()
      await expectGoodPage(page)
    }
    const accept = async (visitor: Visitor, address: string) => {
      const invitation = await readInvitation(address)
      expect((await visitor.get(invitation)).status).toBe(200)
      expect((await visitor.post(invitation)).headers.get('location')).toBe(manage)
      await page.goto(`${manage}/profile`)
    }
    const askToTakeOut = (name: string) =>
      page.getByRole('link', { name: t('manage.members.takeOutOne', { name }), exact: true }).click()
    const takeOut = async (name: string) => {
      await askToTakeOut(name)
      await page.getByRole('button', { name: t('manage.members.takeOutButton') }).click()
      await page.getByText(t('manage.members.left')).waitFor()
    }
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await page.goto(`${manage}/profile`)
    await add(email)
    // Nobody is a member before they agree, and nobody else can agree for them.
    expect(await opens()).toBe(403)
    const invitation = await readInvitation(email)
    const stranger = await new Visitor().signIn(`stranger.${email}`)
    expect(await (await stranger.get(invitation)).text()).not.toContain('Larkhill')
    await stranger.post(invitation)
    expect((await stranger.get(`${manage}/profile`)).status).toBe(403)
    await accept(colleague, email)
    expect(await opens()).toBe(200)
    // Asking once more changes nothing yet.
    await askToTakeOut(email)
    await expectGoodPage(page)
    const asked = new URL(page.url()).pathname
    await page.getByRole('link', { name: t('manage.members.keep') }).click()
    expect(await opens()).toBe(200)
    await takeOut(email)
    await expectGoodPage(page)
    expect(await opens()).toBe(403)
    expect((await page.goto(asked))?.status()).toBe(404)

    // A member leaves without being removed.
    await page.goto(`${manage}/profile`)
    await add(email)
    await accept(colleague, email)
    const left = await colleague.post(asked, { do: 'take-out' })
    expect(left.headers.get('location')).toBe('/me')
    expect(await opens()).toBe(403)

    // The last who manages it is told what to do first.
    const other = await findOtherManager()
    await page.goto(`${manage}/profile`)
    await takeOut(other.name)
    await askToTakeOut('Marek Example')
    await page.getByRole('button', { name: t('manage.members.leaveButton') }).click()
    await page.getByText(t('manage.members.lastStays')).waitFor()
    await expectGoodPage(page)
    await page.goto(`${manage}/profile`)
    await add(other.email)
    await accept(await new Visitor().signIn(other.email), other.email)
  },
)

test.each([phoneInWelsh, deskInEnglish])(
  'a place applies, an assessor reads what was sent, and the programme team sees its turn, at $width px, in $language',
  async (way) => {
    const { page, t } = await openOwnWindow(browser, way)
    const call = { en: 'Put the learning of your place on the map', cy: 'Rhowch ddysgu eich lle ar y map' }[
      way.language
    ]
    await page.goto('/programme')
    await page.getByRole('link', { name: call }).first().click()
    await expectGoodPage(page)
    await page
      .getByRole('link', { name: t('programme.call.start') })
      .first()
      .click()
    await page.getByLabel(t('applying.start.name')).fill('Nia Rees')
    await page.getByLabel(t('applying.start.email')).fill(`nia.${randomBytes(3).toString('hex')}@bangor.example`)
    await page.getByLabel(t('applying.start.place')).fill('Hull')
    await page.getByRole('button', { name: t('applying.start.begin') }).click()
    const goOn = page.getByRole('button', { name: t('applying.save'), exact: true })
    await page.getByRole('link', { name: t('applying.topic.place'), exact: true }).click()
    await page.getByLabel(t('applying.field.region')).selectOption('yorkshire')
    await page.getByLabel(t('applying.field.people')).fill('A port.')
    // The map is a page of its own: what was typed beside it is saved on the way.
    await page.getByRole('button', { name: t('applying.spot.choose') }).click()
    await page.getByLabel(t('applying.spot.near')).fill('Grimsby')
    await page.getByRole('button', { name: t('applying.spot.find') }).click()
    await page.getByRole('link', { name: t('map.move.nearer') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('applying.spot.keep') }).click()
    await page.getByText(/53\.\d{4}, -0\.\d{4}/).waitFor()
    expect(await page.getByLabel(t('applying.field.people')).inputValue()).toBe('A port.')
    await goOn.click()
    for (const fields of [
      ['leadName', 'leadRole', 'organisation'],
      ['vision'],
      ['leadership'],
      ['days', 'contribution', 'capacity'],
      ['network'],
      ['energy'],
    ] as const) {
      for (const field of fields)
        await page.getByLabel(t(`applying.field.${field}`), { exact: true }).fill('As we do it.')
      await goOn.click()
    }
    await page
      .getByRole('link', { name: t('applying.tasks.check') })
      .first()
      .click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('applying.check.send') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('equality.skip') }).click()
    await page.getByText(t('applying.sent.title')).waitFor()
    await expectGoodPage(page)

    // An assessor of a call that is being scored: kept half done, looked at, and not handed in.
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marged Example' })
    await page.goto('/programme')
    await page.getByRole('heading', { name: t('assessing.yours') }).waitFor()
    const scored = { en: 'A region that learns together', cy: 'Rhanbarth sy’n dysgu gyda’i gilydd' }[way.language]
    await page.getByRole('link', { name: scored }).first().click()
    await page.getByRole('link', { name: 'Dundee' }).click()
    await page
      .getByRole('group', { name: t('assessing.page.criterion', { name: t('programme.criterion.vision.name') }) })
      .getByRole('radio', { name: /^4/ })
      .check()
    await page.getByRole('button', { name: t('assessing.page.keep') }).click()
    await page.getByText(t('assessing.page.draft')).waitFor()
    await page.getByRole('button', { name: t('assessing.page.look') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)

    // The programme team: nothing of what was sent before the deadline, and nothing of the scores while they come in.
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Petra Example' })
    await page.goto('/programme/desk')
    await expectGoodPage(page)
    await page.getByRole('link', { name: call }).first().click()
    await expectGoodPage(page)
    await page.getByRole('link', { name: t('calls.applications.title') }).click()
    await page.getByText(t('calls.applications.none')).waitFor()
  },
)

test.each([
  { way: phoneInWelsh, place: 'Bangor', email: 'gwenllian.ellis@demo.example' },
  { way: deskInEnglish, place: 'Grimsby', email: 'dawn.blanchard@demo.example' },
])(
  'who is to lead $place comes by the mail, takes the place, founds it and leads it, at $way.width px',
  async ({ way, place, email }) => {
    const { page, t } = await openOwnWindow(browser, way)
    await page.goto(`/demo/mail?to=${encodeURIComponent(email)}`)
    const here = needed(/\/programme\/applications\/[\w.-]+/.exec(await page.content())?.[0], 'a link')
    await page.goto(here)
    await page.getByRole('heading', { name: place }).waitFor()
    await page.getByRole('link', { name: t('deciding.offer.answer') }).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('deciding.offer.accept') }).click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await expectGoodPage(page)
    // Turning it down is asked about, and left.
    await page.goto(`${here}/outcome`)
    await page.getByRole('button', { name: t('deciding.offer.turnDown') }).click()
    await page.getByRole('link', { name: t('common.notYet') }).click()
    await page.getByLabel(t('deciding.offer.had')).fill('12000')
    await page.getByLabel(t('deciding.offer.by')).fill('Head of learning')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: t('deciding.offer.accept') }).click()
    // The place is looked at before it is there.
    await page.getByRole('heading', { name: t('year.found.title') }).waitFor()
    await expectGoodPage(page)
    const look = page.getByRole('button', { name: t('year.found.look') })
    await page.getByLabel(t('admin.place.middle')).fill('Nowhere at all')
    await look.click()
    await page.getByRole('heading', { name: t('common.errorSummary') }).waitFor()
    await page.getByLabel(t('admin.place.middle')).fill(place)
    await look.click()
    await page.getByText(t('year.found.summary', { place })).waitFor()
    await expectGoodPage(page)
    expect((await new Visitor().get(`/${place.toLowerCase()}`)).status).toBe(404)
    await page.getByRole('button', { name: t('year.found.now') }).click()
    await page.getByRole('heading', { name: t('year.found.done') }).waitFor()
    await expectGoodPage(page)
    expect((await new Visitor().get(`/${place.toLowerCase()}`)).status).toBe(200)
    if (way.language === 'cy') return
    // Leading it begins with agreeing, at the address that was given: the mail is waited for once.
    const lead = await new Visitor().signIn(email)
    const year = `/${place.toLowerCase()}/lead/year`
    expect((await lead.get(year)).status).toBe(403)
    const offered = await until(async () =>
      needed(/\/invitations\/roles\/[0-9a-f-]+/.exec(await letterTo(email))?.[0], 'an invitation'),
    )
    await lead.post(offered)
    expect((await lead.get(year)).status).toBe(200)
  },
)

test('a City Lead asks what a badge is worth; who is asked reads it, sees how its words will stand, and signs', async () => {
  const desk = await openOwnWindow(browser, deskInEnglish)
  await signInByDemoBar(desk.page, { bar: desk.t('demo.signInAs'), name: 'Lena Example' })
  await desk.page.goto('/brighton-and-hove/lead/recognition')
  await desk.page.getByLabel(desk.t('recognition.ask.about')).fill('Stage Management')
  await desk.page.getByLabel(desk.t('recognition.ask.whom')).fill('Larkhill Road Library')
  const ask = () => desk.page.getByRole('button', { name: desk.t('recognition.ask.send'), exact: true }).click()
  await ask()
  // Several organisations give a badge of this name.
  await desk.page.getByText(desk.t('recognition.ask.refused.several')).first().waitFor()
  await expectGoodPage(desk.page)
  const offered = desk.page.locator('#things option[value^="Stage Management ("]').first()
  await desk.page.getByLabel(desk.t('recognition.ask.about')).fill((await offered.getAttribute('value')) ?? '')
  await ask()
  await desk.page.getByText(desk.t('common.saved')).waitFor()
  await expectGoodPage(desk.page)

  const { page, t } = await openOwnWindow(browser, phoneInWelsh)
  await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Marek Example' })
  await page.goto(`${manage}/recognition`)
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Rheoli Llwyfan' }).click()
  await page.getByRole('button', { name: t('recognition.look') }).click()
  await page.getByText(t('recognition.refused.comment-is-missing')).first().waitFor()
  await page.getByLabel(t('recognition.commentCy')).fill('Mae’n gwybod sut i gadw noson ar amser.')
  await page.getByRole('button', { name: t('recognition.look') }).click()
  await page.getByRole('button', { name: t('recognition.sign') }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('button', { name: t('recognition.sign') }).click()
  await page.getByRole('link', { name: t('manage.seePublic') }).click()
  await page.getByText('Mae’n gwybod sut i gadw noson ar amser.').waitFor()
  await expectGoodPage(page)
})
