// @ts-check
// How the live map looks: water, land, names and marks in the colours of the page.

/** Nearer than this the tiles of this zoom are drawn larger. */
const finestTiles = 17

/**
 * @param {HTMLElement} frame
 * @param {{ land: object; coast: object; borders: object; names: object }} base
 * @returns {import('maplibre-gl').StyleSpecification}
 */
export function styleOf(frame, { land, coast, borders, names }) {
  const color = /** @param {string} name */ (name) => paint(frame, name)
  const tiles = `${location.origin}/tiles/opportunities/{z}/{x}/{y}.mvt?place=${frame.dataset.map}&${frame.dataset.filters ?? ''}`
  const font = ['Text']
  // A name stands beside the mark that lies on the same spot.
  const beside = { 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.4 }
  return /** @type {any} */ ({
    version: 8,
    'font-faces': { Text: new URL(frame.dataset.font ?? '', location.href).href },
    sources: {
      land: { type: 'geojson', data: land },
      coast: { type: 'geojson', data: coast },
      borders: { type: 'geojson', data: borders },
      names: { type: 'geojson', data: names },
      opportunities: { type: 'vector', tiles: [tiles], maxzoom: finestTiles },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': color('--map-water') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': color('--map-land') } },
      { id: 'coast', type: 'line', source: 'coast', paint: { 'line-color': color('--map-coast'), 'line-width': 1.5 } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        minzoom: 7.5,
        paint: { 'line-color': color('--map-border'), 'line-width': 1.4, 'line-dasharray': [4, 3] },
      },
      {
        id: 'parts',
        type: 'symbol',
        source: 'names',
        minzoom: 10.5,
        filter: ['==', ['get', 'part'], true],
        layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 13, ...beside },
        paint: { 'text-color': color('--ink-2'), 'text-halo-color': color('--map-land'), 'text-halo-width': 1.5 },
      },
      {
        id: 'towns',
        type: 'symbol',
        source: 'names',
        filter: [
          'all',
          ['!', ['to-boolean', ['get', 'part']]],
          ['>=', ['get', 'population'], ['step', ['zoom'], 150_000, 7, 40_000, 9, 8000, 11, 0]],
        ],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': font,
          'text-size': ['interpolate', ['linear'], ['get', 'population'], 1000, 13, 200_000, 18],
          'symbol-sort-key': ['-', ['get', 'population']],
          ...beside,
        },
        paint: { 'text-color': color('--ink'), 'text-halo-color': color('--map-land'), 'text-halo-width': 1.8 },
      },
      {
        id: 'several',
        type: 'circle',
        source: 'opportunities',
        'source-layer': 'opportunities',
        filter: ['has', 'count'],
        paint: {
          'circle-color': color('--place'),
          'circle-stroke-color': color('--card'),
          'circle-stroke-width': 2.5,
          'circle-radius': ['min', 24, ['+', 13, ['*', 5, ['log10', ['get', 'count']]]]],
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'opportunities',
        'source-layer': 'opportunities',
        filter: ['has', 'count'],
        layout: {
          'text-field': [
            'case',
            ['>', ['get', 'count'], 9999],
            ['concat', ['to-string', ['round', ['/', ['get', 'count'], 1000]]], 'k'],
            ['to-string', ['get', 'count']],
          ],
          'text-font': font,
          'text-size': 14,
          'text-allow-overlap': true,
          // As wide as its circle: names keep away from it.
          'text-padding': 14,
        },
        paint: { 'text-color': color('--on-place') },
      },
      {
        id: 'one',
        type: 'circle',
        source: 'opportunities',
        'source-layer': 'opportunities',
        filter: ['!', ['has', 'count']],
        paint: {
          'circle-color': color('--place'),
          'circle-stroke-color': color('--card'),
          'circle-stroke-width': 2.5,
          'circle-radius': 10,
        },
      },
    ],
  })
}

/**
 * A token of the design as a colour that the map understands: the browser works it out by painting one point.
 * @param {HTMLElement} frame
 * @param {string} name
 */
export function paint(frame, name) {
  const sample = document.createElement('span')
  sample.style.color = `var(${name})`
  frame.append(sample)
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const color = getComputedStyle(sample).color
  sample.remove()
  if (!pen) return '#000'
  pen.fillStyle = color
  pen.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
