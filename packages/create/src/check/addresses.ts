import type { CountyFile, Issue } from '@yizhangtu/standard';
import { addressesOf } from './named-files.ts';

/** What was found of the addresses on other machines that a county file names. */
export interface Asked {
  /** Those where there is nothing. */
  readonly issues: readonly Issue[];
  /** Those that did not tell: this machine may not reach what the county's browsers reach. */
  readonly notes: readonly Issue[];
}

const PATIENCE_MS = 10_000;
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Asks every whole address in a county file for its first byte. Templates of tiles are left alone. */
export async function askAddresses(county: CountyFile, patience = PATIENCE_MS): Promise<Asked> {
  const named = addressesOf(county).filter(
    ([, href]) => href !== undefined && /^https?:\/\//i.test(href) && !href.includes('{'),
  );
  const asked = await Promise.all(
    named.map(async ([path, href = '']) => ({ path, href, found: await ask(href, patience) })),
  );
  return {
    issues: asked
      .filter(({ found }) => typeof found === 'number' && GONE.has(found))
      .map(({ path, href, found }) => missing(path, href, found)),
    notes: asked
      .filter(({ found }) => typeof found === 'string')
      .map(({ path, href, found }) => unreached(path, href, String(found))),
  };
}

/** The status of an answer; why there is none. */
async function ask(href: string, patience: number): Promise<number | string> {
  try {
    const answer = await fetch(href, {
      headers: { range: 'bytes=0-0' },
      signal: AbortSignal.timeout(patience),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? name;
  }
}

const missing = (path: string, href: string, status: number | string): Issue => ({
  path,
  code: 'address_missing',
  message: {
    'zh-CN': `${href} 那里没有内容（${status}）。`,
    en: `There is nothing at ${href} (${status}).`,
  },
  mend: {
    'zh-CN': '改正地址，或把数据放到那里。',
    en: 'Correct the address, or put the data there.',
  },
});

const unreached = (path: string, href: string, why: string): Issue => ({
  path,
  code: 'address_unreached',
  message: {
    'zh-CN': `这台电脑连不上 ${href}（${why}），没有检查。`,
    en: `${href} cannot be reached from this machine (${why}); it was not checked.`,
  },
  mend: {
    'zh-CN': '在连得上的电脑上再检查一次。',
    en: 'Check again from a machine that reaches it.',
  },
});
