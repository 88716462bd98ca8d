import type { Agent } from '../../contract/domain/card'
import type { Contact } from '../../contract/domain/contact'
import type { FactsSection } from '../../contract/domain/sheet'
import { sheetSv } from '../../contract/texts/sheet'
import { sv } from '../../contract/texts/sv'
import { fact, orUnknown, section, written } from './facts'
import type { May } from './facts'
import { oneLine } from './paper-text'
import type { Write } from './paper-text'

export function agentSection(agent: Agent, write: Write): FactsSection | null {
  return agent.state === 'none' ? null : agentLines([agentText(agent, write)])
}

/** Where the sheet is to say that there is no broker, too: another sentence than "Ej hämtat" (GDPR rule 26). */
export function saidAgentSection(agent: Agent, write: Write): FactsSection {
  return agentLines([agentText(agent, write)])
}

export function wholeAgentSection(agent: Agent, of: May<'agentId'>, write: Write): FactsSection {
  const id = oneLine(of.agentId ?? '')
  return section('facts', sheetSv.sections.agent, [
    fact(sheetSv.agent.name, [agentText(agent, write)]),
    fact(sv.card.agentIdLabel, orUnknown(id === '' ? [] : [id])),
  ])
}

function agentLines(lines: string[]): FactsSection {
  return section('facts', sheetSv.sections.agent, [fact(null, lines)])
}

function agentText(agent: Agent, write: Write): string {
  switch (agent.state) {
    case 'none':
      return sheetSv.agent.none
    case 'not-fetched':
      return sv.roles.notFetched
    case 'unknown':
      return sv.contact.unknownAgent
    case 'named':
      return written(write, agent.name)[0] ?? sv.contact.unknownAgent
  }
}

export function categorySection(of: May<'categories'>, write: Write): FactsSection {
  const names = of.categories.map((each) => categoryName(each, write))
  return section('facts', sheetSv.sections.categories, [
    fact(null, [names.length === 0 ? sv.roles.none : names.join(', ')]),
  ])
}

/** Each with its id, and who sets it. */
export function wholeCategorySection(of: May<'categories'>, write: Write): FactsSection {
  const lines = of.categories.map((each) => {
    const id = oneLine(each.id ?? '')
    const named = categoryName(each, write)
    const whole = id === '' ? named : `${named} (${id})`
    return each.setBySystem ? `${whole} – ${sv.card.categorySystem}` : whole
  })
  return section('facts', sheetSv.sections.categories, [
    fact(null, lines.length === 0 ? [sv.roles.none] : lines),
  ])
}

type Category = Contact['categories'][number]

function categoryName({ name }: Category, write: Write): string {
  return written(write, name)[0] ?? sv.card.categoryUnnamed
}
