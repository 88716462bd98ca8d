import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../../electron/main/crm-api/build-request'
import { writeFilters } from '../../../../../electron/main/crm-api/filters'

const filters = {
  ChangedAtFrom: Date.parse('2026-10-25T00:30:00.999Z'),
  CreatedAtFrom: Date.parse('2020-01-01T00:00:00Z'),
  CreatedAtTo: Date.parse('2021-01-01T00:00:00Z'),
  AgentId: 'HAN1',
}

describe('the filters of the reference list', () => {
  it('D06 are written in UTC with a Z, under bare names', () => {
    expect(writeFilters('bare', filters)).toEqual({
      ChangedAtFrom: '2026-10-25T00:30:00Z',
      CreatedAtFrom: '2020-01-01T00:00:00Z',
      CreatedAtTo: '2021-01-01T00:00:00Z',
      AgentId: 'HAN1',
    })
  })

  it('or under prefixed ones', () => {
    expect(Object.keys(writeFilters('criteria', filters))).toEqual([
      'criteria.changedAtFrom',
      'criteria.createdAtFrom',
      'criteria.createdAtTo',
      'criteria.agentId',
    ])
  })

  it.each(['bare', 'criteria'] as const)('are all on the allow-list: %s', (form) => {
    const query = writeFilters(form, filters)
    const path = { customerId: 'M1' }
    expect(buildRequest('agentReferences', { path, query }).ok).toBe(true)
    expect(buildRequest('contactReferences', { path, query }).ok).toBe(false)
    const { AgentId, ...dates } = filters
    void AgentId
    expect(buildRequest('contactReferences', { path, query: writeFilters(form, dates) }).ok).toBe(
      true,
    )
  })
})
