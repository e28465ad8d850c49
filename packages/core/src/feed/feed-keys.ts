/** The item of a feed that a key goes to from item `at` of `count`; undefined for other keys. */
export function itemAfter(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  at: number,
  count: number,
): number | undefined {
  if (altKey || metaKey || ctrlKey || count === 0) return undefined;
  const to = { PageDown: at + 1, PageUp: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}
