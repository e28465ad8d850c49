import { run } from './program.ts';

/** The command as a process: its arguments, its streams, its exit code. */
export async function main(): Promise<void> {
  // Who reads may stop before the end, as `| head` does: no fault of the run.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  process.exitCode = await run(process.argv.slice(2), {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    env: process.env,
    now: () => new Date(),
    desk: isTerminal ? { input: process.stdin, output: process.stdout } : undefined,
  });
}
