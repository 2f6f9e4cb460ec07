/** Reads the colours out of the style sheet itself, so that what is tested is what is shown. */
export type Rgb = readonly [red: number, green: number, blue: number]
export type Scheme = 'light' | 'dark'

type Sheets = { colours: string; hues: string }
type Wanted = { name: string; hue: string; scheme: Scheme }

export function readPalette({ colours, hues }: Sheets) {
  const places = new Map<string, { hue: number; chroma: number }>()
  for (const [, name = '', body = ''] of hues.matchAll(/\[data-hue="([a-z]+)"\]\s*\{([^}]*)\}/g)) {
    places.set(name, { hue: numberIn(body, 'place-hue'), chroma: numberIn(body, 'place-chroma') })
  }
  const pairs = new Map<string, [light: string, dark: string]>()
  for (const [, name = '', light = '', dark = ''] of colours.matchAll(
    /--([a-z0-9-]+):\s*light-dark\(\s*(oklch\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)),\s*(oklch\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\s*\)/g,
  )) {
    pairs.set(name, [light, dark])
  }
  return {
    hues: [...places.keys()],
    names: [...pairs.keys()],
    colour({ name, hue, scheme }: Wanted): Rgb {
      const pair = pairs.get(name)
      const place = places.get(hue)
      if (!pair || !place) throw new Error(`no colour --${name} for ${hue}`)
      return toRgb(parse(pair[scheme === 'light' ? 0 : 1], place))
    },
  }
}

/** WCAG 2.2: how many times lighter the lighter of two is. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

export function over({ top, alpha, under }: { top: Rgb; alpha: number; under: Rgb }): Rgb {
  const mix = (index: 0 | 1 | 2) => top[index] * alpha + under[index] * (1 - alpha)
  return [mix(0), mix(1), mix(2)]
}

function numberIn(body: string, name: string): number {
  const found = Number(new RegExp(`--${name}:\\s*([\\d.]+)`).exec(body)?.[1])
  if (Number.isNaN(found)) throw new Error(`no --${name} in ${body}`)
  return found
}

type Oklch = { lightness: number; chroma: number; hue: number }

function parse(text: string, place: { hue: number; chroma: number }): Oklch {
  const plain = text
    .replaceAll('var(--place-hue)', String(place.hue))
    .replaceAll('var(--place-chroma)', String(place.chroma))
    .replace(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a, b) => String(Number(a) * Number(b)))
  const numbers = /^oklch\(([\d.]+) ([\d.e-]+) ([\d.]+)\)$/.exec(plain)
  if (!numbers) throw new Error(`cannot read ${text}`)
  return { lightness: Number(numbers[1]), chroma: Number(numbers[2]), hue: Number(numbers[3]) }
}

/** Björn Ottosson's OKLab to sRGB; what lies outside is cut off, as screens do. */
function toRgb({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function encode(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.min(1, Math.max(0, value))
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
