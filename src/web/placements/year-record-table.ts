import type { LoaderFunctionArgs } from 'react-router'
import { yearTable } from './year-record-answer.ts'

/** The whole year of a place for a spreadsheet. */
export const loader = ({ context, params }: LoaderFunctionArgs) => yearTable({ context, params })
