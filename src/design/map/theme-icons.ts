import { badgeIcons, type IconName } from '../badge/icons.ts'
import type { SceneTheme } from '../scene/foregrounds.ts'

const icons = {
  digital: 'laptop',
  arts: 'palette',
  building: 'hammer',
  nature: 'leaf',
  food: 'chef-hat',
  care: 'heart',
  business: 'briefcase',
  community: 'users',
  sport: 'volleyball',
  science: 'atom',
  media: 'camera',
  languages: 'languages',
  travel: 'bus',
  sea: 'anchor',
} as const satisfies Record<SceneTheme, IconName>

/** What a mark of one thing shows of its theme: path data on a 24 by 24 grid, drawn with a round stroke of 2. */
export const themePaths: Readonly<Record<SceneTheme, string>> = Object.fromEntries(
  Object.entries(icons).map(([theme, icon]) => [theme, badgeIcons[icon]]),
) as Record<SceneTheme, string>
