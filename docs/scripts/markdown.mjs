/** Cells of a table may hold anything but a bar that ends them. */
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Text in which `<`, `{{` and `[` mean themselves; what stands in backquotes is left alone. */
export function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;{'),
    )
    .join('');
}

/** A table; columns that are empty in every row are left out. */
export function table(heads, rows) {
  const used = heads.map((_, column) => rows.some((row) => row[column] !== ''));
  const line = (cells) =>
    `| ${cells
      .filter((_, column) => used[column])
      .map(cell)
      .join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Code in a cell; the empty string stays empty. */
export const code = (text) => (text ? `\`${text}\`` : '');
