import { badgeIcons, type IconName } from './icons.ts'

/** The small grammar that every badge is drawn from. Kept as data: the picture can always be drawn again. */
export type BadgeDesign = {
  outline: BadgeOutline
  icon: IconName
  colour: BadgeColour
  ring: BadgeRing
  /** 1 to 4, shown as dots: how far along a badge of its kind stands. */
  level: BadgeLevel
  /** The hash of a picture of the organisation's own, which is shown in place of what the rest would draw. */
  picture?: string
}
export type BadgeOutline = (typeof badgeOutlines)[number]
export type BadgeRing = (typeof badgeRings)[number]
export type BadgeLevel = (typeof badgeLevels)[number]
export type BadgeColour = keyof typeof badgeColours

export const badgeOutlines = ['hexagon', 'pebble', 'shield', 'circle', 'pennant'] as const
export const badgeRings = ['plain', 'dashes', 'beads', 'rope'] as const
export const badgeLevels = [1, 2, 3, 4] as const
export const badgeIconNames = Object.keys(badgeIcons) as IconName[]

/** Hex, since a badge must look the same in a file, an e-mail and on paper, where no style sheet reaches.
 *  Each was computed in OKLCH at four even lightnesses, so that all badges weigh the same, in grey too. */
export const badgeColours = {
  sky: { deep: '#00435f', mid: '#6bb5de', ground: '#afddf9', face: '#e1f3ff' },
  lagoon: { deep: '#00464c', mid: '#63bbc4', ground: '#abe1e7', face: '#daf6fa' },
  pine: { deep: '#004936', mid: '#72bca0', ground: '#b3e2cf', face: '#def7ec' },
  leaf: { deep: '#0b4a15', mid: '#80bc82', ground: '#bbe2bb', face: '#e2f7e2' },
  olive: { deep: '#3c4201', mid: '#a9b26b', ground: '#d4dbad', face: '#eff3da' },
  bronze: { deep: '#523700', mid: '#cca363', ground: '#edd2a8', face: '#fdeed8' },
  copper: { deep: '#622b00', mid: '#e49665', ground: '#fec9a9', face: '#ffece1' },
  brick: { deep: '#750d00', mid: '#f78670', ground: '#ffc6bb', face: '#feebe7' },
  rose: { deep: '#74022f', mid: '#f5829a', ground: '#fec4cd', face: '#feebed' },
  plum: { deep: '#641758', mid: '#de89cc', ground: '#fbc1ed', face: '#ffe8f9' },
  violet: { deep: '#4a227b', mid: '#b995f7', ground: '#ddccfe', face: '#f2edfe' },
  slate: { deep: '#323d51', mid: '#9eabc3', ground: '#cdd6e7', face: '#ebf0f9' },
} as const
