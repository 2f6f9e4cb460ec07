import { describe } from 'vitest'
import { deskInWelsh } from '../support/site/walk.ts'
import { tellLifeOfABadge } from './life-of-a-badge.ts'

describe('the life of a badge at 1280 px, in cy', () => tellLifeOfABadge(deskInWelsh))
