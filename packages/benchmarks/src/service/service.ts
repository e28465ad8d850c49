import { report } from '../report.ts';
import { measureServer } from './server.ts';

/** A matter from report to answer, in parts, each with its claims. */
export async function benchService(): Promise<void> {
  const server = await measureServer();
  report('service', { server: server.result }, server.claims);
}
