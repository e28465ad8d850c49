import { writeFileSync } from 'node:fs';

function count(suite, counts) {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped.push(test.name);
    else counts[test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) count(inner, counts);
}

/** @web/test-runner: writes the counts of a run, and what it skipped, to the file that `YZT_COUNTS` names, for the total of `npm test`. */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      if (!process.env.YZT_COUNTS) return;
      const counts = { passed: 0, failed: 0, skipped: [] };
      for (const session of sessions) {
        const before = counts.failed;
        if (session.testResults) count(session.testResults, counts);
        // A file that does not load, or an error outside a test, fails no test of its own.
        if (!session.passed && counts.failed === before) counts.failed += 1;
      }
      writeFileSync(process.env.YZT_COUNTS, JSON.stringify(counts));
    },
  };
}
