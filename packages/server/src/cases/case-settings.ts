import { readyCaseSettings, type ReadyCaseSettings } from '@yizhangtu/standard/cases.js';
import type { CountyOnDisk } from '../services.ts';

/** What a county decides of its cases. */
export interface CountyCases extends ReadyCaseSettings {
  /** Seals what is stored of people, and keys hashes of codes. */
  readonly sealKey: string;
}

/** What each county decides, by its code. @throws Error for a county that is not served */
export function casesOfCounties(
  counties: ReadonlyMap<string, CountyOnDisk>,
  sealKeyOf: (county: string) => string,
): (county: string) => CountyCases {
  const all = new Map(
    [...counties].map(([county, { settings }]) => [
      county,
      { ...readyCaseSettings(settings.cases), sealKey: sealKeyOf(county) },
    ]),
  );
  return (county) => {
    const found = all.get(county);
    if (found === undefined) throw new Error(`the county ${county} is not served`);
    return found;
  };
}
