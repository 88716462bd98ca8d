import type { WireCategory } from '../office-data'

function category(number: number, name: string, readOnly = false): WireCategory {
  return { id: `KAT${String(number).padStart(32, '0')}`, name, readOnly }
}

/** Set by the CRM itself, from the roles. */
export const roleCategories = {
  seller: category(1, 'Säljare', true),
  buyer: category(2, 'Köpare', true),
  prospect: category(3, 'Spekulant', true),
}

export const personCategories: readonly WireCategory[] = [
  category(11, 'Julkort'),
  category(12, 'VIP'),
  category(13, 'Tidigare kund'),
  category(14, 'Söker villa'),
  category(15, 'Söker lägenhet'),
  category(16, 'Granne till objekt'),
  category(17, 'Kommit via visning'),
  category(18, 'Fri värdering'),
]

export const companyCategories: readonly WireCategory[] = [
  category(21, 'Byggföretag'),
  category(22, 'Bank'),
  category(23, 'Bostadsrättsförening'),
  category(24, 'Hantverkare'),
  category(25, 'Samarbetspartner'),
]

/** GDPR rule 24: the category an office may name for protected identity. */
export const protectedIdentity = category(31, 'Skyddade personuppgifter')

const subjects = [
  'balkong',
  'trädgård',
  'hiss',
  'sjöutsikt',
  'öppen spis',
  'garage',
  'ateljé',
  'etta',
  'tvåa',
  'trea',
  'fyra',
  'radhus',
  'sommarstuga',
  'tomt',
  'gård',
  'nyproduktion',
  'centrum',
  'skogsnära',
  'båtplats',
  'kolonilott',
  'vind',
  'bastu',
  'växthus',
  'snickarbod',
  'cykelrum',
  'hundrastgård',
  'uteplats',
  'burspråk',
  'matkällare',
  'gästhus',
  'solceller',
  'kakelugn',
  'jordvärme',
  'brygga',
  'förråd',
  'loftgång',
  'takterrass',
  'trapphiss',
  'musikrum',
  'biblioteket',
]

/** Forty of them, for the contact that has been given every one. */
export const manyCategories: readonly WireCategory[] = subjects.map((subject, index) =>
  category(101 + index, `Vill ha ${subject}`),
)
