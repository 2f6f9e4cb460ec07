import type { ReactNode } from 'react'
import { Photo } from '../scene/photo.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { InterfaceIconName } from '../ui/interface-icons.ts'

export interface FactRow {
  key: string
  icon: InterfaceIconName
  /** What the row tells, for those who do not see the picture: "When". */
  label: string
  title: ReactNode
  /** What else there is to know about it. */
  more?: ReactNode
}

/** When, where, for whom: what decides whether to come, one under the other. */
export function FactRows({ label, rows }: { label: string; rows: FactRow[] }) {
  return (
    <ul className="fact-rows" aria-label={label}>
      {rows.map(({ key, icon, label: term, title, more }) => (
        <li key={key}>
          <Icon name={icon} />
          <div>
            <p className="fact-title">
              <span className="visually-hidden">{`${term}: `}</span>
              {title}
            </p>
            {more && <div className="fact-more">{more}</div>}
          </div>
        </li>
      ))}
    </ul>
  )
}

interface LeadPictureProps {
  address: string
  alt: string
  /** Where there is room the page shows it whole, beside its words. */
  isForPhone?: boolean
}

/** A picture over the whole width of a page, above its title: a photo, or a drawing, which adds nothing to the words. */
export function LeadPicture({ address, alt, isForPhone }: LeadPictureProps) {
  return (
    <div className={classNames('lead-picture no-print', isForPhone && 'on-phone-only')}>
      <Photo address={address} alt={alt} size="wide" />
    </div>
  )
}
