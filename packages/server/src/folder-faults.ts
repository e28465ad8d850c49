import { toYztError, type YztError } from '@yizhangtu/standard';
import { readCountyFolder, readLayerRows, readPrivateFile } from './county-folder.ts';
import { faultsOf, joinFaults, partsOf } from './faults.ts';

type Environment = Readonly<Record<string, string | undefined>>;

async function faultsIn(folder: string, env: Environment | undefined): Promise<YztError[]> {
  const whole = readCountyFolder(folder);
  return faultsOf([
    ...(env === undefined ? [] : [readPrivateFile(folder, env)]),
    whole,
    // What keeps the folder from being read is told by the line above.
    whole.then(
      async ({ layers }) =>
        joinFaults(await faultsOf(layers.map((id) => readLayerRows(folder, id)))),
      () => undefined,
    ),
  ]);
}

/**
 * Does `work` with county folders. When a file does not fit, all files of all the folders are read, so that
 * whoever mends them learns of everything at once.
 *
 * @param env Where `env:NAME` values of the private files are looked up; without it these files are not read.
 * @throws YztError `invalid`, whose `partsOf` are the faults of one file each; whatever else `work` throws
 */
export async function withAllFaults<T>(
  folders: readonly string[],
  env: Environment | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const first = toYztError(thrown);
    if (first.code !== 'invalid' && first.code !== 'unsupported_version') throw thrown;
    const rest = (await Promise.all(folders.map((folder) => faultsIn(folder, env)))).flat();
    const all = new Map(
      [...partsOf(first), ...rest].map((fault) => [`${fault.where} ${fault.message}`, fault]),
    );
    joinFaults([...all.values()]);
    throw thrown;
  }
}
