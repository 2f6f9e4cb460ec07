/**
 * The events of a city's year as its council publishes them, most without an end, some under one title in several wards,
 * and one that ends before it begins: 806 of them.
 */
export function yearOfEvents(): object[] {
  return Array.from({ length: 806 }, (_, number) => {
    const start = new Date(Date.UTC(2022, 7, 31 + Math.floor(number / 2)))
    const day = start.toISOString().slice(0, 10)
    return {
      id: `year-${1000 + number}`,
      title: `${titles[number % titles.length]} ${Math.floor(number / 9)}`,
      types: ['Community Engagement session'],
      project: `${number % 40} - A year of culture`,
      start: day,
      end: number === 700 ? '2022-01-01' : number % 3 === 0 ? day : null,
      status: '01 - Greenlit',
      ward: `Ward ${number % 33}`,
      postcode: `LS${1 + (number % 27)} 1NE`,
      lat: 53.75 + (number % 60) / 500,
      lon: -1.65 + (number % 70) / 500,
      precision: 'postcode',
    }
  })
}

const titles = [
  'Neighbourhood Host Recruitment',
  'Open rehearsal',
  'Poems on the bus',
  'Lantern making',
  'Street choir',
]
