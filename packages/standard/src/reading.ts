/** An object of an input that no schema has passed yet. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether `key` is given a value. */
export const has = (value: Json, key: string) => value[key] !== undefined;

export function objectIn(value: Json, key: string): Json | undefined {
  const found = value[key];
  return isObject(found) ? found : undefined;
}

export function listIn(value: Json, key: string): readonly unknown[] {
  const found: unknown = value[key];
  return Array.isArray(found) ? found : [];
}

/** The objects of a list, each with its index in it. */
export function objectsIn(value: Json, key: string): readonly (readonly [Json, number])[] {
  return listIn(value, key).flatMap((item, index) =>
    isObject(item) ? [[item, index] as const] : [],
  );
}

export function textIn(value: Json, key: string): string | undefined {
  const found = value[key];
  return typeof found === 'string' ? found : undefined;
}
