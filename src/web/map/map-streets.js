// @ts-check
// Streets of the operator's choice under our own marks: an archive that this site serves, or the style of a tile server.
import { addProtocol } from 'maplibre-gl'
import { paint } from './map-style.js'

/** @typedef {import('maplibre-gl').StyleSpecification} Style */

/**
 * Our own style with the operator's ground in the place of ours.
 * @param {HTMLElement} frame
 * @param {Style} own
 * @returns {Promise<Style>}
 */
export async function onStreets(frame, own) {
  const { pmtiles, mapStyle } = frame.dataset
  if (pmtiles) return onArchive(frame, { own, address: new URL(pmtiles, location.href).href })
  if (mapStyle) return onStyle(mapStyle, own)
  return own
}

/** @param {Style} own */
const marksOf = (own) => own.layers.filter((layer) => 'source' in layer && layer.source === 'marks')

/**
 * @param {string} address
 * @param {Style} own
 * @returns {Promise<Style>}
 */
async function onStyle(address, own) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`The style answered ${answer.status}`)
  const style = await answer.json()
  return {
    ...style,
    'font-faces': { ...style['font-faces'], ...own['font-faces'] },
    sources: { ...style.sources, marks: own.sources.marks },
    layers: [...style.layers, ...marksOf(own)],
  }
}

/**
 * @param {HTMLElement} frame
 * @param {{ own: Style; address: string }} archive
 * @returns {Promise<Style>}
 */
async function onArchive(frame, { own, address }) {
  const { PMTiles, Protocol } = await import('pmtiles')
  const protocol = new Protocol()
  addProtocol('pmtiles', protocol.tile)
  const archive = new PMTiles(address)
  protocol.add(archive)
  const { vector_layers: known = [], attribution = '' } = /** @type {any} */ (await archive.getMetadata())
  const ids = /** @type {string[]} */ (known.map((/** @type {{ id: string }} */ one) => one.id))
  const ground = groundLayers(ids, (name) => paint(frame, name), frame.dataset.language ?? 'en')
  const hasLand = ids.some((id) => kinds.land.test(id))
  const hasNames = ids.some((id) => kinds.names.test(id))
  // Our own neighbourhoods stay: the place named them. Of towns one set of names is enough.
  const kept = own.layers.filter(({ id }) => id === 'parts' || (id === 'towns' && !hasNames))
  const background = {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': paint(frame, hasLand ? '--map-water' : '--map-land') },
  }
  return /** @type {any} */ ({
    ...own,
    sources: {
      names: own.sources.names,
      marks: own.sources.marks,
      streets: {
        type: 'vector',
        url: `pmtiles://${address}`,
        attribution: hasNames ? attribution : `${attribution} GeoNames, CC BY 4.0`,
      },
    },
    layers: [background, ...ground, ...kept, ...marksOf(own)],
  })
}

/** What a layer of an archive is, told by its name: ours, Protomaps' and OpenMapTiles' names are understood. */
const kinds = {
  // Districts are of land: an archive may leave out what stands under them.
  land: /^(land|earth|lad|districts?)$/,
  green: /^(landcover|park|natural)$/,
  water: /^(water|ocean|lakes?)$/,
  rivers: /^(waterway|water_lines|rivers)$/,
  roads: /^(roads?|streets?|transit|transportation)$/,
  roadNames: /^(roads?|streets?|transportation_name|street_labels)$/,
  buildings: /^buildings?$/,
  borders: /^(lad|districts?|wards?|boundary|boundaries)$/,
  names: /^(places?|place_labels)$/,
}

/**
 * @param {string[]} ids
 * @param {(name: string) => string} color
 * @param {string} language
 * @returns {object[]}
 */
function groundLayers(ids, color, language) {
  const name = ['coalesce', ['get', `name:${language}`], ['get', 'name']]
  const writing = { 'text-field': name, 'text-font': ['Text'] }
  const halo = { 'text-halo-color': color('--map-land'), 'text-halo-width': 1.6 }
  /** @type {[keyof typeof kinds, object][]} */
  const drawn = [
    [
      'land',
      { type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': color('--map-land') } },
    ],
    ['green', { type: 'fill', paint: { 'fill-color': color('--map-green') } }],
    [
      'water',
      { type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': color('--map-water') } },
    ],
    ['rivers', { type: 'line', paint: { 'line-color': color('--map-water'), 'line-width': 1.5 } }],
    ['buildings', { type: 'fill', minzoom: 14, paint: { 'fill-color': color('--map-building') } }],
    [
      'roads',
      {
        type: 'line',
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': color('--map-road'),
          'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, 0.6, 13, 1.6, 17, 9],
        },
      },
    ],
    [
      'borders',
      { type: 'line', paint: { 'line-color': color('--map-border'), 'line-width': 1.2, 'line-dasharray': [4, 3] } },
    ],
    [
      'roadNames',
      {
        type: 'symbol',
        minzoom: 14,
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { ...writing, 'text-size': 12, 'symbol-placement': 'line' },
        paint: { 'text-color': color('--ink-2'), ...halo },
      },
    ],
    [
      'names',
      {
        type: 'symbol',
        layout: { ...writing, 'text-size': 15 },
        paint: { 'text-color': color('--ink'), ...halo },
      },
    ],
  ]
  return drawn.flatMap(([kind, layer]) =>
    ids
      .filter((id) => kinds[kind].test(id))
      .map((id) => ({ id: `streets ${kind} ${id}`, source: 'streets', 'source-layer': id, ...layer })),
  )
}
