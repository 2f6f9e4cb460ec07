// @ts-check
// Draws the badge again in every size as soon as something is chosen. Without it the button "See it" does the same.
import { drawBadge } from '#design/badge/render-badge.ts'

const frame = /** @type {HTMLElement | null} */ (document.querySelector('[data-badge-designer]'))
const form = frame?.closest('form')

/** @param {string} name */
const chosen = (name) => {
  const field = form?.querySelector(`[name="${name}"]:checked`)
  return field instanceof HTMLInputElement ? field.value : ''
}

function draw() {
  const { level } = frame?.dataset ?? {}
  const design = /** @type {import('#design/badge/badge-design.ts').BadgeDesign} */ ({
    outline: chosen('outline'),
    ring: chosen('ring'),
    colour: chosen('colour'),
    icon: chosen('icon'),
    level: Number(chosen('level') || level || 1),
  })
  for (const picture of frame?.querySelectorAll('svg') ?? []) picture.innerHTML = drawBadge(design)
}

form?.addEventListener('change', draw)
for (const button of frame?.querySelectorAll('button') ?? []) button.hidden = true
