import { Unzip, UnzipInflate } from 'fflate';
import { ownFault } from './own-file-error.ts';

export interface UnpackLimits {
  /** Bytes of all files together. */
  readonly most: number;
  /** How many times larger than packed; counted once {@link UnpackLimits.least} bytes are unpacked. */
  readonly ratio: number;
  readonly least: number;
  readonly files: number;
}

export const LIMITS: UnpackLimits = {
  most: 300 * 1024 * 1024,
  ratio: 200,
  least: 10 * 1024 * 1024,
  files: 1_000,
};

const bomb = (where: string) =>
  ownFault(
    'too_large',
    'unpacked_too_large',
    [
      '压缩包解开后太大，没有继续解。',
      'The archive unpacks to more than is read; it was not unpacked further.',
      '确认来源可靠；数据确实很大时分成几份。',
      'Make sure where it comes from; split it if the data really are that large.',
    ],
    { where },
  );

/**
 * The files of a zip archive whose names `wants`. Sizes that the archive claims are not believed: what comes
 * out is counted, and no more is unpacked than may be.
 *
 * @throws YztError `too_large` for a bomb, `bad_response` for an archive that is broken or encrypted
 */
export async function unpack(
  file: Blob,
  where: string,
  wants: (name: string) => boolean,
  { signal, limits = LIMITS }: { readonly signal: AbortSignal; readonly limits?: UnpackLimits },
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array[]>();
  let [packed, unpacked, files] = [0, 0, 0];
  let failed: unknown;
  const unzip = new Unzip((entry) => {
    files += 1;
    if (files > limits.files) failed ??= bomb(where);
    if (failed !== undefined || entry.name.endsWith('/') || !wants(entry.name)) return;
    const chunks: Uint8Array[] = [];
    found.set(entry.name, chunks);
    entry.ondata = (error, chunk) => {
      if (error) failed ??= broken(where, error);
      if (failed !== undefined) return;
      unpacked += chunk.length;
      const swollen = unpacked > limits.least && unpacked > packed * limits.ratio;
      if (unpacked > limits.most || swollen) {
        failed = bomb(where);
        entry.terminate();
        found.clear();
        return;
      }
      chunks.push(chunk);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const reader = (file.stream() as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      // Small pieces, so that a bomb is noticed before much of it is unpacked.
      for (
        let at = 0;
        value !== undefined && at < value.length && failed === undefined;
        at += 4096
      ) {
        packed += Math.min(4096, value.length - at);
        push(unzip, value.subarray(at, at + 4096), where);
      }
      if (failed !== undefined) throw failed;
      if (done) break;
    }
    push(unzip, new Uint8Array(), where, true);
    if (failed !== undefined) throw failed;
  } finally {
    await reader.cancel();
  }
  if (files === 0) throw broken(where);
  return new Map([...found].map(([name, chunks]) => [name, joined(chunks)]));
}

function push(unzip: Unzip, bytes: Uint8Array, where: string, last = false): void {
  try {
    unzip.push(bytes, last);
  } catch (error) {
    throw broken(where, error);
  }
}

const broken = (where: string, cause?: unknown) =>
  ownFault(
    'bad_response',
    'archive_broken',
    [
      '压缩包已损坏、不完整或有密码。',
      'The archive is broken, cut off or has a password.',
      '重新打包成不带密码的 zip。',
      'Pack it again as a zip without a password.',
    ],
    { where, cause },
  );

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
