import type { MapImprint, ShownLayer } from '@yizhangtu/core';
import { textIn, type BaseMap, type CountyFile, type Locale } from '@yizhangtu/standard';
import { approvalOf, creditsOf } from '../model/approval.ts';
import type { MapStrings } from './map.strings.ts';

export interface Imprinted {
  readonly t: MapStrings;
  readonly locale: Locale;
  readonly county: CountyFile | undefined;
  readonly baseMap: BaseMap | undefined;
  readonly layers: readonly ShownLayer[];
}

/** What the map must carry (地图管理条例), on screen and on paper alike. */
export function imprintOf({ t, locale, county, baseMap, layers }: Imprinted): MapImprint {
  const sample =
    county?.sample === true ||
    baseMap?.sample === true ||
    layers.some(({ entry }) => entry.sample === true);
  const approval = approvalOf(baseMap, sample);
  const names = [
    baseMap?.attribution,
    county?.county.line.attribution,
    ...layers.map(({ entry }) => entry.attribution),
  ].flatMap((text) => (text === undefined ? [] : [textIn(text, locale)]));
  return {
    county: county && textIn(county.county.name, locale),
    approval:
      approval.state === 'approved'
        ? t.approval(approval.number)
        : approval.sample
          ? t.noApprovalSample
          : t.noApproval,
    credits: creditsOf(sample ? [t.sample, ...names] : names),
  };
}
