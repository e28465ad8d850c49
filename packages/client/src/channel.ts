/** None where the browser has none, or refuses it with all storage: each tab then finds out by itself. */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
