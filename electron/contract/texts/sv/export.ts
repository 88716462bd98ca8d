import type { ExportChoice } from '../../domain/sheet'

/** The export dialog: which file, what it would say, and what is decided before it leaves the office. */
export const exportTexts = {
  title: 'Spara som fil',
  kind: 'Vad ska sparas?',
  kinds: {
    meeting: {
      name: 'Mötesblad',
      forWhom: 'Till mötet. Utan personnummer, anteckning och bedömning.',
    },
    internal: {
      name: 'Internt blad',
      forWhom: 'För kontoret. Med anteckningen, och numret maskerat.',
    },
    subject: {
      name: 'Registerutdrag – underlag',
      forWhom: 'När någon ber om sina uppgifter. Det appen läser ur CRM, efter en genomgång.',
    },
    vcard: {
      name: 'Visitkort (vCard)',
      forWhom: 'Till telefonboken. Namn, telefon, e-post och adress.',
    },
  } satisfies Record<ExportChoice['kind'], { name: string; forWhom: string }>,

  preview: 'Förhandsvisning',
  previewComing: 'Hämtar förhandsvisningen …',
  internalWarning: 'Kan innehålla anteckning och bedömning – lämna inte ut det.',
  fullNumberInFile: 'Numret är maskerat här. I filen står det i sin helhet.',
  vcardStanding: (standing: string) =>
    `${standing} – det framgår inte av visitkortet. Telefon och e-post kan gälla anhöriga.`,
  vcardEmpty: 'Inget att spara på visitkortet.',
  vcardLeftOut: 'Nummer som inte går att ringa, eller liknar personnummer, är utelämnade.',

  review: 'Genomgång före utlämnande',
  note: 'Anteckningen',
  noteHint: 'Fri text ur CRM. Läs den: den kan handla om hälsa, en konflikt eller om andra.',
  noteInclude: 'Ta med',
  noteLeaveOut: 'Utelämna',
  persons: 'Andra personer',
  personsHint: 'Den som inte är ikryssad står utan namn och id.',
  personsNamed: (named: number, all: number) => `${named} av ${all} nämns vid namn`,
  personNameless: 'Namnet ej hämtat',
  personsDone: 'Jag har gått igenom personerna',
  number: 'Numret',
  numberMasked: 'Maskerat',
  numberFull: 'Hela numret',
  numberConfirm:
    'Kontaktens nummer står i sin helhet i filen, även där det är skrivet i fri text, och det loggas.',

  savePdf: 'Spara som PDF',
  saveVcard: 'Spara visitkort',
  saving: 'Sparar …',
  remains: (what: string) => `Återstår: ${what}`,
  undecided: {
    questions: 'genomgången hämtas',
    note: 'ta med eller utelämna anteckningen',
    persons: 'gå igenom personerna',
    number: 'bekräfta hela numret',
  },
}
