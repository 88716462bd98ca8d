import type { Shape } from '../settings/json-file'

/** Where the window stood when it was closed. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** By hand: the window does not wait for the schema library. */
export const windowPlace: Shape<WindowPlace> = {
  safeParse(value) {
    if (!isPlace(value)) return { success: false }
    const { x, y, width, height, maximized } = value
    return { success: true, data: { x, y, width, height, maximized } }
  },
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height, maximized } = value as Record<keyof WindowPlace, unknown>
  const isSize = (side: unknown) => isWhole(side) && side >= 300 && side <= 20_000
  return (
    isWhole(x) && isWhole(y) && isSize(width) && isSize(height) && typeof maximized === 'boolean'
  )
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const DEFAULT_SIZE = { width: 1200, height: 800 } as const
export const MIN_SIZE = { width: 720, height: 560 } as const

/** A remembered place is used only while enough of its title bar is on a screen that is still there. */
export function placeOnScreens(place: WindowPlace | null, screens: readonly Area[]): Partial<Area> {
  if (place === null) return DEFAULT_SIZE
  const { x, y, width, height } = place
  const reachable = screens.some(
    (screen) =>
      overlap(x, width, screen.x, screen.width) >= 120 &&
      y >= screen.y &&
      y <= screen.y + screen.height - 60,
  )
  const size = { width: Math.max(width, MIN_SIZE.width), height: Math.max(height, MIN_SIZE.height) }
  return reachable ? { x, y, ...size } : size
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b)
}
