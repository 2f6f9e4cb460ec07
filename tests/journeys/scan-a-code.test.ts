import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { create, toBuffer } from 'qrcode'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { site } from '../support/site/site.ts'
import { deskInEnglish, expectGoodPage, joinBrowser, openOwnWindow, phoneInWelsh } from '../support/site/walk.ts'

const { origin } = site
let awardAddress = ''

beforeAll(async () => {
  const { items } = (await (await fetch(`${origin}/api/v1/places/plymouth/awards?limit=1`)).json()) as {
    items: { url: string }[]
  }
  awardAddress = items[0]?.url ?? ''
  expect(awardAddress).toMatch(/\/awards\//)
})

test.each([phoneInWelsh, deskInEnglish])('a photograph of a code is enough at $width px, in $language', async (way) => {
  const browser = await joinBrowser()
  onTestFinished(() => browser.close())
  const { page, t } = await openOwnWindow(browser, way)
  const handIn = async (photo: Buffer) => {
    await page.goto('/verify')
    await page.getByLabel(t('check.photo')).setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: photo })
    await page.getByRole('button', { name: t('check.button') }).click()
  }
  await handIn(await toBuffer(awardAddress, { width: 900 }))
  await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
  await expectGoodPage(page)

  await handIn(await toBuffer(`${origin}/claim/ABCDE-FGHJK`, { width: 900 }))
  await page.getByRole('heading', { level: 1, name: t('claim.title') }).waitFor()

  const noCode = Buffer.from(await (await fetch(`${awardAddress}.png`)).arrayBuffer()).subarray(0, 2000)
  await handIn(noCode)
  await page.getByRole('link', { name: t('check.noCode') }).waitFor()
  await expectGoodPage(page)
})

test('the camera reads a code and the badge is checked without another press', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'camera-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const film = path.join(folder, 'code.y4m')
  await writeFile(film, filmOf(awardAddress))
  const browser = await openBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  onTestFinished(() => browser.close())
  const { page, t } = await openOwnWindow(browser, { width: 360, language: 'en', script: true })
  await page.goto('/verify')
  await page.getByRole('button', { name: t('check.scan.start') }).click()
  await page.getByText(t('check.verdict.genuine'), { exact: true }).waitFor()
})

test('a camera that is not allowed is said so, and the other ways stay', async () => {
  const browser = await openBrowser(['--use-fake-device-for-media-stream', '--deny-permission-prompts'])
  onTestFinished(() => browser.close())
  const { page, t } = await openOwnWindow(browser, { width: 360, language: 'cy', script: true })
  await page.goto('/verify')
  await page.getByRole('button', { name: t('check.scan.start') }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: t('check.scan.problem') })
    .waitFor()
  await expectGoodPage(page)
})

/** Two still pictures of a QR code as uncompressed film (YUV4MPEG2), which Chromium takes for a camera. */
function filmOf(text: string): Buffer {
  const [width, height, dot, quiet] = [640, 480, 8, 60]
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const light = Buffer.alloc(width * height, 200)
  for (let y = 0; y < modules.size * dot; y++)
    for (let x = 0; x < modules.size * dot; x++)
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) light[(y + quiet) * width + x + quiet] = 20
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame])
}
