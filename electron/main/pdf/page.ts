/** A4 in millimetres; the bottom holds the footer's three lines and air above them. */
export const PAGE_MARGINS = { top: 15, right: 18, bottom: 24, left: 18 }

const MM_PER_INCH = 25.4

/** As Electron wants them: the stylesheet and the printer must say the same, or they would part. */
export function marginsInInches() {
  const { top, right, bottom, left } = PAGE_MARGINS
  return {
    top: top / MM_PER_INCH,
    right: right / MM_PER_INCH,
    bottom: bottom / MM_PER_INCH,
    left: left / MM_PER_INCH,
  }
}
