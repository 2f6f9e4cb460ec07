import type { BadgeDesign } from '../badge/badge-design.ts'

/** Badges that the gallery's examples wear. */
export const code = {
  outline: 'hexagon',
  icon: 'code',
  colour: 'sky',
  ring: 'dashes',
  level: 1,
} as const satisfies BadgeDesign
export const grower = {
  outline: 'pebble',
  icon: 'sprout',
  colour: 'leaf',
  ring: 'beads',
  level: 1,
} as const satisfies BadgeDesign
export const kitchen = {
  outline: 'circle',
  icon: 'chef-hat',
  colour: 'brick',
  ring: 'plain',
  level: 2,
} as const satisfies BadgeDesign
export const site = {
  outline: 'shield',
  icon: 'hard-hat',
  colour: 'copper',
  ring: 'dashes',
  level: 3,
} as const satisfies BadgeDesign
export const crew = {
  outline: 'pennant',
  icon: 'megaphone',
  colour: 'violet',
  ring: 'rope',
  level: 4,
} as const satisfies BadgeDesign

export const hues = [
  'sea',
  'lagoon',
  'pine',
  'moss',
  'olive',
  'copper',
  'brick',
  'rose',
  'plum',
  'heather',
  'dusk',
  'harbour',
] as const
