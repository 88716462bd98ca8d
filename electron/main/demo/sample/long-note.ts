/** A note such as grows over ten years: paragraphs, lists, dates, and a line without a space. */
export const longNote = [
  'Första kontakten på mässan i Låtsasstad. Pratade om huset på Sagostigen i en timme.',
  '',
  'ÖNSKEMÅL',
  '– fyra rum, gärna fem',
  '– kvällssol och plats för en liten båt',
  '– inte längre än tjugo minuter till stationen i Testköping',
  '',
  'Har visat intresse för:',
  '1) Provvägen 4, för nära vägen',
  '2) Drömgatan 18, för dyrt och för många trappor',
  '3) Luftslottsallén 2, "nästan perfekt" men ingen vedbod',
  '',
  'Vill bli uppringd på förmiddagen, helst tisdag eller torsdag. Svarar inte på okända nummer; skriv ' +
    'ett kort meddelande först så ringer han upp. Dottern sköter papperen när det väl blir av, och ' +
    'han vill att hon är med på alla möten om pengar.',
  '',
  'Lånelöfte enligt egen uppgift. Säljer nuvarande bostad först när nästa är klar.',
  '',
  'https://www.exempelmaklarna.example/objekt/en-mycket-lang-adress-utan-mellanslag-som-inte-far-' +
    'spranga-kortet/bilder/och/planritning',
  '',
  'Senaste samtalet: nöjd med visningen, återkommer efter sommaren.\tTackade för kaffet.',
].join('\n')
