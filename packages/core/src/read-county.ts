import { getText, type Client } from '@yizhangtu/client';
import { YztError, type CountyFile } from '@yizhangtu/standard';

/** A county file as a provider is given it: its address, or the file itself. */
export type CountyInput = string | CountyFile;

/** The county, checked, with absolute addresses. Rejects with a `YztError` that holds every problem of the file. */
export async function readCounty(
  client: Client,
  input: CountyInput,
  pageUrl: string,
  signal: AbortSignal,
): Promise<CountyFile> {
  const url = typeof input === 'string' ? new URL(input, pageUrl).href : pageUrl;
  // The reader of county files is as large as the rest of core: only a provider loads it, while its file comes.
  const [text, { parseCountyText }] = await Promise.all([
    typeof input === 'string' ? getText(client, url, { signal }) : JSON.stringify(input),
    import('./parse-county-text.ts').catch(lost),
  ]);
  return parseCountyText(text, url);
}

function lost(cause: unknown): never {
  throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
}
