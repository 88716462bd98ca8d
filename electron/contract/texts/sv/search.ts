export const searchTexts = {
  label: 'Sök kontakt',
  placeholder: 'Kontakt-id, eller namn bland de senaste',
  clear: 'Rensa sökfältet',
  list: 'Kontakter',
  recents: 'Senaste',
  matches: 'Bland de senaste',
  suggestions: 'Prova till exempel',
  openId: (id: string) => `Öppna ${id}`,
  openIdHint: 'som kontakt-id',
  resultCount: (count: number) => (count === 1 ? '1 träff' : `${count} träffar`),
  noRecents: 'Här hamnar kontakterna du öppnar, tills appen stängs.',
  noMatch: (text: string) => `Ingen av de senaste passar ”${text}”.`,
  howItWorks:
    'Bara kontakter du har öppnat i den här körningen hittas på namn. Hela kontakt-id:t öppnar vilken som helst.',
  personalNumber:
    'Det ser ut som ett personnummer. Det används inte för sökning här; skriv kontakt-id:t i stället.',
  startTitle: 'Skriv ett kontakt-id',
  startText: 'Kontakt-id:t står på kontakten i CRM. Klistra in det i sökfältet och tryck Enter.',
  startKey: 'tar dig alltid tillbaka till sökfältet.',
  startSample: 'Eller välj någon av de påhittade kontakterna i listan.',
}
