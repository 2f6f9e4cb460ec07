// @ts-check
// Checks badges on a page that lies in a folder: beside the badges of a learner, or of a place whose site is gone. It is
// bundled into one script (src/infrastructure/files/offline-script.ts). What the page brought along is read first; where it
// is served by a web server, what lies beside it is fetched. Nothing else is asked.

import { verifyBadgeInBrowser } from '@waymark/open-badges/browser'
import { explainCheck, explanations } from '@waymark/open-badges/explanations'

/** @typedef {{ language: 'en' | 'cy'; words: Record<string, string>; origins: string[]; base: string; documents: Record<string, unknown> }} Brought */

const data = document.querySelector('#brought')?.textContent
if (data) start(/** @type {Brought} */ (JSON.parse(data)))

/** @param {Brought} brought */
function start(brought) {
  for (const place of document.querySelectorAll('[data-badge]'))
    if (place instanceof HTMLElement) checkInto(place, brought, () => badgeOf(place))
  const box = document.querySelector('#box')
  if (!(box instanceof HTMLElement)) return
  box.hidden = false
  const answer = /** @type {HTMLElement} */ (box.querySelector('[role=status]'))
  box.querySelector('input')?.addEventListener('change', async (event) => {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0]
    if (file) checkInto(answer, brought, async () => new Uint8Array(await file.arrayBuffer()))
  })
  box.querySelector('button')?.addEventListener('click', () => {
    const text = box.querySelector('textarea')?.value.trim()
    if (text) checkInto(answer, brought, async () => text)
  })
}

/**
 * A badge that stands in the page itself, or lies beside it.
 * @param {HTMLElement} place
 */
async function badgeOf(place) {
  const inPage = document.getElementById(place.dataset.badge ?? '')?.textContent
  if (inPage) return inPage
  const answer = await fetch(place.dataset.badge ?? '')
  return answer.text()
}

/**
 * @param {HTMLElement} place
 * @param {Brought} brought
 * @param {() => Promise<string | Uint8Array>} read
 */
async function checkInto(place, brought, read) {
  const { language, words } = brought
  place.textContent = words.working ?? ''
  try {
    const report = await verifyBadgeInBrowser(await read(), {
      ...{ now: new Date(), language },
      fetchDocument: (url) => documentAt(url, brought),
    })
    const verdict = document.createElement('strong')
    verdict.textContent = words[report.verdict] ?? report.verdict
    const said = report.checks
      .filter(({ outcome }) => outcome !== 'passed')
      .map((check) => explainCheck(check, language))
      .concat(report.cautions.map((caution) => explanations[language].cautions[caution]))
    const name = [report.summary.name, report.summary.issuerName ?? report.summary.issuerId].filter(Boolean).join(' · ')
    place.replaceChildren(verdict, ...[place.dataset.badge ? '' : name, ...said].filter(Boolean).map(line))
    place.dataset.verdict = report.verdict
  } catch {
    place.textContent = words['cannot-tell'] ?? ''
  }
}

/** @param {string} text */
function line(text) {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

/**
 * @param {string} url
 * @param {Brought} brought
 * @returns {Promise<import('@waymark/open-badges/browser').FetchOutcome>}
 */
async function documentAt(url, { documents, origins, base }) {
  if (Object.hasOwn(documents, url)) return { ok: true, document: documents[url] }
  const { host, pathname } = new URL(url)
  const isOurs = origins.some((origin) => new URL(origin).host === host)
  if (!isOurs || !location.protocol.startsWith('http')) return { ok: false, reason: 'not-in-this-folder' }
  const answer = await fetch(base + pathname.slice(1))
  return answer.ok ? { ok: true, document: await answer.json() } : { ok: false, reason: `http-${answer.status}` }
}
