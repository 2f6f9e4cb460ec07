import { leadAttributes } from '#capabilities/programme/rubric.ts'
import { type AttributeView, type GrowthMonth, longestView } from './growing.ts'
import { daysAfter } from './year-rules.ts'

const weeksOf: Record<GrowthMonth, number> = { 0: 0, 6: 26, 12: 52 }

/** From which day on one of the three times can be written. */
export const growthOpensOn = (beginsOn: string, month: GrowthMonth) => daysAfter(beginsOn, weeksOf[month] * 7)

export type ViewRefusal = 'too-long'

/** What is kept of a view, in the order of the attributes: those of which something is said, or with which help is wanted. */
export const keptViews = (views: AttributeView[]): AttributeView[] =>
  leadAttributes.flatMap((attribute) => {
    const view = views.find((one) => one.attribute === attribute)
    const said = view?.said.trim() ?? ''
    return view && (said !== '' || view.wantsHelp) ? [{ attribute, said, wantsHelp: view.wantsHelp }] : []
  })

/** Why a view cannot be kept. */
export const viewRefusalOf = (views: AttributeView[]): ViewRefusal | undefined =>
  views.some(({ said }) => said.length > longestView) ? 'too-long' : undefined
