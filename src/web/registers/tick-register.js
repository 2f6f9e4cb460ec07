// @ts-check
// Ticks are kept on this device until the site has said that each has arrived. What is kept: presses not sent yet (with the
// names of late arrivals among them), and which ids are here; the page with the names is the service worker's.
import { v7 } from 'uuid'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import { heldTicks, pressFor } from '#capabilities/events/tick-rules.ts'

/** @typedef {{ kind: 'tick' | 'untick' | 'add', id: string, personId: string, at: string, ends?: string[], name?: string, isAnother?: boolean }} Press */
/** @typedef {{ id: string, name: string, isLate: boolean, ticks: string[] }} Person */

const prefix = 'waymark.register.'
const keptMs = 24 * 3_600_000
const mostAtATime = 200
const secondsBetweenTries = 10

/** @param {HTMLFormElement} form */
function prepare(form) {
  const {
    register: registerId = '',
    ticks: ticksUrl = '',
    registers = '',
    turn: turnOfPage,
    language,
    expired,
  } = form.dataset
  const own = `${prefix}${registerId}.`
  const page = location.pathname
  const list = /** @type {HTMLElement} */ (form.querySelector('[data-people] .tick-list'))
  const lateField = /** @type {HTMLInputElement} */ (form.elements.namedItem('late'))
  /** What the site said last: by person, the ticks that hold there. @type {Map<string, string[]>} */
  let held = new Map()
  /** Ids that this device gave late arrivals who stand under another one. @type {Record<string, string>} */
  let sameAs = {}
  /** Of two answers of the site the one with more presses is newer. */
  let turn = Number(turnOfPage)
  let state = 'saved'
  let isSending = false
  let isAskedAgain = false
  let hasUnread = false

  // ── what is kept on the device ──

  /** @returns {Press[]} */
  function waiting() {
    return keysOf(`${own}press.`)
      .flatMap((key) => parsed(localStorage.getItem(key)) ?? [])
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  /** @param {Press[]} presses */
  function keep(presses) {
    for (const press of presses) localStorage.setItem(`${own}press.${press.id}`, JSON.stringify(press))
  }

  function keepHeld() {
    const kept = { at: Date.now(), turn, held: Object.fromEntries(held), sameAs }
    localStorage.setItem(`${own}held`, JSON.stringify(kept))
  }

  /** Names of another session stay on no shared tablet; its unsent ticks do, and are told of. */
  function tidy() {
    for (const key of keysOf(prefix)) if (key.endsWith('.held') && !key.startsWith(own)) localStorage.removeItem(key)
    const others = keysOf(prefix).find((key) => key.includes('.press.') && !key.startsWith(own))
    const told = /** @type {HTMLElement} */ (form.querySelector('[data-elsewhere]'))
    told.hidden = others === undefined
    const link = told.querySelector('a')
    if (others && link) link.href = `${registers}/${others.slice(prefix.length, prefix.length + 36)}`
  }

  /** After 24 hours, and when the register is closed: nothing but what was never sent. */
  async function forget() {
    localStorage.removeItem(`${own}held`)
    const worker = await navigator.serviceWorker?.getRegistration(`${registers}/`)
    worker?.active?.postMessage({ forget: true })
  }

  /** @param {string} personId */
  const idOf = (personId) => sameAs[personId] ?? personId

  /** Everything known of who is here: what the site holds, and what waits. */
  function known() {
    const there = [...held].flatMap(([personId, ids]) => ids.map((id) => ({ id, personId, ends: null })))
    const here = waiting()
      .filter((one) => one.kind !== 'add')
      .map((one) => ({ id: one.id, personId: idOf(one.personId), ends: one.ends ?? null }))
    return [...there, ...here]
  }

  // ── what is seen ──

  const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll('input[name="there"]')])

  /** @param {{ id: string, name: string }} person */
  function addLine({ id, name }) {
    const template = /** @type {HTMLTemplateElement} */ (form.querySelector('[data-late-line]'))
    const line = /** @type {HTMLElement} */ (template.content.cloneNode(true))
    const box = /** @type {HTMLInputElement} */ (line.querySelector('input'))
    box.value = id
    const label = line.querySelector('.tick-name')
    if (label) label.textContent = name
    list.append(line)
  }

  function draw() {
    const presses = waiting()
    for (const one of presses)
      if (one.kind === 'add' && !boxes().some(({ value }) => value === idOf(one.personId)))
        addLine({ id: idOf(one.personId), name: one.name ?? '' })
    const here = heldTicks(known())
    for (const box of boxes()) box.checked = here.has(box.value)
    const count = boxes().filter((box) => box.checked).length
    for (const part of document.querySelectorAll('[data-came]')) part.textContent = String(count)
    for (const part of document.querySelectorAll('[data-listed]')) part.textContent = String(boxes().length)
    const isWaiting = presses.length > 0
    const since = presses.map((one) => one.at).sort()[0]
    const time =
      since &&
      new Date(since).toLocaleTimeString(language === 'cy' ? 'cy' : 'en-GB', { hour: '2-digit', minute: '2-digit' })
    for (const part of form.querySelectorAll('[data-waiting]')) part.textContent = String(presses.length)
    for (const part of form.querySelectorAll('[data-since]')) part.textContent = time ?? ''
    // "Saved" is said of nothing that waits.
    const shown = isWaiting && (state === 'saved' || state === 'unread') ? 'sending' : state
    const quiet = !isWaiting && (shown === 'sending' || shown === 'offline' || shown === 'signed-out')
    const told = quiet ? (hasUnread ? 'unread' : 'saved') : shown
    for (const part of form.querySelectorAll('[data-state]'))
      if (part instanceof HTMLElement) part.hidden = part.dataset.state !== told
    for (const part of document.querySelectorAll('[data-needs-sent]'))
      if (part instanceof HTMLElement) part.hidden = isWaiting
    for (const part of document.querySelectorAll('[data-sends-first]'))
      if (part instanceof HTMLElement) part.hidden = !isWaiting
  }

  // ── what is pressed ──

  /** @param {Press[]} presses */
  function take(presses) {
    try {
      keep(presses)
    } catch {
      state = 'cannot-keep'
      showForm(true)
      draw()
      return
    }
    draw()
    void send()
  }

  const now = () => new Date().toISOString()

  form.addEventListener('change', ({ target: box }) => {
    if (!(box instanceof HTMLInputElement) || box.name !== 'there' || state === 'cannot-keep') return
    const personId = box.value
    const press = pressFor({ id: v7(), personId, isHere: box.checked }, known())
    if (!press) return
    const common = { id: press.id, personId, at: now() }
    take([press.ends ? { ...common, kind: 'untick', ends: [...press.ends] } : { ...common, kind: 'tick' }])
  })

  /** @param {string} name @param {boolean} isAnother */
  function addLate(name, isAnother) {
    const personId = v7()
    take([
      { kind: 'add', id: v7(), personId, at: now(), name, isAnother },
      { kind: 'tick', id: v7(), personId, at: now() },
    ])
    lateField.value = ''
    lateField.focus()
  }

  /** @param {string} name */
  const namesakeOf = (name) =>
    boxes().find(
      (box) => nameKeyOf(box.closest('label')?.querySelector('.tick-name')?.textContent ?? '') === nameKeyOf(name),
    )

  const question = /** @type {HTMLElement} */ (form.querySelector('[data-namesake]'))
  const askedWords = /** @type {HTMLElement} */ (question.querySelector('[data-namesake-words]'))

  form.addEventListener('submit', (event) => {
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : ''
    if (state === 'cannot-keep' || pressed === 'close-register') return
    event.preventDefault()
    const name = lateField.value.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (!name) return lateField.focus()
    if (!namesakeOf(name)) return addLate(name, false)
    question.hidden = false
    askedWords.textContent = (askedWords.dataset.namesakeWords ?? '').replace('{name}', name)
    question.querySelector('button')?.focus()
  })
  question.querySelector('[data-namesake-same]')?.addEventListener('click', () => {
    question.hidden = true
    const box = namesakeOf(lateField.value)
    lateField.value = ''
    if (box && !box.checked) box.click()
    box?.focus()
  })
  question.querySelector('[data-namesake-other]')?.addEventListener('click', () => {
    question.hidden = true
    addLate(lateField.value.normalize('NFC').replace(/\s+/g, ' ').trim(), true)
  })

  // ── what is sent ──

  async function send() {
    if (isSending) {
      isAskedAgain = true
      return
    }
    isSending = true
    try {
      do {
        isAskedAgain = false
        await sendOnce(waiting().slice(0, mostAtATime))
      } while (isAskedAgain || (state === 'saved' && waiting().length > 0))
    } catch {
      state = 'offline'
    }
    isSending = false
    draw()
  }

  /** @param {Press[]} presses */
  async function sendOnce(presses) {
    const signal = AbortSignal.timeout(15_000)
    const body = new URLSearchParams({ presses: JSON.stringify(presses) })
    /** @type {RequestInit} */
    const how = { redirect: 'manual', credentials: 'same-origin', signal }
    const answer = await fetch(ticksUrl, presses.length > 0 ? { ...how, method: 'POST', body } : how)
    if (answer.type === 'opaqueredirect') state = 'signed-out'
    else if (answer.status === 403) state = 'not-yours'
    else if (answer.status === 404 || answer.status === 410) state = 'gone'
    else if (!answer.ok) state = 'refused-later'
    else await hear(await answer.json())
  }

  /** @param {{ people: Person[], sameAs: Record<string, string>, turn: number, isOver: boolean, arrived?: string[], refused?: string[] }} told */
  async function hear(told) {
    held = new Map(told.people.filter((one) => one.ticks.length > 0).map((one) => [one.id, one.ticks]))
    sameAs = told.sameAs
    turn = told.turn
    for (const id of [...(told.arrived ?? []), ...(told.refused ?? [])]) localStorage.removeItem(`${own}press.${id}`)
    hasUnread ||= (told.refused ?? []).length > 0
    state = hasUnread ? 'unread' : 'saved'
    if (told.isOver && waiting().length === 0) {
      await forget()
      location.replace(page)
      return
    }
    // Lines of late arrivals who stand under another id now, and of those whom another device added.
    const ids = new Set([...told.people.map((one) => one.id), ...waiting().map((one) => one.personId)])
    for (const box of boxes()) if (!ids.has(box.value)) box.closest('li')?.remove()
    const seen = new Set(boxes().map((box) => box.value))
    for (const one of told.people) if (!seen.has(one.id)) addLine(one)
    keepHeld()
    draw()
    if ((told.arrived ?? []).length > 0) keepPageSoon()
  }

  // ── opening without a connection ──

  async function keepPage() {
    if (!('serviceWorker' in navigator)) return
    try {
      await navigator.serviceWorker.register(`${registers}/worker.js`, { scope: `${registers}/` })
      const { active } = await navigator.serviceWorker.ready
      const assets = performance
        .getEntriesByType('resource')
        .map((one) => new URL(one.name))
        .filter((url) => url.origin === location.origin && /^\/(assets\/|favicon)/.test(url.pathname))
        .map((url) => url.pathname)
      active?.postMessage({ keep: { page, assets: [...new Set(assets)], expired } })
    } catch {
      // Without it ticks are kept all the same; only opening the page anew needs a connection.
    }
  }

  let timer = 0
  function keepPageSoon() {
    clearTimeout(timer)
    timer = window.setTimeout(keepPage, 400)
  }

  /** @param {boolean} isShown */
  function showForm(isShown) {
    for (const part of form.querySelectorAll('[data-without-script]'))
      if (part instanceof HTMLElement) part.hidden = !isShown
    for (const part of form.querySelectorAll('[data-with-script]'))
      if (part instanceof HTMLElement) part.hidden = isShown
  }

  // ── the beginning ──

  for (const box of boxes()) if (box.dataset.held) held.set(box.value, box.dataset.held.split(' '))
  const kept = parsed(localStorage.getItem(`${own}held`))
  if (kept && Math.abs(Date.now() - kept.at) > keptMs) void forget()
  else if (kept && kept.turn > turn) {
    // The page is the service worker's, and older than what this device has heard since.
    held = new Map(Object.entries(kept.held))
    sameAs = kept.sameAs
  }
  tidy()
  showForm(false)
  draw()
  void send()
  void keepPage()
  addEventListener('online', send)
  addEventListener('storage', draw)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void send())
  setInterval(() => document.visibilityState === 'visible' && void send(), secondsBetweenTries * 1000)
  setInterval(async () => {
    const now = parsed(localStorage.getItem(`${own}held`))
    if (!now || Math.abs(Date.now() - now.at) <= keptMs) return
    await forget()
    location.replace(registers)
  }, 60_000)
}

/** @param {string} beginning */
const keysOf = (beginning) => Object.keys(localStorage).filter((key) => key.startsWith(beginning))

/** @param {string | null} text */
function parsed(text) {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

for (const form of document.querySelectorAll('form[data-register]'))
  if (form instanceof HTMLFormElement && canKeep()) prepare(form)

/** Where nothing can be kept on the device, the form with boxes does the work. */
function canKeep() {
  try {
    localStorage.setItem(`${prefix}try`, '')
    localStorage.removeItem(`${prefix}try`)
    return true
  } catch {
    return false
  }
}
