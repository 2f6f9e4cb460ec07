import type { LearningTemplate } from './content.ts'
import { artsTemplates } from './templates/arts.ts'
import { buildingTemplates } from './templates/building.ts'
import { businessTemplates } from './templates/business.ts'
import { careTemplates } from './templates/care.ts'
import { communityTemplates } from './templates/community.ts'
import { digitalForEveryoneTemplates } from './templates/digital-for-everyone.ts'
import { digitalMakingTemplates } from './templates/digital-making.ts'
import { foodTemplates } from './templates/food.ts'
import { natureTemplates } from './templates/nature.ts'

export const templates: LearningTemplate[] = [
  ...digitalMakingTemplates,
  ...digitalForEveryoneTemplates,
  ...artsTemplates,
  ...buildingTemplates,
  ...natureTemplates,
  ...foodTemplates,
  ...careTemplates,
  ...businessTemplates,
  ...communityTemplates,
]
