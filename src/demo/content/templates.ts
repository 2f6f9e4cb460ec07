import type { LearningTemplate } from './content.ts'
import { artsTemplates } from './templates/arts.ts'
import { buildingTemplates } from './templates/building.ts'
import { businessTemplates } from './templates/business.ts'
import { careTemplates } from './templates/care.ts'
import { communityTemplates } from './templates/community.ts'
import { digitalForEveryoneTemplates } from './templates/digital-for-everyone.ts'
import { digitalMakingTemplates } from './templates/digital-making.ts'
import { foodTemplates } from './templates/food.ts'
import { gettingAroundTemplates } from './templates/getting-around.ts'
import { hospitalityTemplates } from './templates/hospitality.ts'
import { languageTemplates } from './templates/languages.ts'
import { mediaTemplates } from './templates/media.ts'
import { natureTemplates } from './templates/nature.ts'
import { scienceTemplates } from './templates/science.ts'
import { seaTemplates } from './templates/sea.ts'
import { shipyardAndMarinaTemplates } from './templates/shipyard-and-marina.ts'
import { sportTemplates } from './templates/sport.ts'

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
  ...sportTemplates,
  ...scienceTemplates,
  ...mediaTemplates,
  ...languageTemplates,
  ...gettingAroundTemplates,
  ...hospitalityTemplates,
  ...seaTemplates,
  ...shipyardAndMarinaTemplates,
]
