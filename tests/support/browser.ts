import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The machine's own Chromium if it has one, else the one that npm brought. */
export async function openBrowser(switches: string[] = []): Promise<Browser> {
  const found = installed.find((path) => existsSync(path))
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...switches,
  ]
  if (found) return chromium.launch({ executablePath: found, args })
  // Its own list of switches asks for one process, which does not survive a second window.
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args })
}
