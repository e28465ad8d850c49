import { finding, type Finding } from './finding.ts';

const TOKEN =
  /[ \t\n\r]*(?:([[\]{}:,])|("[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

/** `input` as a value, or the one thing that keeps it from being read. A leading byte-order mark is no fault. */
export function readJson(
  input: string,
): { ok: true; value: unknown } | { ok: false; findings: Finding[] } {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, findings: [whyNot(text)] };
  }
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

function whyNot(text: string): Finding {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return finding('', 'web_page');
  const offset = firstFault(text);
  if (offset === undefined) return finding('', 'too_deep');
  const before = linesOf(text.slice(0, offset));
  const comma = /,[ \t\n\r]*$/.exec(text.slice(0, offset));
  if (comma !== null && /[\]}]/.test(text.charAt(offset))) {
    return finding('', 'trailing_comma', { line: linesOf(text.slice(0, comma.index)).length });
  }
  return finding('', 'not_json', {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
  });
}

/**
 * Offset of the first character that cannot stand where it stands; undefined when there is none. Engines
 * word their messages differently and not all of them say where, so the place is found here.
 */
function firstFault(text: string): number | undefined {
  const open: ('[' | '{')[] = [];
  // What may come next: a value, a key, what follows a key, what follows a value; and an empty close.
  let next: 'value' | 'key' | 'colon' | 'after' = 'value';
  let mayClose = false;
  const token = new RegExp(TOKEN);
  for (;;) {
    const start = skipBlanks(text, token.lastIndex);
    if (start === text.length) return next === 'after' && open.length === 0 ? undefined : start;
    const match = token.exec(text);
    if (!match) return start;
    const [, mark, string] = match;
    const inside = open.at(-1);
    if (mark === '[' || mark === '{') {
      if (next !== 'value') return start;
      open.push(mark);
      next = mark === '[' ? 'value' : 'key';
      mayClose = true;
      continue;
    }
    if (mark === ']' || mark === '}') {
      const closes = inside === (mark === ']' ? '[' : '{') && (next === 'after' || mayClose);
      if (!closes) return start;
      open.pop();
      next = 'after';
    } else if (mark === ':') {
      if (next !== 'colon') return start;
      next = 'value';
    } else if (mark === ',') {
      if (next !== 'after' || inside === undefined) return start;
      next = inside === '[' ? 'value' : 'key';
    } else if (next === 'key' && string !== undefined) {
      next = 'colon';
    } else if (next === 'value') {
      next = 'after';
    } else return start;
    mayClose = false;
  }
}

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (' \t\n\r'.includes(text.charAt(index)) && index < text.length) index += 1;
  return index;
}
