/**
 * Calls it in a later frame: the one that the page is at has been drawn by then, and what waited behind it has had
 * its turn. What is given back calls it off.
 */
export function afterFrame(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = requestAnimationFrame(() => {
    timer = setTimeout(() => (frame = requestAnimationFrame(then)))
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
