import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { edgesOf, mermaid, type Edge } from './mermaid.ts';
import { CASE_STATES, FINAL_STATES, ORDER_STATES } from './states.ts';
import { COMMAND_TYPES } from './command-names.ts';
import { commandOfEvent, EVENT_TYPES, transitionOf } from './transitions.ts';

/** Where one gets from `start` along `edges`. */
function reached(start: string, edges: readonly Edge[]): Set<string> {
  const seen = new Set([start]);
  for (let size = 0; size !== seen.size;) {
    size = seen.size;
    for (const { from, to } of edges) if (seen.has(from)) seen.add(to);
  }
  return seen;
}

describe('the table of transitions', () => {
  it('leads to every state, and has no state that the list lacks', () => {
    assert.deepEqual([...reached('none', edgesOf('case'))].sort(), ['none', ...CASE_STATES].sort());
    assert.deepEqual([...reached('assigned', edgesOf('order'))].sort(), [...ORDER_STATES].sort());
  });

  it('has the way that every matter goes, and the ways aside', () => {
    const has = (from: string, to: string) =>
      edgesOf('case').some((edge) => edge.from === from && edge.to === to);
    const way = ['draft', 'submitted', 'accepted', 'dispatched', 'answered', 'revisited', 'closed'];
    way.slice(1).forEach((to, index) => assert.ok(has(way[index]!, to), to));
    for (const to of ['needs-info', 'rejected', 'merged']) assert.ok(has('submitted', to), to);
    for (const from of ['answered', 'revisited', 'closed']) assert.ok(has(from, 'reopened'), from);
    for (const to of ['withdrawn', 'suspended', 'transferred'])
      assert.ok(has('dispatched', to), to);
    // Nothing is answered without being given to somebody, nor closed without asking the reporter: but by a clock.
    assert.deepEqual(
      [
        ...new Set(
          edgesOf('case')
            .filter(({ to }) => to === 'answered')
            .map(({ from }) => from),
        ),
      ],
      ['dispatched'],
    );
    assert.deepEqual(
      [
        ...new Set(
          edgesOf('case')
            .filter(({ to }) => to === 'closed')
            .map(({ from }) => from),
        ),
      ],
      ['revisited', 'answered'],
    );
    assert.deepEqual(transitionOf('close').from, ['revisited']);
  });

  it('leads out of no final state but to open a closed case again', () => {
    const out = edgesOf('case').filter(({ from }) =>
      (FINAL_STATES as readonly string[]).includes(from),
    );
    assert.deepEqual(out, [{ from: 'closed', to: 'reopened', command: 'reopen' }]);
  });

  it('has one type of event for each command', () => {
    assert.equal(new Set(EVENT_TYPES).size, COMMAND_TYPES.length);
    for (const type of COMMAND_TYPES) assert.equal(commandOfEvent(transitionOf(type).event), type);
    assert.equal(commandOfEvent('of-a-newer-standard'), undefined);
  });

  it('lets everything be done by somebody, and nobody by the way', () => {
    for (const type of COMMAND_TYPES) {
      const { who, order, from } = transitionOf(type);
      assert.ok(who.length > 0 && from.length > 0, type);
      assert.ok(!(who as readonly string[]).includes('auditor'), type);
      if (order) assert.deepEqual(from, ['dispatched'], type);
    }
  });

  it('is drawn for documents', () => {
    const drawn = mermaid('case', 'zh-CN');
    assert.match(drawn, /^stateDiagram-v2\n/);
    assert.match(drawn, /state "办理中" as dispatched\n/);
    assert.match(drawn, /\n {2}\[\*\] --> submitted : 提交\n/);
    assert.match(drawn, /\n {2}suspended --> dispatched : 恢复/);
    assert.match(mermaid('order', 'en'), /\n {2}signed --> processing : Start/);
  });
});
