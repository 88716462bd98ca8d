import type { CrmServer } from '../fakes/crm-server'
import { expect } from './fixtures'
import type { Desk, Run } from './fixtures'
import { Window } from './pages/window'

/** The next morning, where nobody reaches the CRM although the computer calls itself online. */
export async function onTheTrain(run: Run, desk: Desk, crm: CrmServer): Promise<Window> {
  await desk.close()
  await crm.close()
  const { page } = await run.start()
  const window = new Window(page)
  await expect(window.search).toBeFocused()
  await expect(window.connection).toHaveAttribute('data-state', 'server-unreachable')
  return window
}
