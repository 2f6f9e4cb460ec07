import { BadgeArt } from '#design/badge/badge-art.tsx'
import {
  type BadgeDesign,
  badgeColours,
  badgeIconNames,
  badgeOutlines,
  badgeRings,
} from '#design/badge/badge-design.ts'
import { BadgeIcon } from '#design/badge/badge-icon.tsx'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './badge-designer.js?worker&url'
import { BadgeLights } from './badge-lights.tsx'

const colours = Object.keys(badgeColours) as (keyof typeof badgeColours)[]

interface BadgeDesignerProps {
  typed: Record<string, string>
  /** The question of a group, with what is wrong with its answer. */
  choice: (name: 'outline' | 'ring' | 'colour' | 'icon') => { name: string; legend: string; error?: string | undefined }
}

/** What a badge looks like: every part is chosen by sight, with the whole beside it in the sizes in which it is seen. */
export function BadgeDesigner({ typed, choice }: BadgeDesignerProps) {
  const { t } = useTranslation()
  const design = designOf(typed)
  const seen = (change: Partial<BadgeDesign>, label: string) => (
    <span className="seen">
      <BadgeArt design={{ ...design, ...change }} alt="" />
      {label}
    </span>
  )
  return (
    <div className="designer">
      <div className="designer-picture" data-badge-designer="" data-level={design.level}>
        <BadgeArt design={design} alt={t('manage.badge.picture')} size="full" />
        <BadgeLights design={design} />
        <Button kind="quiet" small name="do" value="look" formNoValidate>
          {t('manage.badge.see')}
        </Button>
      </div>
      <div className="stack">
        <RadioGroup
          {...choice('outline')}
          value={design.outline}
          inline
          options={badgeOutlines.map((outline) => ({
            value: outline,
            label: seen({ outline }, t(`manage.badge.outline.${outline}`)),
          }))}
        />
        <RadioGroup
          {...choice('ring')}
          value={design.ring}
          inline
          options={badgeRings.map((ring) => ({ value: ring, label: seen({ ring }, t(`manage.badge.ring.${ring}`)) }))}
        />
        <RadioGroup
          {...choice('colour')}
          value={design.colour}
          inline
          options={colours.map((colour) => ({
            value: colour,
            label: (
              <span className="seen">
                <svg className="seen-colour" viewBox="0 0 24 24" aria-hidden="true">
                  <circle
                    cx="12"
                    cy="12"
                    r="9"
                    fill={badgeColours[colour].ground}
                    stroke={badgeColours[colour].deep}
                    strokeWidth="5"
                  />
                </svg>
                {t(`manage.badge.colour.${colour}`)}
              </span>
            ),
          }))}
        />
        <div className="icon-grid">
          <RadioGroup
            {...choice('icon')}
            value={design.icon}
            inline
            options={badgeIconNames.map((icon) => ({
              value: icon,
              label: (
                <span className="seen">
                  <BadgeIcon name={icon} />
                  <span className="visually-hidden">{icon.replaceAll('-', ' ')}</span>
                </span>
              ),
            }))}
          />
        </div>
      </div>
      <script type="module" src={script} />
    </div>
  )
}

/** What was chosen so far; what was not is as a new badge begins. */
export function designOf(typed: Record<string, string>): BadgeDesign {
  const level = Number(typed.level)
  return {
    outline: badgeOutlines.find((one) => one === typed.outline) ?? 'hexagon',
    ring: badgeRings.find((one) => one === typed.ring) ?? 'plain',
    colour: colours.find((one) => one === typed.colour) ?? 'sky',
    icon: badgeIconNames.find((one) => one === typed.icon) ?? 'star',
    level: level === 2 || level === 3 || level === 4 ? level : 1,
  }
}
