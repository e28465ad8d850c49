import {
  CASE_STATE_NAMES,
  CASE_STATES,
  COMMAND_TYPES,
  edgesOf,
  mermaid,
  ORDER_STATE_NAMES,
  ORDER_STATES,
  RELATION_NAMES,
  transitionOf,
} from '@yizhangtu/standard/cases.js';
import { code, table } from './markdown.mjs';
import { LANGUAGES } from './words.mjs';

const COMMA = ['、', ', '];

/** What leads out of each state: the command, the state after it, and who may. */
function statesTable(what, at) {
  const { locale } = LANGUAGES[at];
  const [states, names] =
    what === 'case' ? [CASE_STATES, CASE_STATE_NAMES] : [ORDER_STATES, ORDER_STATE_NAMES];
  const nameOf = (state) => names[state][locale];
  const edges = edgesOf(what);
  const ways = (state) =>
    COMMAND_TYPES.flatMap((type) => {
      const ends = new Set(
        edges.filter(({ from, command }) => from === state && command === type).map(({ to }) => to),
      );
      return ends.size === 0
        ? []
        : `${transitionOf(type).name[locale]} → ${[...ends].map(nameOf).join(COMMA[at])}`;
    });
  return table(
    [
      ['状态', '代号', '可以怎样离开'],
      ['State', 'Id', 'Ways out'],
    ][at],
    states.map((state) => [nameOf(state), code(state), ways(state).join('<br>')]),
  );
}

/** Every command: who may, and in which states of the case. */
function commandsTable(at) {
  const { locale } = LANGUAGES[at];
  return table(
    [
      ['操作', '代号', '谁可以'],
      ['Command', 'Id', 'Who may'],
    ][at],
    COMMAND_TYPES.map((type) => {
      const { name, who } = transitionOf(type);
      const people = who.map((relation) => RELATION_NAMES[relation][locale]);
      return [name[locale], code(type), people.join(COMMA[at])];
    }),
  );
}

/** The table of transitions as pages show it: name of the fragment → text. */
export function caseFragments(at) {
  const { locale } = LANGUAGES[at];
  const drawn = (what) => `\`\`\`mermaid\n${mermaid(what, locale)}\n\`\`\``;
  return {
    'case-states': statesTable('case', at),
    'order-states': statesTable('order', at),
    'case-commands': commandsTable(at),
    'case-diagrams': `${drawn('case')}\n\n${drawn('order')}`,
  };
}
