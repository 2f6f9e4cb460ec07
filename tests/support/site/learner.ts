import type { TFunction } from 'i18next'
import type { Page } from 'playwright-core'
import { readCode } from './visitor.ts'

interface Window {
  page: Page
  t: TFunction
}

/** From a pathway's page through signing in by a code, and back to where it can be chosen. */
export async function signInToFollow({ page, t }: Window, { address, email }: { address: string; email: string }) {
  const follow = page.getByRole('button', { name: t('pathways.follow') })
  await page.goto(address)
  if ((await follow.count()) > 0) return
  await page.getByRole('link', { name: t('pathways.signInToFollow') }).click()
  await page.getByLabel(t('people.email')).fill(email)
  await page.getByRole('button', { name: t('people.sendCode') }).click()
  await page.getByLabel(t('people.code'), { exact: true }).fill(await readCode(email))
  await page
    .getByRole('main')
    .getByRole('button', { name: t('common.signIn') })
    .click()
  await follow.waitFor()
}

/** A manager gives one badge to one person. */
export async function giveBadge(
  { page, t }: Window,
  { organisation, badge, to }: { organisation: string; badge: string; to: { name: string; email: string } },
) {
  const field = (name: string) => page.locator(`[name="${name}"]`)
  await page.goto(`/organisations/${organisation}/manage/awards/new`)
  await field('badgeId').selectOption({ label: badge })
  await field('people').fill(`${to.name}, ${to.email}`)
  if ((await field('evidence').count()) > 0) await field('evidence').fill('Seen by Marek')
  await page.getByRole('button', { name: t('manage.awards.look'), exact: true }).click()
  await page.getByRole('button', { name: t('manage.check.give', { count: 1 }) }).click()
  await page.getByText(to.email).first().waitFor()
  // The mail would wait ten minutes, and the badge with it.
  await page.getByRole('button', { name: t('runs.held.now') }).click()
  await page.getByText(t('runs.sent')).waitFor()
}

/** A signed-in learner keeps the one badge that waits, and says for the first time how old they are. */
export async function keepFirstBadge({ page, t }: Window, { name }: { name: string }) {
  const keep = page.getByRole('button', { name: t('me.keepAll', { count: 1 }) })
  await page.goto('/me')
  await keep.click()
  await page.getByRole('radio', { name: t('me.age.18-24') }).check()
  await page.locator('[name="name"]').fill(name)
  await page.getByRole('button', { name: t('common.continue') }).click()
  await page.goto('/me')
  if ((await keep.count()) > 0) await keep.click()
}
