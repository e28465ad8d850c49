import { isSilence } from './ask.ts';
import type { Caller } from './callers.ts';
import type { Walk } from './walk.ts';

interface Category {
  readonly id: string;
  readonly parent?: string;
  readonly kinds?: readonly string[];
  readonly named?: boolean;
  readonly form?: { readonly required?: readonly string[] };
}

/**
 * A report of a matter that the backend should take: at the county's centre, of a category that asks for nothing
 * more, a draft where somebody is signed in. Undefined where the backend has no such category or no division.
 */
export async function exampleReport(walk: Walk, writer: Caller): Promise<object | undefined> {
  const { ask, base, county, known } = walk;
  const reply = await ask({ method: 'GET', url: `${base}/counties/${county}/case-categories` });
  const { categories = [] } = (isSilence(reply) ? {} : (reply.json ?? {})) as {
    categories?: readonly Category[];
  };
  const parents = new Set(categories.map(({ parent }) => parent));
  const category = categories.find(
    ({ id, named, form }) => !parents.has(id) && named !== true && !form?.required?.length,
  );
  const values = [...known.values()];
  const valueOf = (name: string): string | undefined =>
    values.map((one) => one.get(name)).find((value) => value !== undefined);
  const division = valueOf('division');
  if (category === undefined || division === undefined) return undefined;
  const point = [Number(valueOf('lng')), Number(valueOf('lat'))];
  return {
    kind: category.kinds?.[0] ?? 'city-event',
    category: category.id,
    title: '一致性检查，请忽略',
    description: '由 yizhangtu check 自动提交并撤回，用来检查接口。',
    place: { division, ...(point.every(Number.isFinite) ? { point, datum: 'WGS84' } : {}) },
    ...(writer.role === undefined ? {} : { draft: true }),
  };
}
