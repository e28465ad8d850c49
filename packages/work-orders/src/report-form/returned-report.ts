import { divisionPath, type Division } from '@yizhangtu/standard';
import type { NewCase } from '@yizhangtu/standard/cases.js';
import { EMPTY_DRAFT, type ReportDraft } from './report-draft.ts';

/** A report that the server refused, as it was filled in: what was typed is not lost. */
export function draftOfReport(report: NewCase, units: readonly Division[]): ReportDraft {
  const {
    description,
    category,
    kind,
    place,
    fields = {},
    onBehalfOf,
    mayPublish = false,
  } = report;
  const contact = onBehalfOf?.contact ?? report.contact;
  const path = divisionPath(units, place.division).map(({ code }) => code);
  const typed = Object.entries(fields).map(
    ([name, value]) => [name, typeof value === 'boolean' ? value : String(value)] as const,
  );
  return {
    ...EMPTY_DRAFT,
    description,
    category,
    kind,
    point: place.point,
    accuracy: place.accuracy,
    divisions: path.length > 0 ? path : [place.division],
    words: place.words ?? '',
    fields: Object.fromEntries(typed),
    anonymous: report.anonymous ?? false,
    behalf: onBehalfOf !== undefined,
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    mayPublish,
  };
}
