import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library, withDatabase } from '../support/site/people.ts'
import { readInvitation, Visitor } from '../support/site/visitor.ts'
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
