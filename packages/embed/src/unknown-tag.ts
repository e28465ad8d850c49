/** Letters to add, take away or change until `from` is `to`. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (from[at - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The tag that somebody most likely meant. */
export function nearestTag(tag: string, tags: readonly string[]): string | undefined {
  const ranked = tags.map((one) => [distance(tag, one), one] as const).sort(([a], [b]) => a - b);
  return ranked[0]?.[1];
}

/** Tells the developer that a tag is not of this kit. */
export function warn(tag: string, tags: readonly string[]): void {
  console.warn(
    `<${tag}> is not an element of this kit. The nearest is <${nearestTag(tag, tags)}>. It has: ${tags.join(', ')}.`,
  );
}
