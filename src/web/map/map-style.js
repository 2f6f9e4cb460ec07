// @ts-check
// How the live map looks: water, land, names and marks in the colours of the page.

/** Nearer than this the tiles of this zoom are drawn larger. */
const finestTiles = 17
const font = ['Text']

/**
 * @param {HTMLElement} frame
 * @param {{ land: object; coast: object; borders: object; names: object }} base
 * @returns {import('maplibre-gl').StyleSpecification}
 */
export function styleOf(frame, { land, coast, borders, names }) {
  const color = /** @param {string} name */ (name) => paint(frame, name)
  const marks = marksOf(frame)
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
      marks: marks.source,
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
      ...marks.layers,
    ],
  })
}

/**
 * What is marked: what can be learned from its tiles, or organisations from one file, drawn together where they are close.
 * @param {HTMLElement} frame
 * @returns {{ source: object; layers: object[] }}
 */
export function marksOf(frame) {
  const { map, filters = '', show } = frame.dataset
  const color = /** @param {string} name */ (name) => paint(frame, name)
  if (show === 'organisations') {
    const data = `${location.origin}/${map}/map.organisations.json?${filters}`
    return {
      source: { type: 'geojson', data, cluster: true, clusterRadius: 34, clusterMaxZoom: finestTiles },
      layers: organisationLayers(color),
    }
  }
  const tiles = `${location.origin}/tiles/opportunities/{z}/{x}/{y}.mvt?place=${map}&${filters}`
  return {
    source: { type: 'vector', tiles: [tiles], maxzoom: finestTiles },
    layers: opportunityLayers(color).map((layer) => ({ ...layer, 'source-layer': 'opportunities' })),
  }
}

/** @param {(name: string) => string} color */
function opportunityLayers(color) {
  return [
    {
      id: 'several',
      type: 'circle',
      source: 'marks',
      filter: ['has', 'count'],
      paint: {
        'circle-color': color('--place'),
        'circle-stroke-color': color('--card'),
        'circle-stroke-width': 2.5,
        'circle-radius': ['min', 24, ['+', 13, ['*', 5, ['log10', ['get', 'count']]]]],
      },
    },
    countLayer('count', color),
    {
      id: 'one',
      type: 'symbol',
      source: 'marks',
      filter: ['!', ['has', 'count']],
      layout: {
        'icon-image': ['concat', themeImage, ['get', 'theme']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': false,
      },
    },
  ]
}

/** @param {(name: string) => string} color */
function organisationLayers(color) {
  const square = { 'icon-image': squareImage, 'icon-allow-overlap': true, 'icon-ignore-placement': false }
  return [
    {
      id: 'several',
      type: 'symbol',
      source: 'marks',
      filter: ['has', 'point_count'],
      layout: { ...square, 'icon-size': ['min', 1, ['+', 0.6, ['*', 0.2, ['log10', ['get', 'point_count']]]]] },
    },
    countLayer('point_count', color),
    {
      id: 'one',
      type: 'symbol',
      source: 'marks',
      filter: ['!', ['has', 'point_count']],
      layout: { ...square, 'icon-size': 0.45 },
    },
  ]
}

/**
 * @param {string} property
 * @param {(name: string) => string} color
 */
function countLayer(property, color) {
  const count = ['get', property]
  return {
    id: 'counts',
    type: 'symbol',
    source: 'marks',
    filter: ['has', property],
    layout: {
      'text-field': [
        'case',
        ['>', count, 9999],
        ['concat', ['to-string', ['round', ['/', count, 1000]]], 'k'],
        ['number-format', count, {}],
      ],
      'text-font': font,
      'text-size': 14,
      'text-allow-overlap': true,
      // As wide as its mark: names keep away from it.
      'text-padding': 14,
    },
    paint: { 'text-color': color('--on-place') },
  }
}

const squareImage = 'square'
const themeImage = 'theme-'

/** Images are drawn for screens with two points to a pixel. */
const pixelRatio = 2

/**
 * The marks of one thing: what it is about, in the colours of the place.
 * @param {import('maplibre-gl').Map} map
 * @param {HTMLElement} frame
 * @param {Record<string, string>} icons path data on a 24 by 24 grid, by theme
 */
export function addThemes(map, frame, icons) {
  const [side, edge] = [60, 5]
  const [disc, rim, ink] = ['--place', '--card', '--on-place'].map((name) => paint(frame, name))
  for (const [theme, icon] of Object.entries(icons)) {
    const pen = penOf(side)
    if (!pen) return
    pen.beginPath()
    pen.arc(side / 2, side / 2, side / 2 - edge, 0, 2 * Math.PI)
    pen.fillStyle = disc ?? ''
    pen.fill()
    pen.lineWidth = edge
    pen.strokeStyle = rim ?? ''
    pen.stroke()
    const scale = 32 / 24
    pen.setTransform(scale, 0, 0, scale, (side - 24 * scale) / 2, (side - 24 * scale) / 2)
    Object.assign(pen, { lineWidth: 2.2, lineCap: 'round', lineJoin: 'round', strokeStyle: ink })
    pen.stroke(new Path2D(icon))
    map.addImage(themeImage + theme, pen.getImageData(0, 0, side, side), { pixelRatio })
  }
}

/** @param {number} side */
function penOf(side) {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  return canvas.getContext('2d')
}

/**
 * The mark of an organisation, in the colours of the place.
 * @param {import('maplibre-gl').Map} map
 * @param {HTMLElement} frame
 */
export function addSquare(map, frame) {
  const [side, edge] = [96, 5]
  const pen = penOf(side)
  if (!pen) return
  pen.beginPath()
  pen.roundRect(edge, edge, side - 2 * edge, side - 2 * edge, 16)
  pen.fillStyle = paint(frame, '--place')
  pen.fill()
  pen.lineWidth = edge
  pen.strokeStyle = paint(frame, '--card')
  pen.stroke()
  map.addImage(squareImage, pen.getImageData(0, 0, side, side), { pixelRatio })
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
