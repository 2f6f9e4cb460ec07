/** The colours of one time of day, as SVG knows them. */
export interface Palette {
  sky: string
  far: string
  near: string
  /** The sun or the moon. */
  light: string
  isDark: boolean
}

interface Brush {
  random: () => number
  palette: Palette
}

type Foreground = (brush: Brush) => string[]

const inks = ['#0a6086', '#1f7a5c', '#b4442f', '#8a4fa3', '#c98a1b', '#2f5f9e', '#a83b63'] as const

const round = (number: number) => Math.round(number * 10) / 10
const between = (random: () => number, from: number, to: number) => round(from + random() * (to - from))
const oneOf = <Item>(random: () => number, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0]

const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}" ${more}/>`
const circle = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"/>`
const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
const line = (d: string, stroke: string, width = 4) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const ground = (fill: string, y = 222) => path(`M0 ${y}Q240 ${y - 16} 480 ${y}V270H0Z`, fill)

function tree({ random }: Brush, x: number, y: number, size: number): string {
  const leaf = oneOf(random, ['#2c8a5b', '#3f9e6a', '#1f7350', '#6aa84f'])
  return random() < 0.5
    ? `${rect(x - size * 0.06, y - size * 0.5, size * 0.12, size * 0.5, '#7a5236')}${circle(x, y - size * 0.75, size * 0.42, leaf)}`
    : `${rect(x - size * 0.06, y - size * 0.3, size * 0.12, size * 0.3, '#7a5236')}${path(`M${x} ${y - size * 1.3}L${x + size * 0.4} ${y - size * 0.25}H${x - size * 0.4}Z`, leaf)}`
}

function house({ random, palette }: Brush, x: number, y: number, w: number): string {
  const wall = oneOf(random, ['#fff6e6', '#f7d9c4', '#dbe9f4', '#fbe7a8', '#e8d5ee'])
  const h = w * between(random, 0.7, 1)
  const pane = palette.isDark ? '#ffd75e' : '#5b8fb0'
  return [
    rect(x, y - h, w, h, wall),
    path(
      `M${x - w * 0.08} ${round(y - h)}L${x + w / 2} ${round(y - h - w * 0.42)}L${x + w * 1.08} ${round(y - h)}Z`,
      oneOf(random, inks),
    ),
    rect(x + w * 0.16, y - h * 0.75, w * 0.22, w * 0.22, pane),
    rect(x + w * 0.6, y - h * 0.75, w * 0.22, w * 0.22, pane),
    rect(x + w * 0.4, y - h * 0.42, w * 0.2, h * 0.42, '#5a4636'),
  ].join('')
}

function block({ random, palette }: Brush, x: number, w: number, h: number, y = 240): string {
  const fill = oneOf(random, ['#35617f', '#4b7d9b', '#2a4f6b', '#6a8fa8', '#8a6f9c'])
  const lit = palette.isDark ? '#ffd75e' : '#d8ecf7'
  const panes = Array.from({ length: Math.floor(h / 22) }, (_, row) =>
    [0.2, 0.56]
      .map((at) => (random() < 0.75 ? rect(x + w * at, y - h + 10 + row * 22, w * 0.24, 11, lit) : ''))
      .join(''),
  )
  return rect(x, y - h, w, h, fill) + panes.join('')
}

function row(
  brush: Brush,
  draw: (x: number) => string,
  { from, to, step }: { from: number; to: number; step: number },
) {
  const drawn: string[] = []
  for (let x = from; x < to; x += step * between(brush.random, 0.85, 1.2)) drawn.push(draw(round(x)))
  return drawn
}

const waves = (y: number, fill: string) => path(`M0 ${y}${'q15 -9 30 0t30 0'.repeat(8)}V270H0Z`, fill)

