// @ts-check
// What a mark of the live map opens: the rows that the list beside the map has for that spot, with picture and date.
import { Popup } from 'maplibre-gl'

/** So many rows fit on a phone and beside a list, which has the others. */
const [rowsOnPhone, rowsBeside, phoneWidth] = [1, 2, 480]
/** The list is asked for what lies within a few metres of the mark. */
const spot = { zoom: 17, size: '40x40' }
/** Of a mark, beside a card, and over it, where the map has its buttons: in pixels. */
const [radius, margin, buttons] = [14, 8, 92]

/**
 * @typedef {object} Mark
 * @property {[number, number]} at longitude and latitude
 * @property {Record<string, any>} properties of the feature of a tile
 */

/**
 * Opens at once with the name; the rows come when the list has answered.
 * @param {HTMLElement} frame
 * @param {import('maplibre-gl').Map} map
 * @param {Mark} mark
 */
export async function openCard(frame, map, mark) {
  const content = document.createElement('div')
  content.className = 'map-card'
  const link = linkOf(frame, mark)
  if (link) content.append(link)
  const popup = new Popup({ focusAfterOpen: true, maxWidth: '320px', anchor: 'bottom', offset: radius })
    .setLngLat(mark.at)
    .setDOMContent(content)
    .addTo(map)
  const { rows, address, count } = await listAt(frame, mark).catch(() => ({ rows: [], address: '', count: '' }))
  const wanted = link ? rows.filter((row) => row.querySelector(`a[href="${link.getAttribute('href')}"]`)) : rows
  if (!popup.isOpen()) return
  if (!link && wanted.length === 0) {
    // The list does not answer, and an empty card leads nowhere: looked at from nearer, the list is asked again.
    popup.remove()
    map.easeTo({ center: mark.at, zoom: spot.zoom })
    return
  }
  if (wanted.length === 0) return
  const mostRows = map.getContainer().clientWidth < phoneWidth ? rowsOnPhone : rowsBeside
  content.replaceChildren(...wanted.slice(0, mostRows))
  if (wanted.length > mostRows) content.append(moreLink(address, count))
  bringIntoView(map, popup)
  const [first] = content.getElementsByTagName('a')
  first?.focus({ preventScroll: true })
}

/**
 * The card stands over its mark: where the map has no room there, the map moves.
 * @param {import('maplibre-gl').Map} map
 * @param {Popup} popup
 */
function bringIntoView(map, popup) {
  const { x, y } = map.project(popup.getLngLat())
  const { width, height } = popup.getElement().getBoundingClientRect()
  const half = width / 2 + margin
  const room = map.getContainer().clientWidth
  const toRight = Math.max(0, half - x) || Math.min(0, room - half - x)
  const down = Math.max(0, height + radius + buttons - y)
  if (toRight !== 0 || down !== 0) map.panBy([-toRight, -down])
}

/**
 * @param {HTMLElement} frame
 * @param {Mark} mark
 */
function linkOf(frame, { properties: { place, slug, name, title, titleCy } }) {
  if (!slug) return undefined
  const link = document.createElement('a')
  link.href = `/${place}/${name ? 'organisations' : 'opportunities'}/${slug}`
  link.textContent = name ?? (frame.dataset.language === 'cy' ? titleCy : title)
  return link
}

/**
 * @param {HTMLElement} frame
 * @param {Mark} mark
 */
async function listAt(frame, { at: [longitude, latitude] }) {
  const { map, filters, show } = frame.dataset
  const address = new URL(`/${map}/map?${filters ?? ''}`, location.href)
  if (show) address.searchParams.set('show', show)
  address.searchParams.set('view', `${spot.zoom}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`)
  const asked = new URL(address)
  asked.searchParams.set('size', spot.size)
  const answer = await fetch(asked, { headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`The list answered ${answer.status}`)
  const list = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('map-list')
  return {
    rows: [...(list?.querySelectorAll('article') ?? [])],
    count: list?.querySelector('[role="status"]')?.textContent ?? '',
    address: address.href,
  }
}

/**
 * @param {string} address
 * @param {string} count
 */
function moreLink(address, count) {
  const link = document.createElement('a')
  link.href = address
  link.textContent = count
  return link
}
