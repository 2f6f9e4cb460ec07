import { fewestPixels, mostDrawingKilobytes, mostPictureMegabytes } from '#capabilities/badges/picture-rules.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import { BadgeLights } from './badge-lights.tsx'

interface PictureChoiceProps {
  design: BadgeDesign
  /** The hash of the picture that was added, if one was. */
  picture: string | undefined
  look: { name: string; legend: string; value: string | undefined; error?: string | undefined }
  file: { name: string; label: string; error?: string | undefined }
}

/** The organisation's own picture beside the one built here, in the sizes and lights in which badges are seen. */
export function PictureChoice({ design, picture, look, file }: PictureChoiceProps) {
  const { t } = useTranslation()
  const own = picture === undefined ? undefined : { ...design, picture }
  return (
    <div className="stack">
      <h3>{t('picture.title')}</h3>
      <RadioGroup
        {...look}
        value={look.value ?? 'built'}
        inline
        options={[
          { value: 'built', label: t('picture.built') },
          { value: 'own', label: t('picture.own') },
        ]}
      />
      <input type="hidden" name="picture" value={picture ?? ''} />
      <UploadInput
        {...file}
        accept=".svg,.png,image/svg+xml,image/png"
        mostBytes={mostPictureMegabytes * 1_000_000}
        optional={t('common.optional')}
        hint={t('picture.fileHint', {
          kilobytes: mostDrawingKilobytes,
          megabytes: mostPictureMegabytes,
          least: fewestPixels,
        })}
      />
      <Button kind="quiet" small name="do" value="look" formNoValidate>
        {t('picture.add')}
      </Button>
      {own ? (
        <div className="two-looks">
          <Seen title={t('picture.ownTitle')} design={own} />
          <Seen title={t('picture.builtTitle')} design={design} />
        </div>
      ) : (
        <p className="muted small">{t('picture.none')}</p>
      )}
    </div>
  )
}

function Seen({ title, design }: { title: string; design: BadgeDesign }) {
  const { t } = useTranslation()
  return (
    <figure className="stack stack-s">
      <figcaption>{title}</figcaption>
      <BadgeArt design={design} alt={t('picture.at600')} size="full" />
      <BadgeLights design={design} />
    </figure>
  )
}
