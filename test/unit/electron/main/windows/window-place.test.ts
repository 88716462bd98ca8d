import { describe, expect, it } from 'vitest'
import { DEFAULT_SIZE, placeOnScreens } from '../../../../../electron/main/windows/window-place'

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
