/**
 * Where someone is found for a position, from the day a page speaks of: on a day that is over
 * nobody can be placed any more.
 */
export const findFor = (position: number, on: string, today: string) =>
  `/candidates?position=${position}${on > today ? `&from=${on}` : ''}`
