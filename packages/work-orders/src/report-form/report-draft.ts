import type { LngLat } from '@yizhangtu/standard';
import type { CaseKind } from '@yizhangtu/standard/cases.js';

/** What a person has filled in so far: plain data, as it is kept for their return. */
export interface ReportDraft {
  readonly description: string;
  readonly category?: string | undefined;
  readonly kind?: CaseKind | undefined;
  /** WGS84. */
  readonly point?: LngLat | undefined;
  /** Metres that the point may be off, as a device says. */
  readonly accuracy?: number | undefined;
  /** Codes from the town down to the place that was chosen. */
  readonly divisions: readonly string[];
  readonly words: string;
  /** Extra fields as typed. */
  readonly fields: Readonly<Record<string, string | boolean>>;
  readonly anonymous: boolean;
  readonly behalf: boolean;
  /** Of who reports, or of the villager on whose behalf a cadre does. */
  readonly name: string;
  readonly phone: string;
  readonly mayPublish: boolean;
}

export const EMPTY_DRAFT: ReportDraft = {
  description: '',
  divisions: [],
  words: '',
  fields: {},
  anonymous: false,
  behalf: false,
  name: '',
  phone: '',
  mayPublish: false,
};

/** Whether anything was filled in that would be missed. */
export const isTouched = (draft: ReportDraft): boolean =>
  draft.description.trim() !== '' ||
  draft.category !== undefined ||
  draft.point !== undefined ||
  draft.divisions.length > 0 ||
  [draft.words, draft.name, draft.phone].some((text) => text.trim() !== '');
