import { badgeIcons, type IconName } from './icons.ts'

/** One of the pictures that a badge may carry, alone; its name stands beside it in words. */
export function BadgeIcon({ name }: { name: IconName }) {
  return (
    <svg className="badge-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={badgeIcons[name]} />
    </svg>
  )
}
