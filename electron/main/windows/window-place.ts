import { z } from 'zod'

/** Where the window stood when it was closed. */
export const windowPlace = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(300).max(20_000),
  height: z.number().int().min(300).max(20_000),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof windowPlace>

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
