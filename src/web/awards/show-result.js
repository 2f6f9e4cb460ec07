// @ts-check
// Puts the answer together from the templates that the page brought along (device-check.tsx).

/** @typedef {import('@waymark/open-badges/browser').VerificationReport} Report */
/** @typedef {typeof import('@waymark/open-badges/explanations')} Words */
/** @typedef {{ report: Report; words: Words; isUnreadPicture: boolean; isIssuedHere: boolean; hasFetched: boolean }} Answer */

/**
 * @param {HTMLElement} box holds the templates
 * @param {Answer} answer
 */
export function resultOf(box, { report, words, isUnreadPicture, isIssuedHere, hasFetched }) {
  const { summary, cautions, endorsements = [] } = report
  const language = box.dataset.language === 'cy' ? 'cy' : 'en'
  const verdict = isUnreadPicture ? 'cannot-tell' : report.verdict
  const isProven = verdict.startsWith('genuine')
  const isOpen = verdict === 'cannot-tell' || endorsements.some((one) => one.verdict === 'cannot-tell')
  const issuer = summary.issuerName ?? summary.issuerId
  const date = dateWriter(box)
  const values = {
    name: summary.name,
    description: summary.description,
    criteria: summary.criteria,
    issuerHere: isIssuedHere ? issuer : undefined,
    issuerElsewhere: isIssuedHere ? undefined : issuer,
    awarded: date(summary.awardedDate ?? summary.validFrom),
    validUntil: date(summary.validUntil),
  }
  const result = part(box, 'result')
  keepWhen(result, {
    fetched: hasFetched,
    help: isOpen,
    unread: isUnreadPicture,
    elsewhere: isOpen && !isUnreadPicture,
    proven: isProven,
    unproven: !isProven,
  })
  // Signed in a name that nothing proves: a stranger can make such a key.
  const isNameless = isProven && !isIssuedHere && /^did:(key|jwk):/.test(summary.issuerId ?? '')
  slot(result, 'verdict').replaceWith(fill(part(box, isNameless ? 'nameless' : lineOf(verdict, report)), values))
  slot(result, 'cautions').replaceWith(
    ...cautions.map((caution) =>
      fill(part(box, 'caution'), { caution: words.explanations[language].cautions[caution] }),
    ),
  )
  fillRows(result, values)
  fillChecks(result, box, (check) => ({ ...check, explanation: words.explainCheck(check, language) }), report)
  return result
}

/**
 * @param {Report['verdict']} verdict
 * @param {Report} report
 */
function lineOf(verdict, { checks, summary }) {
  if (verdict !== 'genuine-but-no-longer-valid') return verdict
  if (checks.some(({ id, outcome }) => id === 'status' && outcome === 'failed')) return 'withdrawn'
  return summary.validUntil ? 'expired' : verdict
}

/**
 * A row whose value the badge does not give is left out, and the section with it where none is left.
 * @param {DocumentFragment} result
 * @param {Record<string, string | undefined>} values
 */
function fillRows(result, values) {
  const rows = [...result.querySelectorAll('dl > div')]
  for (const row of rows) {
    const token = /\{(\w+)\}/.exec(row.textContent ?? '')?.[1] ?? ''
    if (values[token]) fill(row, values)
    else row.remove()
  }
  const list = result.querySelector('dl')
  if (!list?.children.length) list?.closest('section')?.remove()
}

/**
 * The template has a row for each check there is.
 * @param {DocumentFragment} result
 * @param {HTMLElement} box
 * @param {(check: Report['checks'][number]) => Record<string, string | undefined>} explained
 * @param {Report} report
 */
function fillChecks(result, box, explained, { checks }) {
  const body = /** @type {HTMLTableSectionElement} */ (result.querySelector('tbody'))
  const rows = [...body.rows]
  const ids = (box.dataset.checks ?? '').split(' ')
  body.replaceChildren(
    ...checks.flatMap((check) => {
      const row = rows[ids.indexOf(check.id)]
      row?.cells[1]?.replaceChildren(part(box, `outcome-${check.outcome}`))
      return row ? [fill(row, explained(check))] : []
    }),
  )
}

/**
 * Writes values in the place of their names. Text stays text, whatever a badge says.
 * @template {Node} Root
 * @param {Root} root
 * @param {Record<string, string | undefined>} values
 * @returns {Root}
 */
function fill(root, values) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = node.nodeValue?.replace(/\{(\w+)\}/g, (_token, name) => values[name] ?? '') ?? ''
  return root
}

/**
 * @param {DocumentFragment} result
 * @param {Record<string, boolean>} flags
 */
function keepWhen(result, flags) {
  for (const node of result.querySelectorAll('[data-when]'))
    if (node instanceof HTMLElement && !flags[node.dataset.when ?? '']) node.remove()
}

/**
 * @param {HTMLElement} box
 * @param {string} name
 */
function part(box, name) {
  const template = /** @type {HTMLTemplateElement} */ (box.querySelector(`template[data-part="${name}"]`))
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true))
}

/**
 * @param {DocumentFragment} result
 * @param {string} name
 */
function slot(result, name) {
  return /** @type {HTMLElement} */ (result.querySelector(`[data-slot="${name}"]`))
}

/** @param {HTMLElement} box */
function dateWriter(box) {
  const months = (box.dataset.months ?? '').split(' ')
  const writer = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  })
  /** @param {string | undefined} text */
  return (text) => {
    const moment = Date.parse(text ?? '')
    if (Number.isNaN(moment)) return undefined
    const { day, month, year } = Object.fromEntries(
      writer.formatToParts(moment).map(({ type, value }) => [type, value]),
    )
    return `${Number(day)} ${months[Number(month) - 1]} ${year}`
  }
}
