import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { library, withDatabase } from '../support/site/people.ts'
import { Visitor } from '../support/site/visitor.ts'
import {
  deskInEnglish,
  expectGoodPage,
  freshLetters,
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

/** A badge of the library that asks for evidence, which the learner shows nothing for yet. */
function badgeToShow() {
  return withDatabase(async ({ database }) => {
    const badge = await database
      .selectFrom('badges')
      .innerJoin('badgeVersions', 'badgeVersions.id', 'badges.currentVersionId')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select(['badges.id', 'badges.slug'])
      .where('organisations.slug', '=', library)
      .where('evidenceRequired', '=', true)
      .where('badges.status', '=', 'published')
      .executeTakeFirstOrThrow()
    await database.deleteFrom('evidencePieces').where('badgeId', '=', badge.id).execute()
    return badge
  })
}

test.each([phoneInWelsh, deskInEnglish])(
  'a learner shows what they made, is asked for more, and it is accepted, at $width px, in $language',
  async (way) => {
    const title = `Robot ${freshLetters()}`
    const badge = await badgeToShow()
    const { page, t } = await openOwnWindow(browser, way)
    await signInByDemoBar(page, { bar: t('demo.signInAs'), name: 'Ash Example' })
    await page.goto(`/brighton-and-hove/badges/${badge.slug}`)
    await page.locator(`main a[href="/me/evidence/new?badge=${badge.id}"]`).click()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('evidence.begin') }).click()
    await page.getByRole('button', { name: t('evidence.look') }).click()
    await page.getByRole('button', { name: t('evidence.send') }).click()
    await page.getByRole('link', { name: t('evidence.refused.noTitle') }).waitFor()
    await expectGoodPage(page)
    await page
      .getByRole('link', { name: t('evidence.change') })
      .first()
      .click()
    await page.locator('[name="title"]').fill(title)
    await page.locator('[name="body"]').fill('From scrap.')
    const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#396' } })
      .jpeg()
      .toBuffer()
    await page.locator('[name="files"]').setInputFiles([
      { name: 'robot.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'page.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
    await page.getByRole('button', { name: t('evidence.look') }).click()
    // What cannot be taken is named; what was typed and the other file are kept.
    await page.getByRole('link', { name: 'page.jpg' }).waitFor()
    expect(await page.locator('[name="title"]').inputValue()).toBe(title)
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('evidence.look') }).click()
    await page.getByRole('link', { name: 'robot.jpg' }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: t('evidence.send') }).click()
    await page.getByRole('button', { name: t('evidence.takeBack') }).waitFor()
    await expectGoodPage(page)
    const mine = new URL(page.url()).pathname

    const desk = (await openOwnWindow(browser, way)).page
    await signInByDemoBar(desk, { bar: t('demo.signInAs'), name: 'Marek Example' })
    await desk.getByRole('link', { name: t('desk.queue.evidence-waits.action') }).click()
    await expectGoodPage(desk)
    await desk.getByRole('link', { name: title }).click()
    const seen = desk.url()
    const picture = await desk.locator('img.evidence-picture').getAttribute('src')
    expect((await desk.request.get(picture ?? '/nowhere')).headers()['content-type']).toBe('image/jpeg')
    await expectGoodPage(desk)
    await desk.locator('[name="comment"]').fill('Show it watering a plant, please.')
    await desk.getByRole('button', { name: t('evidence.return') }).click()
    await desk.getByRole('heading', { level: 1, name: t('evidence.queue') }).waitFor()

    await page.goto(mine)
    await page.getByText('Show it watering a plant, please.').waitFor()
    await page.locator('[name="body"]').fill('From scrap. It waters a cactus.')
    await page.getByRole('button', { name: t('evidence.look') }).click()
    await page.getByRole('button', { name: t('evidence.send') }).click()
    await page.getByRole('button', { name: t('evidence.takeBack') }).waitFor()

    await desk.goto(seen)
    await desk.getByRole('button', { name: t('evidence.accept') }).click()
    const linksToRun = async () => {
      await desk.goto(seen)
      return desk.getByRole('link', { name: t('evidence.toRun') }).count()
    }
    await expect.poll(linksToRun).toBe(1)
    await expectGoodPage(desk)
    await page.goto(mine)
    await page.getByRole('link', { name: t('evidence.manifest') }).waitFor()
    expect(await page.getByRole('button', { name: t('evidence.takeBack') }).count()).toBe(0)
    await expectGoodPage(page)
    await page.goto('/me/evidence')
    await expectGoodPage(page)
    await desk.getByRole('link', { name: t('evidence.toRun') }).click()
    await desk.getByRole('button', { name: t('runs.held.undo') }).click()
    await desk.goto(seen)
    await desk.getByRole('button', { name: t('evidence.lookAgain') }).click()
    await desk.getByRole('button', { name: t('evidence.accept') }).waitFor()
  },
)

test('a file is given to its learner and the assessors alone, as what it is, and never as a page', async () => {
  const { pieceId, fileId } = await withDatabase(async ({ database }) => {
    const learner = await database
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'learner@demo.example')
      .executeTakeFirstOrThrow()
    const own = await database
      .selectFrom('badges')
      .innerJoin('organisations', 'organisations.id', 'badges.organisationId')
      .select(['badges.id', 'organisationId'])
      .where('organisations.slug', '=', library)
      .executeTakeFirstOrThrow()
    const [pieceId, fileId] = [crypto.randomUUID(), crypto.randomUUID()]
    await database
      .insertInto('evidencePieces')
      .values({
        ...{ id: pieceId, personId: learner.id, badgeId: own.id, organisationId: own.organisationId },
        ...{ state: 'declined', title: 'Told', changedAt: new Date(), sentAt: new Date(), decidedAt: new Date() },
      })
      .execute()
    await database
      .insertInto('evidenceFiles')
      .values({
        ...{ id: fileId, pieceId, name: 'told "1".pdf', mediaType: 'application/pdf', sha256: 'bb' },
        ...{ data: Buffer.from('%PDF-1.7 <script>alert(1)</script>'), addedAt: new Date() },
      })
      .execute()
    return { pieceId, fileId }
  })
  const atDesk = `/organisations/${library}/manage/evidence/${pieceId}/files/${fileId}`
  const atMe = `/me/evidence/${pieceId}/files/${fileId}`
  const learner = await new Visitor().signIn('learner@demo.example')
  const assessor = await new Visitor().signIn('manager@demo.example')
  for (const [visitor, address] of [
    [learner, atMe],
    [assessor, atDesk],
  ] as const) {
    const answer = await visitor.get(address)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''told%20%221%22.pdf",
      'cache-control': 'private, no-store',
    })
    expect((await visitor.head(address)).status).toBe(200)
    expect((await visitor.get(`${address}.data`)).status).toBe(404)
    expect((await visitor.get(address.replace(fileId, pieceId))).status).toBe(404)
  }
  expect([(await assessor.get(atMe)).status, (await learner.get(atDesk)).status]).toEqual([404, 403])
  expect([(await new Visitor().get(atMe)).status, (await new Visitor().get(atDesk)).status]).toEqual([302, 302])
  const lead = await new Visitor().signIn('lead@demo.example')
  expect([(await lead.get(atMe)).status, (await lead.get(atDesk)).status]).toEqual([404, 403])
})
