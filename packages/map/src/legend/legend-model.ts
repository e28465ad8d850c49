import { legendOf, resolveEntry, textIn, type LegendRow } from '@yizhangtu/standard';
import type { LegendPicture, ShownLayer } from '@yizhangtu/core';

/** A row of the legend, in words. */
export interface LegendLine extends Omit<LegendRow, 'label'> {
  readonly label: string;
}

/** What a layer's colours and signs mean. */
export interface LegendSection {
  readonly id: string;
  readonly title: string;
  /** Label of the field that the rows tell apart; absent when the layer has one look. */
  readonly field?: string;
  readonly lines: readonly LegendLine[];
  /** Drawn by the service that draws the layer, in the place of what the catalogue knows. */
  readonly pictures: readonly LegendPicture[];
  readonly sample: boolean;
}

/** The legend of the layers that are on and not in error, the topmost first, each row in `locale`. */
export function legendSections(layers: readonly ShownLayer[], locale: string): LegendSection[] {
  return layers
    .filter(({ status }) => status.state !== 'error')
    .map(({ entry, status }) => {
      const resolved = resolveEntry(entry);
      const field = resolved.fields.find(({ name }) => name === resolved.style.field);
      const lines = legendOf(resolved).map(({ label, ...row }) => ({
        ...row,
        label: textIn(label, locale),
      }));
      return {
        id: entry.id,
        title: textIn(entry.title, locale),
        ...(field === undefined || lines.length < 2 ? {} : { field: textIn(field.label, locale) }),
        lines,
        pictures: (status.state === 'ready' && status.legend) || [],
        sample: entry.sample === true,
      };
    });
}
