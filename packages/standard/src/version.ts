/** Version of the standard that this package speaks, as `major.minor`. A file of the same major is readable. */
export const STANDARD_VERSION = '1.0';
