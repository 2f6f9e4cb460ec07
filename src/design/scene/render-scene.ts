import { randomFrom } from '../pattern/random.ts'
import { foregrounds, type Palette, type SceneTheme } from './foregrounds.ts'

/** As many pictures of one theme as there are: few enough for a browser to keep them, enough to differ in a list. */
export const scenesOfTheme = 24

/** Which of the pictures of its theme a thing has: always the same one. */
export function sceneNumberOf(seed: string): number {
  return Math.floor(randomFrom(seed)() * scenesOfTheme)
}

/** Times of day: what lies far away takes the colour of the sky. */
const skies: readonly Palette[] = [
  { sky: '#cdeafb', far: '#a9d3ea', near: '#6fb1d2', light: '#ffd75e', isDark: false },
  { sky: '#ffe3c8', far: '#f2c19a', near: '#d99b76', light: '#ff9d5c', isDark: false },
  { sky: '#dcd8f6', far: '#b9b2e3', near: '#8f86c9', light: '#fff0b8', isDark: false },
  { sky: '#d3f0e2', far: '#a5d6bd', near: '#74b696', light: '#ffe07a', isDark: false },
  { sky: '#17324d', far: '#2d5579', near: '#3c6a90', light: '#fdf3c7', isDark: true },
]

const width = 480
const height = 270

/**
 * A quiet picture of a theme as a whole SVG file, 480 by 270, for what has no photograph: sky, light, two ranges of hills and
 * what the theme is about. It says nothing that the words beside it do not, and is cropped to whatever it must fill.
 */
export function renderScene({ theme, number }: { theme: SceneTheme; number: number }): string {
  const random = randomFrom(`${theme}:${number}`)
  const palette = skies[number % skies.length] ?? (skies[0] as Palette)
  const lightX = 60 + random() * 360
  const lightY = 45 + random() * 40
  const parts = [
    `<rect width="${width}" height="${height}" fill="${palette.sky}"/>`,
    ...(palette.isDark ? stars(random) : []),
    `<circle cx="${round(lightX)}" cy="${round(lightY)}" r="${palette.isDark ? 20 : 27}" fill="${palette.light}"/>`,
    hills({ random, base: 165, swing: 34, fill: palette.far }),
    hills({ random, base: 195, swing: 24, fill: palette.near }),
    ...foregrounds[theme]({ random, palette }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">${parts.join('')}</svg>`
}

function stars(random: () => number): string[] {
  return Array.from(
    { length: 14 },
    () => `<circle cx="${round(random() * width)}" cy="${round(random() * 120)}" r="1.5" fill="#fff" opacity=".8"/>`,
  )
}

function hills({ random, base, swing, fill }: { random: () => number; base: number; swing: number; fill: string }) {
  const tops = Array.from({ length: 5 }, () => base + (random() - 0.5) * 2 * swing)
  const curve = tops.map((top, index) => {
    const x = (index + 1) * 120
    return `S${x - 60} ${round(top)} ${x} ${round((top + base) / 2)}`
  })
  return `<path d="M0 ${base}${curve.join('')}V${height}H0Z" fill="${fill}"/>`
}

const round = (number: number) => Math.round(number * 10) / 10
