import type { Locale } from '../text.ts';
import { CASE_STATE_NAMES, ORDER_STATE_NAMES } from './states.ts';
import { COMMAND_TYPES } from './command-names.ts';
import { transitionOf } from './transitions.ts';

/** A way from one state to another by a command. `before` is where a paused case goes back to. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly command: string;
}

/** States that a case is paused in, and those that it can be paused from: where `before` leads. */
function beforeOf(state: string): string[] {
  return COMMAND_TYPES.flatMap((type) => {
    const { from, to } = transitionOf(type);
    return to === state ? from.filter((one) => one !== 'none') : [];
  });
}

/** The ways of a case, or of an assignment, that the table has. Commands that leave the state are not among them. */
export function edgesOf(what: 'case' | 'order'): Edge[] {
  return COMMAND_TYPES.flatMap((command): Edge[] => {
    const { from, byClock = [], to, redo, order } = transitionOf(command);
    if (what === 'order') {
      const after = order?.to;
      return after === undefined
        ? []
        : order!.from.map((state) => ({ from: state, to: after, command }));
    }
    if (order !== undefined) return [];
    return [...from, ...byClock].flatMap((state) =>
      [to, redo].flatMap((next) => {
        if (next === undefined) return [];
        const ends = next === 'before' ? beforeOf(state) : [next];
        return ends.map((end) => ({ from: state, to: end, command }));
      }),
    );
  });
}

/** The table as a Mermaid state diagram, for documents. */
export function mermaid(what: 'case' | 'order', locale: Locale): string {
  const names = what === 'case' ? CASE_STATE_NAMES : ORDER_STATE_NAMES;
  const edges = edgesOf(what);
  const states = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const id = (state: string): string => (state === 'none' ? '[*]' : state.replaceAll('-', '_'));
  return [
    'stateDiagram-v2',
    ...states
      .filter((state) => state !== 'none')
      .map((state) => `  state "${names[state as keyof typeof names][locale]}" as ${id(state)}`),
    ...(what === 'order' ? ['  [*] --> assigned'] : []),
    ...edges.map(
      ({ from, to, command }) =>
        `  ${id(from)} --> ${id(to)} : ${transitionOf(command as (typeof COMMAND_TYPES)[number]).name[locale]}`,
    ),
  ].join('\n');
}
