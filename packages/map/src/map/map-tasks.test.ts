import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YztError } from '@yizhangtu/standard';
import type { MapModel } from './map-model.ts';
import { MapTasks } from './map-tasks.ts';

/** The ground of a map whose graphics are not there, or not yet. */
function setUp(fault?: YztError) {
  const ground = { fault };
  const kinds: (string | undefined)[] = [];
  const model = { setTask: (kind?: string) => kinds.push(kind) } as unknown as MapModel;
  const tasks = new MapTasks({
    model,
    engine: () => undefined,
    fault: () => ground.fault,
    changed: () => undefined,
  });
  return { ground, kinds, tasks };
}
const graphics = new YztError({ code: 'graphics', message: 'No graphics' });

test('a place cannot be picked on a map without graphics, which says why', async () => {
  const { tasks, kinds } = setUp(graphics);
  await assert.rejects(tasks.pick({}), graphics);
  assert.equal(tasks.task, undefined);
  assert.deepEqual(kinds, []);
});

test('a place that is waited for is given up when the graphics turn out to be missing', async () => {
  const { ground, tasks, kinds } = setUp();
  const picked = tasks.pick({});
  tasks.updated();
  assert.equal(tasks.task?.kind, 'point');
  ground.fault = graphics;
  tasks.updated();
  await assert.rejects(picked, graphics);
  assert.deepEqual(kinds, ['point', undefined]);
});
