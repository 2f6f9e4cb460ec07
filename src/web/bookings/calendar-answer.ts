/** Entries for a calendar program as the answer of a page, never kept. */
export const calendarAnswer = (text: string, fileName: string) =>
  new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.ics"`,
      'cache-control': 'no-store',
    },
  })
