// @ts-check
// The live map. Where WebGL or script is missing, the map drawn by the server stays.
import { AttributionControl, Map as LiveMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { openCard } from './map-card.js'
import { onStreets } from './map-streets.js'
import { addSquare, addThemes, paint, styleOf } from './map-style.js'

setWorkerUrl(workerUrl)
const furthestZoom = 5
const nearestZoom = 17
const listDelayMs = 250

for (const frame of document.querySelectorAll('[data-map]'))
  if (frame instanceof HTMLElement && !frame.querySelector('.map-live')) begin(frame)

/** @param {HTMLElement} frame */
async function begin(frame) {
  const drawn = /** @type {HTMLElement} */ (frame.querySelector('[data-map-drawn]'))
  const live = document.createElement('div')
  live.className = 'map-live map-waiting'
  try {
    const base = await (await fetch(`/${frame.dataset.map}/map.base.json`)).json()
    drawn.before(live)
    const { map, hasStreets } = await show(frame, live, base)
    drawn.hidden = true
    live.classList.remove('map-waiting')
    // Attribution of an external base map, in the corner of the map.
    const source = frame.querySelector('[data-map-source]')
    if (source instanceof HTMLElement && hasStreets) source.hidden = true
    follow(map, frame.dataset.view ?? '')
    map.getCanvas().setAttribute('aria-label', frame.dataset.label ?? '')
  } catch (error) {
    live.remove()
    frame.classList.add('map-plain')
    drawn.hidden = false
    console.info('The live map cannot be shown here; the drawn one stays.', error)
  }
}

/**
 * Where the operator's streets do not answer, or answer what cannot be drawn, our own ground is good enough.
 * @param {HTMLElement} frame
 * @param {HTMLElement} live
 * @param {any} base
 */
async function show(frame, live, base) {
  const own = styleOf(frame, base)
  /** @param {import('maplibre-gl').StyleSpecification} style */
  const on = async (style) => {
    const hasStreets = style !== own
    return { hasStreets, map: await whenLoaded(open(frame, live, { ...base, style, hasStreets })) }
  }
  try {
    return await on(await onStreets(frame, own))
  } catch (error) {
    console.info('The streets cannot be shown; the map stays on its own ground.', error)
    return on(own)
  }
}

/**
 * A style with a fault never loads; what is missing later, a tile or a letter, harms nothing else.
 * @param {import('maplibre-gl').Map} map
 * @returns {Promise<import('maplibre-gl').Map>}
 */
function whenLoaded(map) {
  return new Promise((resolve, reject) => {
    map.once('load', () => resolve(map))
    map.on('error', ({ error }) => {
      if (map.getStyle()) return
      map.remove()
      reject(error)
    })
  })
}

/**
 * @param {HTMLElement} frame
 * @param {HTMLElement} live
 * @param {{ style: import('maplibre-gl').StyleSpecification; bounds: [number, number, number, number]; icons: Record<string, string>; hasStreets: boolean }} ground
 */
function open(frame, live, { style, bounds, icons, hasStreets }) {
  const { view = '', label = '', nearer = '', further = '', reset = '', close = '' } = frame.dataset
  const [zoom = 11, latitude = 0, longitude = 0] = view.split('/').map(Number)
  const map = new LiveMap({
    container: live,
    style,
    center: [longitude, latitude],
    zoom,
    minZoom: furthestZoom,
    maxZoom: nearestZoom,
    maxBounds: bounds,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: {
      'Map.Title': label,
      'NavigationControl.ZoomIn': nearer,
      'NavigationControl.ZoomOut': further,
      'NavigationControl.ResetBearing': reset,
      'Popup.Close': close,
    },
  })
  const addImages = () =>
    frame.dataset.show === 'organisations' ? addSquare(map, frame) : addThemes(map, frame, icons)
  map.once('styledata', addImages)
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  if (hasStreets) map.addControl(new AttributionControl({ compact: false }))
  const here = frame.dataset.here?.split(',').map(Number)
  if (here?.[0] !== undefined && here[1] !== undefined)
    new Marker({ color: paint(frame, '--waymark') }).setLngLat([here[1], here[0]]).addTo(map)
  map.on('click', 'several', (event) => openSeveral(frame, map, event))
  map.on('click', 'one', (event) => showOne(frame, map, event))
  for (const layer of ['several', 'one']) {
    map.on('mouseenter', layer, () => live.classList.add('map-over'))
    map.on('mouseleave', layer, () => live.classList.remove('map-over'))
  }
  return map
}

/**
 * What lies apart is looked at from nearer; what is at one address can be read at once.
 * @param {HTMLElement} frame
 * @param {import('maplibre-gl').Map} map
 * @param {any} event
 */
function openSeveral(frame, map, event) {
  const [feature] = event.features ?? []
  if (!feature) return
  const center = feature.geometry.coordinates
  if (feature.properties.together) openCard(frame, map, { at: center, properties: {} })
  else map.easeTo({ center, zoom: Math.min(nearestZoom, map.getZoom() + 2) })
}

/**
 * @param {HTMLElement} frame
 * @param {import('maplibre-gl').Map} map
 * @param {any} event
 */
function showOne(frame, map, event) {
  const [feature] = event.features ?? []
  if (feature) openCard(frame, map, { at: feature.geometry.coordinates, properties: feature.properties })
}

/**
 * The list and the address follow the map, so that what is seen can be read, kept and shared.
 * @param {import('maplibre-gl').Map} map
 * @param {string} asked the view that the page was asked for
 */
function follow(map, asked) {
  let timer = 0
  /** @type {AbortController | undefined} */
  let asking
  const followMove = () => {
    clearTimeout(timer)
    timer = window.setTimeout(async () => {
      const address = new URL(location.href)
      address.searchParams.set('view', viewOf(map))
      address.searchParams.delete('page')
      history.replaceState(null, '', address)
      const { clientWidth, clientHeight } = map.getContainer()
      address.searchParams.set('size', `${clientWidth}x${clientHeight}`)
      asking?.abort()
      asking = new AbortController()
      try {
        const answer = await fetch(address, { signal: asking.signal, headers: { accept: 'text/html' } })
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
        // The switch keeps to where the map was moved.
        for (const id of ['map-list', 'map-switch']) {
          const [now, next] = [document.getElementById(id), page.getElementById(id)]
          if (now && next && answer.ok) now.replaceChildren(...next.childNodes)
        }
      } catch {
        // The next move asks again.
      }
    }, listDelayMs)
  }
  map.on('moveend', followMove)
  // The map keeps to its place: where the address led further away, it has moved already.
  const [, ...center] = asked.split('/').map(Number)
  const { lat, lng } = map.getCenter()
  const isElsewhere = Math.hypot(lat - (center[0] ?? lat), lng - (center[1] ?? lng)) > 1e-3
  if (isElsewhere) followMove()
}

/** @param {import('maplibre-gl').Map} map */
function viewOf(map) {
  const { lng, lat } = map.getCenter()
  return `${Math.round(map.getZoom() * 100) / 100}/${lat.toFixed(4)}/${lng.toFixed(4)}`
}
