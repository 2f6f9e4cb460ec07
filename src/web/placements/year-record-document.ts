import type { LoaderFunctionArgs } from 'react-router'
import { yearDocument } from './year-record-answer.ts'

/** The whole year of a place to print and to keep. */
export const loader = ({ context, params }: LoaderFunctionArgs) => yearDocument({ context, params })
