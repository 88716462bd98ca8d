import type { Texts } from '../sv'

export const exportTexts: Texts['export'] = {
  title: 'Save as a file',
  kind: 'What is to be saved?',
  kinds: {
    meeting: {
      name: 'Meeting sheet',
      forWhom: 'For the meeting. Without personal number, note and rating.',
    },
    internal: {
      name: 'Internal sheet',
      forWhom: 'For the office. With the note, and the number masked.',
    },
    subject: {
      name: 'Register extract – basis',
      forWhom:
        'When somebody asks for their data. What the app reads from the CRM, after a review.',
    },
    vcard: {
      name: 'Visiting card (vCard)',
      forWhom: 'For the phone book. Name, telephone, e-mail and address.',
    },
  },

  preview: 'Preview',
  previewComing: 'Fetching the preview …',
  internalWarning: 'May hold note and rating – do not hand it out.',
  fullNumberInFile: 'The number is masked here. In the file it stands in full.',
  vcardStanding: (standing) =>
    `${standing} – the visiting card does not say so. Telephone and e-mail may reach relatives.`,
  vcardEmpty: 'There is nothing to save on the visiting card.',
  vcardLeftOut: 'Numbers that cannot be called, or look like personal numbers, are left out.',

  review: 'Review before it is handed out',
  note: 'The note',
  noteHint: 'Free text from the CRM. Read it: it may be about health, a conflict or others.',
  noteInclude: 'Include',
  noteLeaveOut: 'Leave out',
  persons: 'Other people',
  personsHint: 'Whoever is not ticked stands there without name and id.',
  personsNamed: (named, all) => `${named} of ${all} are named`,
  personNameless: 'Name not fetched',
  personsDone: 'I have gone through the people',
  number: 'The number',
  numberMasked: 'Masked',
  numberFull: 'The full number',
  numberConfirm:
    "The contact's number stands in full in the file, also where it is written into free text, and this is logged.",

  savePdf: 'Save as PDF',
  saveVcard: 'Save the visiting card',
  saving: 'Saving …',
  remains: (what) => `Still to do: ${what}`,
  undecided: {
    questions: 'the review is being fetched',
    note: 'include or leave out the note',
    persons: 'go through the people',
    number: 'confirm the full number',
  },
}
