export const TOKEN: string;
export function javaBackend(): (request: Request) => Promise<Response>;
export const JAVA_BACKEND: {
  readonly path: string;
  answer(request: Request): Promise<Response>;
};
