import type { Random } from './random'

export type Town = { city: string; zipPrefix: string; longitude: number; latitude: number }

// Postcodes 99x xx are not in use, and every point lies in the open Baltic.
const towns: readonly Town[] = [
  { city: 'Låtsasstad', zipPrefix: '990 0', longitude: 20.01, latitude: 58.01 },
  { city: 'Låtsasstad', zipPrefix: '990 1', longitude: 20.03, latitude: 58.03 },
  { city: 'Testköping', zipPrefix: '991 0', longitude: 20.11, latitude: 58.06 },
  { city: 'Drömby', zipPrefix: '992 0', longitude: 20.19, latitude: 58.11 },
  { city: 'Fabelköping', zipPrefix: '993 0', longitude: 20.27, latitude: 58.16 },
  { city: 'Fantasivik', zipPrefix: '994 0', longitude: 20.33, latitude: 58.21 },
  { city: 'Sagohamn', zipPrefix: '995 0', longitude: 20.38, latitude: 58.26 },
  { city: 'Tänkeby', zipPrefix: '996 0', longitude: 20.43, latitude: 58.31 },
  { city: 'Hittepånäs', zipPrefix: '997 0', longitude: 20.48, latitude: 58.36 },
  { city: 'Exempelås', zipPrefix: '998 0', longitude: 20.53, latitude: 58.41 },
]

const streets: readonly string[] = [
  'Påhittsgatan',
  'Låtsasvägen',
  'Provvägen',
  'Sagostigen',
  'Fiktivtorget',
  'Drömgatan',
  'Fabelvägen',
  'Diktargränd',
  'Önskevägen',
  'Kulissgatan',
  'Trollbacken',
  'Gissningsgatan',
  'Månskensvägen',
  'Mönstergatan',
  'Rimstigen',
  'Åsnebrygatan',
  'Luftslottsallén',
  'Ordvändan',
  'Tankspridda gränd',
  'Äppelkartsvägen',
]

export type Place = {
  streetAddress: string
  zipCode: string
  city: string
  longitude: number
  latitude: number
}

export function inventPlace(random: Random): Place {
  const town = random.pick(towns)
  const flat = random.chance(0.4) ? ` lgh 1${random.between(0, 4)}0${random.between(1, 6)}` : ''
  return {
    streetAddress: `${random.pick(streets)} ${random.between(1, 64)}${flat}`,
    zipCode: `${town.zipPrefix}${random.between(1, 9)}`,
    city: town.city,
    longitude: round(town.longitude + random.next() * 0.02),
    latitude: round(town.latitude + random.next() * 0.02),
  }
}

/** The same place without a flat's number, as an estate's address is written. */
export function inventSite(random: Random): Place {
  const place = inventPlace(random)
  return { ...place, streetAddress: place.streetAddress.replace(/ lgh .*/, '') }
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000
}
