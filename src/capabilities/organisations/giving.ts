/** Sections of the UK Standard Industrial Classification 2007. */
export const sectors = [
  ...(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const),
  ...(['L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U'] as const),
] as const
export type Sector = (typeof sectors)[number]

/** How many people work there. */
export const staffBands = ['1-9', '10-49', '50-249', '250-more'] as const
export type StaffBand = (typeof staffBands)[number]

/** What an organisation can give to those who learn, beside badges and jobs. */
export const gifts = ['visit', 'talk', 'mentor', 'placement', 'room'] as const
export type Gift = (typeof gifts)[number]

/** What an organisation is, and what it can give. */
export interface Giving {
  sector: Sector | null
  staff: StaffBand | null
  gives: Gift[]
}

export const isSector = (text: unknown): text is Sector => sectors.some((one) => one === text)
export const isStaffBand = (text: unknown): text is StaffBand => staffBands.some((one) => one === text)
export const isGift = (text: unknown): text is Gift => gifts.some((one) => one === text)

/** A young person is alone with one person there: given only while what is owed to young people is met. */
export const guardedGifts: readonly Gift[] = ['mentor', 'placement']
