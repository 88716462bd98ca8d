import { lastNames } from '../../electron/main/demo/sample/names'
import type { Gender } from '../../electron/main/demo/sample/names'
import type { Random } from '../../electron/main/demo/sample/random'

/** Names as unevenly spread as Swedish ones are: a search must stand three hundred of the same. */

const common: Record<Gender, readonly string[]> = {
  female: (
    'Anna Eva Maria Karin Kristina Lena Sara Kerstin Emma Ingrid Marie Malin Jenny Birgitta Elin Åsa ' +
    'Annika Hanna Linda Susanne Julia Ida Sofia Monica Inger Johanna Elsa Gunilla Maj Carina Lisa Moa ' +
    'Märta Agneta Ulla Cecilia Camilla Ann-Marie Pia Helena Ebba Astrid Therese Barbro Josefin Wilma ' +
    'Alice Maja Ella Elisabeth Desirée Frida Anneli Britt-Marie Amanda Klara Siv Nathalie Linnéa Stina ' +
    'Ingegerd Gun-Britt Ylva Zahra Fatima Aino Ängla Östa Xenia Yasmin Tove Vera Rut Petra'
  ).split(' '),
  male: (
    'Lars Anders Mikael Johan Erik Per Karl Peter Jan Thomas Daniel Fredrik Hans Andreas Bengt Mats ' +
    'Magnus Stefan Alexander Björn Göran Bo Ulf Nils Leif Marcus Christer Oskar Henrik Emil Sven Håkan ' +
    'Mattias Patrik William Jonas Lucas Filip Simon Gustav Jakob Åke Kjell Rolf Viktor Sebastian Lennart ' +
    'Roger Christian Stig Elias Tommy Robert Linus Bertil Tobias Anton Isak Jan-Erik Karl-Johan Sören ' +
    'Östen Mohammed Ali Ahmed Örjan Torbjörn Ingvar Dag Valter Yngve Zoltan Ture René'
  ).split(' '),
}

const patronyms = (
  'Anders Johans Karl Nils Eriks Lars Ols Pers Svens Gustafs Petters Jons Jans Hans Bengts Jöns Henriks ' +
  'Magnus Mårtens Görans Håkans Mats Isaks Samuels Arvids Claes Gunnars Åkes Axels Davids'
).split(' ')

const beginnings = (
  'Al Berg Björk Blom Dal Ek Eng Fors Gran Hag Hammar Hed Holm Kvarn Lind Ljung Lund Löv Malm Mo Nord ' +
  'Ny Näs Palm Ros Rosen Sand Sjö Sköld Sten Strand Ström Sund Svärd Söder Tall Val Vester Vik Väster Åker ' +
  'Ås Älv Äng Öst Öster'
).split(' ')

const endings = 'berg ström gren qvist lund man dahl blad fors holm stedt mark'.split(' ')

export function pickFirstName(gender: Gender, random: Random): string {
  return pickUneven(common[gender], random)
}

export function pickLastName(random: Random): string {
  const kind = random.next()
  if (kind < 0.36) return `${pickUneven(patronyms, random)}son`
  if (kind < 0.86) return pickUneven(beginnings, random) + random.pick(endings)
  if (kind < 0.96) return random.pick(lastNames)
  return `${random.pick(lastNames)}-${pickUneven(patronyms, random)}son`
}

/** The first few are what half of them are called. */
function pickUneven(names: readonly string[], random: Random): string {
  return names[Math.floor(random.next() ** 1.5 * names.length)] ?? random.pick(names)
}
