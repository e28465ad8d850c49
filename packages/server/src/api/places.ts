import { YztError, type CountyFile } from '@yizhangtu/standard';
import { json } from '../http/answer.ts';
import type { Handlers } from '../http/operations.ts';
import { notFound, scopeOf, type Services } from '../services.ts';
import { readCounty } from '../store/county-store.ts';
import { findDivisions, findFeatures } from '../store/place-store.ts';
import { limitOf } from './paging.ts';

// A person reads a screenful.
const USUAL = 20;
const MOST_CHARACTERS = 100;

/** @throws YztError `invalid` when there is nothing to look for, or more than a name has. */
function checkWords(q: string): void {
  const words = q.trim();
  if (words !== '' && words.length <= MOST_CHARACTERS) return;
  const empty = words === '';
  throw new YztError({
    code: 'invalid',
    message: empty ? 'q: empty' : `q: more than ${MOST_CHARACTERS} characters`,
    issues: [
      {
        path: 'q',
        code: empty ? 'empty' : 'too_long',
        message: empty
          ? { 'zh-CN': '没有要找的名称', en: 'There is no name to look for' }
          : {
              'zh-CN': `名称超过 ${MOST_CHARACTERS} 个字`,
              en: `The name has more than ${MOST_CHARACTERS} characters`,
            },
        mend: { 'zh-CN': '写几个字、拼音或首字母', en: 'Give some letters of a name' },
      },
    ],
  });
}

export function placeHandlers(services: Services): Pick<Handlers, 'searchPlaces'> {
  return {
    async searchPlaces({ c, params, query }) {
      const limit = limitOf(query.limit ?? USUAL);
      checkWords(query.q);
      const caller = c.get('caller');
      const scope = scopeOf(services, params.county, caller);
      const county = await readCounty(scope);
      if (county === undefined) throw notFound(`county: ${params.county}`);
      const { kinds } = (JSON.parse(county.file) as CountyFile).divisions;
      const asked = { q: query.q, limit: limit + 1 };
      const divisions = await findDivisions(scope, { ...asked, kinds });
      const features = await findFeatures(scope, asked);
      // Neither leaves the other out: a short word is part of many villages.
      const share = Math.max(Math.ceil(limit / 2), limit - features.length);
      const items = [...divisions.slice(0, share), ...features].slice(0, limit);
      const complete = items.length === divisions.length + features.length;
      return json(c, { items, complete }, { isPrivate: caller !== undefined });
    },
  };
}
