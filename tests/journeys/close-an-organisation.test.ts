import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinAPlace } from '../support/site/join-a-place.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { Visitor } from '../support/site/visitor.ts'
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

/** An organisation of the place, and its manager's session. */
async function anOrganisationThatCloses(name: string) {
  const visitor = await new Visitor().signIn(`${name.replaceAll(' ', '.').toLowerCase()}@example.org`)
  const slug = await joinAPlace(visitor, name)
  await withDatabase(({ pool }) =>
    pool.query(
      `update organisation_places set status = 'approved'
        where organisation_id = (select id from organisations where slug = $1)`,
      [slug],
    ),
  )
  const cookies = visitor.cookie.split('; ').map((one) => {
    const [key = '', ...value] = one.split('=')
    return { name: key, value: value.join('='), url: visitor.origin }
  })
  return { slug, cookies }
}

describe.each([phoneInWelsh, deskInEnglish])('an organisation that closes, at $width px, in $language', (way) => {
  test('hands its badges over, everybody reads who answers for them, and they are given back', async () => {
    const name = `Closing Shed ${randomBytes(3).toString('hex')}`
    const { slug, cookies } = await anOrganisationThatCloses(name)
    const closing = await openOwnWindow(browser, way)
    const { t } = closing
    const named = { predecessor: name, successor: 'Larkhill Road Library' }
    await closing.context.addCookies(cookies)
    await closing.page.goto(`/organisations/${slug}/manage/joining`)
    await closing.page.getByRole('link', { name: t('succession.desk.link') }).click()
    await closing.page.getByRole('button', { name: t('succession.ask.look') }).click()
    await expectGoodPage(closing.page)
    await closing.page.getByLabel(t('succession.successor'), { exact: true }).fill('larkhill road library')
    await closing.page.getByLabel(t('succession.reason'), { exact: true }).fill('The lease ends.')
    await closing.page.getByRole('button', { name: t('succession.ask.look') }).click()
    await closing.page.getByText(t('succession.ask.sure', named)).waitFor()
    await expectGoodPage(closing.page)
    await closing.page.getByRole('button', { name: t('succession.ask.button', named) }).click()
    await closing.page.getByText(t('succession.state.asked', named)).waitFor()

    const answering = await openOwnWindow(browser, way)
    await signInByDemoBar(answering.page, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await answering.page.goto(`/organisations/${library}/manage`)
    await answering.page.getByText(t('desk.queue.succession-asked.title', { name })).waitFor()
    await answering.page.goto(`/organisations/${library}/manage/succession`)
    const card = answering.page.locator('section', { hasText: t('succession.of', named) }).last()
    await card.getByRole('button', { name: t('succession.agree.open') }).click()
    await answering.page.getByText(t('succession.agree.sure', named)).waitFor()
    await expectGoodPage(answering.page)
    await card.getByRole('button', { name: t('succession.agree.button') }).click()
    await card.getByRole('link', { name: t('succession.openPage') }).click()
    await answering.page.getByRole('heading', { level: 1, name: t('succession.ofOne', { name }) }).waitFor()
    await expectGoodPage(answering.page)
    await answering.page.goto(`/organisations/${slug}/manage`)
    await answering.page.getByText(t('succession.desk.closedTitle', { name })).waitFor()
    await expectGoodPage(answering.page)

    // Who worked there reads who answers now, and everybody does on its page.
    await closing.page.goto(`/organisations/${slug}/manage`)
    expect(new URL(closing.page.url()).pathname).toMatch(/^\/successions\/[0-9a-f-]{36}$/)
    await closing.page.goto(`/brighton-and-hove/organisations/${slug}`)
    await closing.page.getByText(t('succession.closed', named)).waitFor()
    await expectGoodPage(closing.page)

    await answering.page.goto(`/organisations/${library}/manage/succession`)
    await card.getByRole('button', { name: t('succession.give-back.open') }).click()
    await card.getByRole('button', { name: t('succession.give-back.button') }).click()
    await answering.page.getByText(t('succession.refused.reason-is-missing')).first().waitFor()
    await expectGoodPage(answering.page)
    await card.getByLabel(t('succession.reason'), { exact: true }).fill('They go on after all.')
    await card.getByRole('button', { name: t('succession.give-back.button') }).click()
    await card.getByText(t('succession.state.given-back')).waitFor()
    await closing.page.goto(`/organisations/${slug}/manage`)
    expect(new URL(closing.page.url()).pathname).toBe(`/organisations/${slug}/manage`)
  })
})
