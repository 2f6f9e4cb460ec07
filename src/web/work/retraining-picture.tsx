import { type AskedSkill, skillKey } from '#capabilities/work/asked-skill.ts'
import type { Bridge } from '#capabilities/work/bridge-rules.ts'
import { DrawnGraph, type DrawnNode } from '#design/graph/drawn-graph.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** From one kind of job to another as a picture: what carries over beside what is still to be learned. */
export function RetrainingPicture({ bridge: { from, to, carriesOver, evidence } }: { bridge: Bridge }) {
  const { t, language } = useTranslation()
  const nameOf = ({ name, nameCy }: AskedSkill) => inLanguage(language, name, nameCy)
  const [begin, end] = [inLanguage(language, from.title, from.titleCy), inLanguage(language, to.title, to.titleCy)]
  const between: DrawnNode[] = [
    ...(carriesOver.length > 0
      ? [
          {
            ...{ id: 'carries-over', kind: 'join' as const, href: '#carries-over' },
            title: t('work.map.carried', { count: carriesOver.length }),
            state: { kind: 'done' as const, label: t('work.map.carriesOver') },
          },
        ]
      : []),
    ...evidence.map(({ skill, badges: [badge] }) => ({
      ...{ id: skillKey(skill), kind: 'stop' as const, title: nameOf(skill), href: '#missing' },
      ...(badge
        ? { badge: badge.artwork, state: { kind: 'open' as const, label: t('work.map.toLearn') } }
        : { wrong: t('work.skills.nobody') }),
    })),
  ]
  return (
    <div className="graph-box-scroll graph-beside-list">
      <DrawnGraph
        label={t('work.map.picture', { from: begin, to: end })}
        nodes={[
          { id: 'from', kind: 'stop', title: begin, href: `/${from.placeSlug}/roles/${from.id}` },
          ...between,
          { id: 'to', kind: 'end', title: end, href: `/${to.placeSlug}/roles/${to.id}` },
        ]}
        edges={between.flatMap(({ id }) => [
          { from: 'from', to: id },
          { from: id, to: 'to' },
        ])}
      />
    </div>
  )
}
