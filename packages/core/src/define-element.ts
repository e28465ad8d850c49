/** A class that says which version of the kit it is of. */
type VersionedClass = CustomElementConstructor & { readonly version: string };

/**
 * Registers `elementClass` under `tag`, once. A tag that is taken stays with who has it: the console is
 * told both versions, and nothing is thrown. Without a registry (in plain Node) nothing happens.
 */
export function define(
  tag: string,
  elementClass: VersionedClass,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  const taken = registry?.get(tag);
  if (taken === elementClass) return;
  if (taken) {
    console.warn(
      `<${tag}> is already defined by version ${String((taken as Partial<VersionedClass>).version ?? 'unknown')}; ` +
        `version ${elementClass.version} of this copy is not used.`,
    );
    return;
  }
  registry?.define(tag, elementClass);
}
