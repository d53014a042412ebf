import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

/** Holds a page to what everybody can read: no text beyond the window, and the contrast that WCAG 2 asks for (AA). */
export async function expectReadable(page: Page): Promise<void> {
  expect(await page.evaluate<number>(widestText)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  expect(await page.evaluate<number>(lowestContrast)).toBeGreaterThanOrEqual(4.5)
}

/** How far to the right any text reaches, in pixels; the configuration scrolls in a box of its own. */
const widestText = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let widest = 0
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode)
    const seen = !texts.currentNode.parentElement.closest('.unseen, .skip, #config')
    if (seen) widest = Math.max(widest, range.getBoundingClientRect().right)
  }
  return widest
})()`

/** The lowest contrast of a piece of text against what is behind it. */
const lowestContrast = `(() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * R + 0.7152 * G + 0.0722 * B
  }
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor)
      if (colour.length < 4 || colour[3] > 0) return colour
    }
    return [255, 255, 255]
  }
  const texts = [...document.querySelectorAll('body *')].filter((node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '') && node.checkVisibility() &&
    !['STYLE', 'SCRIPT'].includes(node.tagName))
  return Math.min(...texts.map((node) => {
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05)
  }))
})()`
