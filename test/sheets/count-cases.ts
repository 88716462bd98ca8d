import { counts } from './cases'

process.stdout.write(`${JSON.stringify(counts)}\n`)
