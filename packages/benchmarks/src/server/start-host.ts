/** A process that starts the server in a new data folder and says what its first answer cost. */
import { createServer } from '@yizhangtu/server';

const [snapshot, dataDir, ...counties] = process.argv.slice(2);
const { url, close } = await createServer({ counties, dataDir, snapshot });
const answer = await fetch(`${url}api/counties/330521/catalogue?limit=20`);
if (!answer.ok) throw new Error(`first answer: ${answer.status}`);
await answer.json();
// Of the whole process: the database runs in a thread of it.
const { user, system } = process.cpuUsage();
process.send!({ cpuS: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 });
await close();
