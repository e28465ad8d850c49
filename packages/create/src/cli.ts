#!/usr/bin/env node

// The oldest Node that runs the rest. It is said before anything newer is read.
const OLDEST = 22;
const version = process.versions.node;

if (Number(version.split('.')[0]) < OLDEST) {
  const zh = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh');
  process.stderr.write(
    zh
      ? `需要 Node ${OLDEST} 以上，现在是 ${version}。\n`
      : `Node ${OLDEST} or later is needed; this is ${version}.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./main.ts');
  await main();
}
