import type { BadgeOutline } from './badge-design.ts'

type Outline = {
  /** The middle of the band, on a 240 by 240 grid. */
  edge: string
  /** How long `edge` is, so that its dashes close without a seam. */
  length: number
  /** Rising ground inside the outline, under the picture. It may run up to 12 units under the band. */
  ground: string
  /** Height of the middle of the picture, and of the level marks. */
  iconY: number
  marksY: number
}

export const outlines: Record<BadgeOutline, Outline> = {
  hexagon: {
    edge: 'M109 25.4Q120 19 131 25.4L195.6 62.6Q206.6 69 206.6 81.7L206.6 158.3Q206.6 171 195.6 177.4L131 214.6Q120 221 109 214.6L44.4 177.4Q33.4 171 33.4 158.3L33.4 81.7Q33.4 69 44.4 62.6Z',
    length: 590.6,
    ground:
      'M33.4 156C70 140 104 148 132 156S186 160 206.6 146L206.6 158.3Q206.6 171 195.6 177.4L131 214.6Q120 221 109 214.6L44.4 177.4Q33.4 171 33.4 158.3Z',
    iconY: 102,
    marksY: 175,
  },
  pebble: {
    edge: 'M66.4 42C110.6 20.9 179.7 32.4 205.6 74.6C229.6 115 222 166.8 177.8 191.8C135.6 214.8 66.4 211 35.7 176.4C6.9 141.8 22.3 63.1 66.4 42Z',
    length: 595.4,
    ground:
      'M22.3 138C58.8 126.5 101 139.9 131.7 145.7S191.2 149.5 219.1 134.2C217.2 159.1 204.7 176.4 177.8 191.8C135.6 214.8 66.4 211 35.7 176.4C26.1 165.8 22.3 152.4 22.3 138Z',
    iconY: 101,
    marksY: 173,
  },
  shield: {
    edge: 'M112 24.8Q120 19.5 128 24.8C150 38 174 44.5 199 46Q206.5 46.5 206.8 54C208.5 90 205 122 193 150C179 182 154 204.5 128 218.5Q120 222.5 112 218.5C86 204.5 61 182 47 150C35 122 31.5 90 33.2 54Q33.5 46.5 41 46C66 44.5 90 38 112 24.8Z',
    length: 596.5,
    ground:
      'M44 146C72 134 104 146 130 152S176 154 198 139Q196 144 193 150C179 182 154 204.5 128 218.5Q120 222.5 112 218.5C86 204.5 61 182 47 150Z',
    iconY: 101,
    marksY: 172,
  },
  circle: {
    edge: 'M120 20A100 100 0 0 1 120 220A100 100 0 0 1 120 20Z',
    length: 628.4,
    ground: 'M24 150C62 134 104 148 134 156S190 158 216 148A100 100 0 0 1 24 150Z',
    iconY: 102,
    marksY: 178,
  },
  pennant: {
    edge: 'M50 24L190 24Q202 24 202 36L202 205Q202 219 189 214L126 190.5Q120 188.3 114 190.5L51 214Q38 219 38 205L38 36Q38 24 50 24Z',
    length: 704.3,
    ground:
      'M38 142C72 128 104 140 132 147S182 148 202 134L202 205Q202 219 189 214L126 190.5Q120 188.3 114 190.5L51 214Q38 219 38 205Z',
    iconY: 94,
    marksY: 162,
  },
}
