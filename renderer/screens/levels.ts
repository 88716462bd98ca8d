import type { InterestLevel } from '../../electron/contract/domain/party'
import { interestLevels, isFormerInterest } from '../../electron/contract/domain/party-roles'

/** They stand apart from those who might buy. */
export function isFormer(level: InterestLevel | null): boolean {
  return level?.state === 'known' && isFormerInterest(level.level)
}

/** For sorting, the keenest first. A level that nobody knows comes after those that are known to be interested. */
export function keenness(level: InterestLevel | null): number {
  if (level?.state !== 'known') return interestLevels.indexOf('Assigned') + 0.5
  return interestLevels.indexOf(level.level)
}
