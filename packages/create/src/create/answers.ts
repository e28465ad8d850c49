import type { DomainPreset, Locale } from '@yizhangtu/standard';
import type { Edges } from './divisions.ts';

/** Base map of a new portal: none, or Tianditu through the server, which keeps the key. */
export const BASE_MAPS = ['plain', 'tianditu'] as const;
export type BaseMapChoice = (typeof BASE_MAPS)[number];

/** What the six questions find out. */
export interface Answers {
  /** Where the portal is written. */
  readonly folder: string;
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  /** Edges of the county in degrees, WGS84. */
  readonly bounds: Edges;
  readonly domains: DomainPreset;
  readonly baseMap: BaseMapChoice;
  /** Language of the notes for those who run the portal; its page is in Chinese. */
  readonly locale: Locale;
}
