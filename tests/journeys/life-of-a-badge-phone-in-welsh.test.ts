import { describe } from 'vitest'
import { phoneInWelsh } from '../support/site/walk.ts'
import { tellLifeOfABadge } from './life-of-a-badge.ts'

describe('the life of a badge at 360 px, in cy', () => tellLifeOfABadge(phoneInWelsh))
