import type { Refusal } from './refusal.ts';
import type { Locale } from '@yizhangtu/standard';

/**
 * Refused rows as a file of the kind they came from, the reason beside each, so that they can be mended
 * and imported again. CSV starts with a byte order mark: spreadsheets need it to read Chinese.
 */
export function rejectsFile(
  refusals: readonly Refusal[],
  header: readonly string[] | undefined,
  locale: Locale,
): string {
  if (header === undefined) return geojsonRejects(refusals, locale);
  const [row, why, how] =
    locale === 'zh-CN' ? ['原行号', '原因', '改法'] : ['row', 'reason', 'mend'];
  const lines = refusals.map((refusal) => {
    const cells = Array.isArray(refusal.original) ? (refusal.original as string[]) : [];
    const missing = Array.from({ length: Math.max(0, header.length - cells.length) }, () => '');
    const said = [String(refusal.row), refusal.message[locale], refusal.mend[locale]];
    return [...cells, ...missing, ...said];
  });
  return `\ufeff${[[...header, row, why, how], ...lines].map(csvLine).join('\r\n')}\r\n`;
}

function geojsonRejects(refusals: readonly Refusal[], locale: Locale): string {
  const features = refusals.map(({ original, message, mend }) =>
    Array.isArray(original)
      ? original
      : { ...original, refused: { message: message[locale], mend: mend[locale] } },
  );
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

const csvLine = (cells: readonly (string | undefined)[]): string =>
  cells
    .map((cell = '') => (/[",;\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
    .join(',');
