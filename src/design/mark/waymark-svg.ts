/** The yellow disc with an arrow, as on a footpath post; on a 40 by 40 grid. */
export const waymarkMarkup =
  '<circle cx="20" cy="20" r="19.5" fill="#f9c636"/><circle cx="20" cy="20" r="14.5" fill="none" stroke="#1a1f2e" stroke-width="2.4"/><path d="M13.6 26.4 25.6 14.4M16.6 14h9.4v9.4" fill="none" stroke="#1a1f2e" stroke-width="3.6" stroke-linecap="square"/>'

/** A whole file, for `/favicon.svg` and for pictures to share. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 40 40">${waymarkMarkup}</svg>`
