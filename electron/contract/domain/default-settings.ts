import type { Settings } from './settings'

export const defaultSettings: Settings = {
  language: 'sv',
  theme: 'system',
  openSections: ['address', 'note'],
  retentionDays: 14,
  lockAfterMinutes: 10,
  keepSignInForm: true,
  protectedCategories: null,
}
