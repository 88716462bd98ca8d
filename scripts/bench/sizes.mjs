const FULL = {
  startContacts: 20_000,
  starts: 15,
  contacts: 100_000,
  queryTurns: 7,
  cards: 60,
  fillContacts: 20_000,
  fillTurns: 3,
  stepContacts: 20_000,
  stepTurns: 3,
  memoryRuns: 2,
  searches: 1_000,
  sheets: 30,
}

/** For trying the bench itself: its figures say little. */
const QUICK = {
  startContacts: 1_000,
  starts: 3,
  contacts: 5_000,
  queryTurns: 3,
  cards: 10,
  fillContacts: 1_000,
  fillTurns: 1,
  stepContacts: 1_000,
  stepTurns: 1,
  memoryRuns: 1,
  searches: 100,
  sheets: 5,
}

export function sizesOf({ quick }) {
  return quick ? QUICK : FULL
}
