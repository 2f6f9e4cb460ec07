import { existsSync } from 'node:fs'
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'

export type { BrowserServer }

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium of a test's own, with switches of its own. */
export async function openBrowser(switches: string[] = []): Promise<Browser> {
  return chromium.launch(await optionsFor(switches))
}

/** One Chromium for many files, each with windows of its own. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer(await optionsFor(['--disable-gpu']))
}

/** The machine's own Chromium if it has one, else the one that npm brought. */
async function optionsFor(switches: string[]): Promise<LaunchOptions> {
  const found = installed.find((path) => existsSync(path))
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...switches,
  ]
  if (found) return { executablePath: found, args }
  // Its own list of switches asks for one process, which does not survive a second window.
  const { default: packaged } = await import('@sparticuz/chromium')
  return { executablePath: await packaged.executablePath(), args }
}
