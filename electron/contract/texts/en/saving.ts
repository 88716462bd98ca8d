import type { Texts } from '../sv'
import { protectedTexts } from './changes'

export const savingFailures = {
  'file-exists': {
    says: 'There is a file of that name already, and it is as it was.',
    remedy: 'Choose the file in the dialog if it is to be replaced, or another name.',
  },
  'file-write-protected': {
    says: 'The file that is there is write-protected, and as it was.',
    remedy: 'Choose another name, or remove the write protection first.',
  },
  'file-is-folder': {
    says: 'There is a folder of that name already.',
    remedy: 'Choose another name.',
  },
  'file-is-link': {
    says: 'The name is a link to something else, and it is not followed.',
    remedy: 'Choose another name or another folder.',
  },
  'file-in-use': {
    says: 'The file is open in another program.',
    remedy: 'Close it there and try again, or choose another name.',
  },
  'folder-not-writable': {
    says: 'The folder is not there or cannot be saved to.',
    remedy: 'Choose another folder.',
  },
  'file-not-saved': {
    says: 'The file could not be saved.',
    remedy: 'Choose another place and try again.',
  },
  'protected-identity': {
    says: protectedTexts.says,
    remedy: protectedTexts.noExport,
  },
  'note-changed': {
    says: 'The note is another than the one you read, so nothing is saved.',
    remedy: 'Read the one that is here now, and choose again whether to include it.',
  },
} satisfies Partial<Texts['failures']>
