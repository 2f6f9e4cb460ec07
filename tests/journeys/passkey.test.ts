import { expect, onTestFinished, test } from 'vitest'
import { joinBrowser } from '#tests/support/site/walk.ts'
import { site } from '../support/site/site.ts'

test('a learner adds a passkey, signs out, and signs in with it', async () => {
  const { origin } = site
  const browser = await joinBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const authenticator = await page.context().newCDPSession(page)
  await authenticator.send('WebAuthn.enable')
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.request.post(`${origin}/demo/sign-in`, {
    form: { email: 'learner@demo.example' },
    headers: { origin },
    maxRedirects: 0,
  })

  await page.goto(`${origin}/me/settings`)
  await page.getByRole('button', { name: 'Add a passkey on this device' }).click()
  await page.waitForURL(/saved/)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(`${origin}/`)

  await page.goto(`${origin}/sign-in?next=/me`)
  await page.getByRole('button', { name: 'Use a passkey instead' }).click()
  await page.waitForURL(`${origin}/me`)
  expect(await page.getByText('learner@demo.example').count()).toBe(1)
})
