import type { SheetModel } from '../../electron/contract/domain/sheet'

/** A sheet as it left the printer, with what it was made from. */
export interface PrintedSheet {
  readonly name: string
  readonly file: string
  readonly model: SheetModel
  readonly absent: readonly string[]
  readonly present: readonly string[]
}
