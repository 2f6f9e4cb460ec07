/** A skill as a badge or an opportunity names it, with where it is described if a framework calls something so. */
export interface Skill {
  name: string
  nameCy?: string
  /** The skill in a published framework such as ESCO. */
  uri?: string
  framework?: string
}

/** A published set of words for what is learned, in one edition. */
export interface SkillFramework {
  id: string
  slug: string
  name: string
  version: string
  attribution: string
}

/** One word of a framework. */
export interface FrameworkSkill {
  /** As the framework addresses it; one of our own begins with a slash. */
  uri: string
  label: string
  labelCy: string | null
  otherLabels: string[]
  description: string | null
}

export interface FoundSkill extends FrameworkSkill {
  id: string
  frameworkName: string
  frameworkSlug: string
}

export const skillFormats = ['esco', 'osmt-csv', 'osmt-json', 'case', 'plain'] as const
export type SkillFormat = (typeof skillFormats)[number]
