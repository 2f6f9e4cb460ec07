import { inject } from 'vitest'

const sites = inject('sites')

/** The site of this worker: three files run at a time, each on a demonstration that the others do not touch. */
export const site = sites[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % sites.length] ?? inject('site')
