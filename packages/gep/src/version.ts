/** Version of the engine: the one of the package, kept equal by a test. */
export const ENGINE_VERSION = '0.1.0';
