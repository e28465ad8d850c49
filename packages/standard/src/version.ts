/** Version of the standard that this package speaks, as `major.minor`. A file of the same major is readable. */
export const STANDARD_VERSION = '1.0';

/** Whether a file of `version` can be read as one of ours: the same major one. */
export const isReadable = (version: string): boolean =>
  /^\d+\.\d+$/.test(version) && version.split('.')[0] === STANDARD_VERSION.split('.')[0];
