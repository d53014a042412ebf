export interface Point {
  readonly x: number
  readonly y: number
}

/** How much y grows with each x: the line through the points with the least squares. */
export function slope(points: readonly Point[]): number {
  const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) }
  const above = points.map(({ x, y }) => (x - middle.x) * (y - middle.y))
  const below = points.map(({ x }) => (x - middle.x) ** 2)
  return sum(above) / sum(below)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length
