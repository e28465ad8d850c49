import { CountyFile, STANDARD_VERSION, type Issue } from '@yizhangtu/standard';

const KNOWN = Object.keys(CountyFile.shape);

/**
 * Members at the top of a county file that the standard does not know. They are allowed, and kept: a county may
 * have its own. One that is nearly a known name is likely to be a slip.
 */
export function unknownKeys(text: string): Issue[] {
  const file = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return [];
  // An older version has names of its own.
  const { standard = STANDARD_VERSION } = file as { standard?: unknown };
  if (standard !== STANDARD_VERSION) return [];
  return Object.keys(file)
    .filter((key) => !KNOWN.includes(key) && key !== '$schema')
    .map(noteOf);
}

function noteOf(key: string): Issue {
  const [near = '', steps = Infinity] =
    KNOWN.map((known) => [known, stepsBetween(key, known)] as const).sort(
      ([, a], [, b]) => a - b,
    )[0] ?? [];
  const isSlip = steps <= near.length / 2;
  return {
    path: key,
    code: 'unknown_key',
    message: {
      'zh-CN': `标准里没有“${key}”，读取时不用它。`,
      en: `The standard has no “${key}”; it is not read.`,
    },
    mend: isSlip
      ? {
          'zh-CN': `最接近的是 ${near}：写错时改正；是本县自己的内容时不用改。`,
          en: `The nearest is ${near}: correct a slip; leave what is the county’s own.`,
        }
      : {
          'zh-CN': `标准里有：${KNOWN.join('、')}。是本县自己的内容时不用改。`,
          en: `It has: ${KNOWN.join(', ')}. Leave what is the county’s own.`,
        },
  };
}

/** Letters to put in, take out or change on the way from one word to the other. */
function stepsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const change = (row[j] ?? 0) + (letter === to[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
