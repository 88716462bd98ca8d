import { describe, expect, it } from 'vitest'
import {
  DEFAULT_SIZE,
  placeOnScreens,
  windowPlace,
} from '../../../../../electron/main/windows/window-place'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const place = { x: 100, y: 80, width: 1000, height: 700, maximized: false }

describe('where the window opens', () => {
  it('is where it was closed', () => {
    expect(placeOnScreens(place, [screen])).toEqual({ x: 100, y: 80, width: 1000, height: 700 })
  })

  it('is the middle, in its old size, when its screen has been unplugged', () => {
    expect(placeOnScreens({ ...place, x: 2500 }, [screen])).toEqual({ width: 1000, height: 700 })
    expect(placeOnScreens({ ...place, y: -400 }, [screen])).toEqual({ width: 1000, height: 700 })
  })

  it('is a good size the first time', () => {
    expect(placeOnScreens(null, [screen])).toEqual(DEFAULT_SIZE)
  })

  it('is never too small to work in', () => {
    expect(placeOnScreens({ ...place, width: 300, height: 300 }, [screen])).toMatchObject({
      width: 720,
      height: 560,
    })
  })
})

describe('the remembered place', () => {
  it('is taken as it was written', () => {
    expect(windowPlace.safeParse(place)).toEqual({ success: true, data: place })
  })

  it('S29 is taken with something beside it, which stays in the file', () => {
    expect(windowPlace.safeParse({ ...place, screen: 2 })).toEqual({ success: true, data: place })
  })

  it.each([
    ['nothing', null],
    ['a list', [100, 80, 1000, 700, false]],
    ['a text', 'middle'],
    ['a place without its height', { x: 1, y: 1, width: 1000, maximized: false }],
    ['half a pixel', { ...place, x: 1.5 }],
    ['no number', { ...place, y: Number.NaN }],
    ['a number as a text', { ...place, x: '100' }],
    ['a window one cannot see', { ...place, width: 299 }],
    ['a window as large as a wall', { ...place, height: 20_001 }],
    ['maximized, perhaps', { ...place, maximized: 'yes' }],
  ])('is not %s', (_what, value) => {
    expect(windowPlace.safeParse(value)).toEqual({ success: false })
  })
})
