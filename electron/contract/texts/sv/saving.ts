import { protectedTexts } from './changes'

/** Why a file does not stand where somebody wanted it (X16): each sentence names what is in the way. */
export const savingFailures = {
  'file-exists': {
    says: 'Där finns redan en fil med det namnet, och den är orörd.',
    remedy: 'Välj filen i dialogen om den ska ersättas, eller ett annat namn.',
  },
  'file-write-protected': {
    says: 'Filen som finns där är skrivskyddad och orörd.',
    remedy: 'Välj ett annat namn, eller ta bort skrivskyddet först.',
  },
  'file-is-folder': {
    says: 'Där finns redan en mapp med det namnet.',
    remedy: 'Välj ett annat namn.',
  },
  'file-is-link': {
    says: 'Namnet är en länk till något annat, och den följs inte.',
    remedy: 'Välj ett annat namn eller en annan mapp.',
  },
  'file-in-use': {
    says: 'Filen är öppen i ett annat program.',
    remedy: 'Stäng den där och försök igen, eller välj ett annat namn.',
  },
  'folder-not-writable': {
    says: 'Mappen finns inte eller går inte att spara i.',
    remedy: 'Välj en annan mapp.',
  },
  'file-not-saved': {
    says: 'Filen kunde inte sparas.',
    remedy: 'Välj en annan plats och försök igen.',
  },
  'protected-identity': {
    says: protectedTexts.says,
    remedy: protectedTexts.noExport,
  },
  'note-changed': {
    says: 'Anteckningen är en annan än den du läste, så inget är sparat.',
    remedy: 'Läs den som står här nu, och välj igen om den ska med.',
  },
} as const
