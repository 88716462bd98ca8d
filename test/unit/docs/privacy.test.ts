import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * docs/privacy.md is what an office shows its data protection officer. What it says of a rule must be so: the
 * code is there, and the test that it names is.
 */

const RULES = 39

interface Row {
  readonly rule: string
  readonly code: readonly string[]
  readonly whyNoCode: string | null
  readonly tests: readonly string[]
  readonly whyNoTest: string | null
}

const page = readFileSync('docs/privacy.md', 'utf8')
const rules = readFileSync('docs/privacy-rules.md', 'utf8')
const titles = titlesByFile('test')

/** A row is `| rule | what the app does | code | test |`; paths stand in backticks, seen from the root. */
function rowsOf(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => /^\| (?:\d+|Words) \|/.test(line))
    .map((line) => {
      const [, rule = '', , code = '', test = ''] = line.split(' | ').join('|').split('|')
      const [paths, tests] = [inBackticks(code), inBackticks(test)]
      return {
        rule: rule.trim(),
        code: paths,
        whyNoCode: paths.length === 0 ? code.trim() : null,
        tests,
        whyNoTest: tests.length === 0 ? test.trim() : null,
      }
    })
}

function inBackticks(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '')
}

/** The titles of tests and of groups of them in each file, as they are written; a skipped one shows nothing. */
function titlesByFile(folder: string): Map<string, string[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:test|spec)\.ts$/.test(path))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
  return new Map(paths.map((path) => [path, titlesIn(readFileSync(path, 'utf8'))]))
}

function titlesIn(source: string): string[] {
  const called =
    /\b(?:test|sharedTest|it|describe)(?:\.(?:each|skipIf|runIf)\b[^'"`]*)?\(\s*(['"`])((?:(?!\1).)*)/gs
  return [...source.matchAll(called)].map(([, , title]) => title ?? '')
}

const rows = rowsOf(page)

describe('the map of privacy rules', () => {
  it('has a row for every rule, in order, and one for the words', () => {
    const numbers = Array.from({ length: RULES }, (_, index) => String(index + 1))
    expect(rows.map((row) => row.rule)).toEqual([...numbers, 'Words'])
    expect(rules.match(/^\d+\. /gm)).toHaveLength(RULES)
  })

  it('names code that is there, or with what it comes', () => {
    const without = rows.filter(({ whyNoCode }) => whyNoCode !== null)
    expect(without.filter(({ whyNoCode }) => !whyNoCode?.startsWith('Comes with '))).toEqual([])
    // No test can show what is not there.
    expect(without.filter(({ tests }) => tests.length > 0)).toEqual([])
    expect(rows.flatMap((row) => row.code).filter((path) => !existsSync(path))).toEqual([])
  })

  it.each(rows)(
    'names tests whose titles begin with rule $rule, or says why there is none',
    (row) => {
      if (row.whyNoTest !== null) return expect(row.whyNoTest.length).toBeGreaterThan(20)
      const start = row.rule === 'Words' ? /^GDPR section 8\b/ : new RegExp(`^GDPR ${row.rule}\\b`)
      for (const path of row.tests) {
        expect(
          titles.get(path)?.some((title) => start.test(title)),
          path,
        ).toBe(true)
      }
    },
  )
})
