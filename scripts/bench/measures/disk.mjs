import { ratioRow } from '../rows.mjs'

/** The encrypted file with its index and its journal, beside the CRM's own JSON of the same contacts, roles and estates. */
export async function measureDisk(bench) {
  const { count, storeBytes, jsonBytes } = await bench.office(bench.sizes.contacts)
  return [
    ratioRow({
      measure: 'disk',
      what: `On the disk per contact, roles and estates included, of ${count.toLocaleString('en')}`,
      figure: storeBytes / count,
      limitIs: "the CRM's JSON of contact, roles and estates",
      limit: jsonBytes / count,
      unit: 'bytes',
      most: 3,
    }),
  ]
}
