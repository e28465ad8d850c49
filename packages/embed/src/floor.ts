/** Whether this is a browser below the floor, which lacks what every element uses. Runs wherever modules do. */
export const isBelowFloor = (): boolean =>
  !globalThis.document ||
  !('adoptedStyleSheets' in Document.prototype) ||
  !('findLast' in Array.prototype) ||
  !CSS.supports('container-type', 'inline-size');
