/**
 * Node's runner: writes how many tests passed and failed, and which were skipped and why, as JSON, for the
 * total of `npm test`. A suite that is skipped is one of those: the runner counts none of its tests.
 */
export default async function* countReporter(source) {
  const skipped = [];
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      const why = data.skip ?? data.todo;
      if (why !== undefined)
        skipped.push(typeof why === 'string' ? `${data.name}: ${why}` : data.name);
    }
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled } = data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped });
  }
}
