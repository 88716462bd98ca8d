import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import Database from 'better-sqlite3-multiple-ciphers'
import { electronDist } from '../setup/electron-dist.mjs'

/** What figures hang on; nothing that tells whose machine it is. */
export function machineFacts() {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]} ${process.arch}`,
    electron: electronDist().version,
    node: process.versions.node,
    sqlite: new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get(),
    /** At the start: others' work on the same cores is in every figure. */
    load: Number(loadavg()[0].toFixed(2)),
    day: new Date().toISOString().slice(0, 10),
  }
}
