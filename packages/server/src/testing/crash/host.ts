/** A server in a process of its own that kills itself after a number of statements. Speaks over IPC. */
import { createServer } from '../../server.ts';

export interface HostOptions {
  readonly counties: readonly string[];
  readonly dataDir: string;
  /** PGlite in `dataDir` when absent. */
  readonly databaseUrl?: string | undefined;
  /** Statements of requests and of what runs beside them; it lives on when absent. */
  readonly killAfter?: number | undefined;
}

const { killAfter, ...options } = JSON.parse(process.argv[2] ?? '') as HostOptions;
let left = Infinity;
const server = await createServer({
  ...options,
  rate: false,
  onQuery: () => {
    left -= 1;
    // Nothing runs after this: neither the next statement, nor the end of a transaction, nor an answer.
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  },
});
process.once('message', () => {
  server.close().then(
    () => process.disconnect(),
    (error: unknown) => {
      throw error;
    },
  );
});
left = killAfter ?? Infinity;
process.send?.(server.url);
