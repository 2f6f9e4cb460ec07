import type { EvidenceFile, EvidencePiece } from '#capabilities/evidence/evidence-piece.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

interface ShownEvidenceProps {
  piece: Pick<EvidencePiece, 'title' | 'body' | 'links' | 'isShown'>
  files: EvidenceFile[]
  /** Where files are fetched from. */
  at: string
}

/** A piece as its assessors see it. */
export function ShownEvidence({ piece, files, at }: ShownEvidenceProps) {
  const { t } = useTranslation()
  const none = t('evidence.none')
  return (
    <SummaryList
      rows={[
        { term: t('evidence.title'), detail: piece.title || none },
        { term: t('evidence.text'), detail: piece.body ? <Paragraphs text={piece.body} /> : none },
        {
          term: t('evidence.links'),
          detail:
            piece.links.length === 0 ? (
              none
            ) : (
              <ul>
                {piece.links.map((link) => (
                  <li key={link}>
                    <a href={link} rel="nofollow noopener noreferrer">
                      {link}
                    </a>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: t('evidence.files'),
          detail:
            files.length === 0 ? (
              none
            ) : (
              <ul className="stack stack-s bare">
                {files.map((file) => (
                  <li key={file.id}>
                    <a href={`${at}/files/${file.id}`} download>
                      {file.name}
                    </a>
                    {file.mediaType === 'image/jpeg' && (
                      <img
                        className="evidence-picture"
                        src={`${at}/files/${file.id}`}
                        alt={t('evidence.picture')}
                        loading="lazy"
                      />
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: t('evidence.inTheBadge'),
          detail: t(piece.isShown ? 'evidence.showsTitle' : 'evidence.showsNothing'),
        },
      ]}
    />
  )
}