/** What the pictures of each theme are about. */
export const foregrounds = {
  sea: (brush) => {
    const { random } = brush
    const x = between(random, 130, 330)
    const sail = oneOf(random, ['#ff8f5c', '#f4c430', '#e85d75', '#ffffff'])
    return [
      waves(190, '#4ba3cf'),
      path(`M${x - 42} 196H${x + 46}L${x + 30} 218H${x - 28}Z`, '#7c3a2d'),
      path(`M${x - 2} 96V190H${x - 40}Z`, '#ffffff'),
      path(`M${x + 4} 108L${x + 38} 190H${x + 4}Z`, sail),
      waves(214, '#1f7fb0'),
      waves(240, '#0f5f8c'),
    ]
  },
  nature: (brush) => [
    ground('#5fae6f', 214),
    ...row(brush, (x) => tree(brush, x, between(brush.random, 216, 232), between(brush.random, 44, 78)), {
      from: 24,
      to: 470,
      step: 58,
    }),
    ground('#3f8f58', 246),
  ],
  building: (brush) => {
    const { random } = brush
    const x = between(random, 250, 340)
    return [
      ...row(brush, (at) => block(brush, at, 48, between(random, 60, 120)), { from: -10, to: 480, step: 56 }),
      rect(x, 62, 9, 180, '#e2572b'),
      line(`M${x - 90} 74H${x + 70}M${x + 4} 62L${x - 90} 74M${x + 4} 62L${x + 70} 74`, '#e2572b', 6),
      line(`M${x - 72} 76V128`, '#3d3d3d', 2.5),
      rect(x - 86, 128, 28, 18, '#b98b4e'),
      ground('#8b8f87', 244),
    ]
  },
  community: (brush) => {
    const { random } = brush
    const flags = Array.from({ length: 12 }, (_, at) => {
      const x = 8 + at * 40
      const y = 74 + Math.sin((at / 11) * Math.PI) * 34
      return path(
        `M${x} ${round(y)}H${x + 22}L${x + 11} ${round(y + 24)}Z`,
        inks[(at + Math.floor(random() * 3)) % inks.length] ?? '#0a6086',
      )
    })
    return [
      ...row(brush, (x) => house(brush, x, 240, between(random, 54, 74)), { from: 8, to: 470, step: 84 }),
      line('M0 72Q240 142 480 72', brush.palette.isDark ? '#dfe9f2' : '#4a4a4a', 2),
      ...flags,
      ground('#6f8f5a', 242),
    ]
  },
  care: (brush) => {
    const x = between(brush.random, 180, 300)
    const heart = (cx: number, cy: number, s: number, fill: string) =>
      path(
        `M${cx} ${cy + s}C${cx - s * 1.7} ${cy - s * 0.2} ${cx - s * 0.8} ${cy - s * 1.3} ${cx} ${cy - s * 0.4}C${cx + s * 0.8} ${cy - s * 1.3} ${cx + s * 1.7} ${cy - s * 0.2} ${cx} ${cy + s}Z`,
        fill,
      )
    return [
      ground('#86b98a', 218),
      house(brush, 40, 236, 70),
      house(brush, 372, 236, 76),
      rect(x - 5, 168, 10, 70, '#7a5236'),
      heart(x, 140, 46, '#d8506b'),
      heart(x - 62, 190, 12, '#f08aa0'),
      heart(x + 64, 178, 15, '#f3a6b6'),
      ground('#5d9a6b', 246),
    ]
  },
  food: (brush) => {
    const { random } = brush
    const bowls = [96, 216, 336].map((x) => {
      const fill = oneOf(random, inks)
      const top = 206 - between(random, 0, 8)
      const steam = [-14, 4, 22]
        .map((dx) => line(`M${x + 24 + dx} ${top - 14}q-9 -14 0 -26q9 -12 0 -24`, '#ffffff', 4))
        .join('')
      const filling = `<ellipse cx="${x + 28}" cy="${top}" rx="46" ry="9" fill="${oneOf(random, ['#f4a259', '#8cb369', '#e4c05c', '#d1495b'])}"/>`
      return (
        steam +
        path(
          `M${x - 22} ${top}H${x + 78}Q${x + 72} ${top + 40} ${x + 28} ${top + 42}Q${x - 16} ${top + 40} ${x - 22} ${top}Z`,
          fill,
        ) +
        filling
      )
    })
    return [rect(0, 236, 480, 34, '#9c6b45'), rect(0, 236, 480, 6, '#b98358'), ...bowls]
  },
  business: (brush) => {
    const { random } = brush
    return [
      ...row(
        brush,
        (x) => {
          const one = oneOf(random, inks)
          const stripes = [0, 1, 2, 3]
            .map((at) => path(`M${x + at * 24} 150h24l4 34h-24Z`, at % 2 ? '#ffffff' : one))
            .join('')
          return (
            rect(x + 2, 180, 92, 58, '#f6e7cf') +
            stripes +
            rect(x + 6, 210, 84, 28, '#9c6b45') +
            [14, 38, 62]
              .map((dx) => circle(x + dx + 8, 206, 8, oneOf(random, ['#e4572e', '#f3a712', '#76b041', '#a8385d'])))
              .join('')
          )
        },
        { from: 14, to: 400, step: 122 },
      ),
      ground('#b9a58a', 240),
    ]
  },
  sport: (brush) => {
    const x = between(brush.random, 120, 350)
    return [
      path('M0 206H480V270H0Z', '#55a05c'),
      path('M0 206L120 270H200L96 206ZM210 206L300 270H380L290 206ZM400 206L470 270H480V236L440 206Z', '#63b06a'),
      line('M300 206V128H432V206', '#ffffff', 6),
      ...[324, 348, 372, 396, 420].map((at) => line(`M${at - 6} 130V204`, '#ffffff', 1)),
      ...[146, 164, 182].map((at) => line(`M302 ${at}H430`, '#ffffff', 1)),
      circle(x, 232, 17, '#ffffff'),
      path(`M${x} ${223}l9 6l-3 10h-12l-3 -10Z`, '#22313f'),
    ]
  },
  science: (brush) => {
    const { random } = brush
    const x = between(random, 90, 170)
    return [
      ground('#54788f', 216),
      path('M300 214a58 58 0 0 1 116 0Z', '#eef3f7'),
      path('M350 158l18 -2l8 58h-20Z', '#22313f'),
      rect(292, 212, 132, 30, '#c9d6df'),
      circle(x, 128, 26, oneOf(random, ['#e9a15b', '#7fb7be', '#d36b6b'])),
      `<ellipse cx="${x}" cy="128" rx="46" ry="11" fill="none" stroke="${brush.palette.isDark ? '#f4e7c5' : '#7a5c3e'}" stroke-width="4" transform="rotate(-18 ${x} 128)"/>`,
      circle(x + 110, 84, 9, '#f3c969'),
      ground('#3f6177', 244),
    ]
  },
  media: (brush) => {
    const x = between(brush.random, 170, 310)
    const ring = brush.palette.isDark ? '#fdf3c7' : '#b4442f'
    return [
      ground('#7d9aab', 220),
      path(`M${x} 92L${x + 30} 240H${x - 30}Z`, '#3b4a59'),
      line(`M${x - 14} 160H${x + 14}M${x - 21} 200H${x + 21}`, '#dfe7ee', 4),
      circle(x, 90, 9, '#e4572e'),
      ...[26, 46, 66].map((r) =>
        line(
          `M${round(x + r * 0.7)} ${round(90 - r * 0.7)}A${r} ${r} 0 0 1 ${round(x + r * 0.7)} ${round(90 + r * 0.7)}M${round(x - r * 0.7)} ${round(90 - r * 0.7)}A${r} ${r} 0 0 0 ${round(x - r * 0.7)} ${round(90 + r * 0.7)}`,
          ring,
          4,
        ),
      ),
      ground('#5c7b8d', 246),
    ]
  },
  digital: (brush) => {
    const { random } = brush
    const screen = (x: number, y: number, w: number, h: number) => {
      const fill = oneOf(random, inks)
      const lines = Array.from({ length: Math.floor((h - 24) / 14) }, (_, at) =>
        rect(
          x + 12,
          y + 16 + at * 14,
          (w - 24) * between(random, 0.3, 0.95),
          6,
          at % 3 === 0 ? '#ffd75e' : '#e6f1f8',
          'rx="3"',
        ),
      )
      return (
        rect(x, y, w, h, '#22313f', 'rx="10"') + rect(x + 5, y + 5, w - 10, h - 10, fill, 'rx="6"') + lines.join('')
      )
    }
    return [
      rect(0, 232, 480, 38, '#8a6a4f'),
      screen(58, 118, 170, 104),
      rect(132, 222, 22, 12, '#22313f'),
      rect(104, 230, 78, 6, '#22313f'),
      screen(262, 146, 60, 92),
      screen(348, 164, 104, 70),
    ]
  },
  arts: (brush) => {
    const { random } = brush
    const cloth = oneOf(random, ['#a3262f', '#6d2f7f', '#1f5f8b', '#9a3412'])
    const fold = (x: number, w: number) => path(`M${x} 0H${x + w}Q${x + w * 0.7} 120 ${x + w * 0.92} 240H${x}Z`, cloth)
    const shade = (x: number) => line(`M${x} 0Q${x - 8} 120 ${x} 238`, '#00000033', 5)
    return [
      rect(0, 0, 480, 240, '#2a1a2e'),
      path('M150 240L222 20H258L330 240Z', '#ffe9a833'),
      `<ellipse cx="240" cy="236" rx="96" ry="14" fill="#ffe9a8"/>`,
      line('M240 232V168', '#d8dee4', 5),
      circle(240, 160, 11, '#d8dee4'),
      fold(-20, 130),
      `<g transform="translate(480 0) scale(-1 1)">${fold(-20, 130)}${[24, 52, 80].map(shade).join('')}</g>`,
      ...[24, 52, 80].map(shade),
      path('M0 0H480V26Q440 58 400 26Q360 58 320 26Q280 58 240 26Q200 58 160 26Q120 58 80 26Q40 58 0 26Z', cloth),
      rect(0, 240, 480, 30, '#6b4a33'),
    ]
  },
  languages: (brush) => {
    const { random } = brush
    const bubble = (x: number, y: number, w: number, fill: string, tail: number) =>
      rect(x, y, w, w * 0.56, fill, 'rx="18"') +
      path(`M${x + w * 0.4} ${round(y + w * 0.5)}h24l${tail} 30Z`, fill) +
      [0, 1, 2]
        .map((at) => rect(x + 16, y + 16 + at * 15, (w - 32) * between(random, 0.5, 1), 6, '#ffffffcc', 'rx="3"'))
        .join('')
    const at = Math.floor(random() * inks.length)
    const ink = (more: number) => inks[(at + more) % inks.length] ?? '#0a6086'
    return [
      ground('#8fb58a', 226),
      bubble(60, 84, 136, ink(0), -14),
      bubble(252, 62, 124, ink(2), 20),
      bubble(214, 156, 112, ink(4), -18),
      ground('#6d9a73', 250),
    ]
  },
  travel: (brush) => {
    const { random } = brush
    const bus = oneOf(random, ['#d1402f', '#2f7d5b', '#2a6fa8', '#c98a1b'])
    const x = between(random, 90, 230)
    return [
      ground('#78b07a', 204),
      tree(brush, 40, 216, 60),
      tree(brush, 430, 214, 70),
      path('M0 226Q240 210 480 226V262Q240 246 0 262Z', '#5d6670'),
      line('M10 243Q240 228 470 243', '#f3e9c6', 3).replace('/>', ' stroke-dasharray="22 18"/>'),
      rect(x, 154, 150, 68, bus, 'rx="10"'),
      ...[12, 44, 76, 108].map((dx) => rect(x + dx, 166, 26, 22, '#dff1fb', 'rx="3"')),
      circle(x + 34, 224, 14, '#22313f'),
      circle(x + 34, 224, 6, '#cfd8df'),
      circle(x + 116, 224, 14, '#22313f'),
      circle(x + 116, 224, 6, '#cfd8df'),
    ]
  },
} satisfies Record<string, Foreground>

export type SceneTheme = keyof typeof foregrounds
