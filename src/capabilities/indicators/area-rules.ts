export type AreaKind = 'small-area' | 'ward' | 'district' | 'county' | 'region' | 'nation'

// Codes of the Office for National Statistics (GSS), and those of Northern Ireland's super output areas of 2001.
const kinds: [RegExp, AreaKind][] = [
  [/^([EW]01|S01)\d{6}$|^95[A-Z]{2}\d{2}[A-Z]\d$/, 'small-area'],
  [/^(E05|W05|S13|N08)\d{6}$/, 'ward'],
  [/^(E06|E07|E08|E09|W06|S12|N09)\d{6}$/, 'district'],
  [/^E10\d{6}$/, 'county'],
  [/^E12\d{6}$/, 'region'],
  [/^(E92|W92|S92|N92|K02)\d{6}$/, 'nation'],
]

/** What kind of area a code names; undefined for what is no code of an area. */
export const areaKindOf = (code: string): AreaKind | undefined => kinds.find(([pattern]) => pattern.test(code))?.[1]

export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland' | 'uk'

const nations: Record<string, Nation> = {
  ...{ E: 'england', W: 'wales', S: 'scotland', N: 'northern-ireland', 9: 'northern-ireland', K: 'uk' },
}

/** Whose statistics a code belongs to: those of two nations measure different things, and are never ranked together. */
export const nationOf = (code: string): Nation | undefined => nations[code.charAt(0)]

/** Codes that stand for a whole nation. */
export const nationCodes: Record<Nation, string> = {
  england: 'E92000001',
  wales: 'W92000004',
  scotland: 'S92000003',
  'northern-ireland': 'N92000002',
  uk: 'K02000001',
}
