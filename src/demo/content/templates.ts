import type { LearningTemplate } from './content.ts'
import { buildingTemplates } from './templates/building.ts'
import { careTemplates } from './templates/care.ts'
import { digitalForEveryoneTemplates } from './templates/digital-for-everyone.ts'
import { digitalMakingTemplates } from './templates/digital-making.ts'
import { foodTemplates } from './templates/food.ts'

export const templates: LearningTemplate[] = [
  ...digitalMakingTemplates,
  ...digitalForEveryoneTemplates,
  ...buildingTemplates,
  ...foodTemplates,
  ...careTemplates,
]
