/**
 * Has this process take the given milliseconds for the processor time that it got, as on a machine that is busy with
 * something else, until that is undone.
 */
export function pretendProcessorTime(milliseconds: () => number): { readonly undo: () => void } {
  const own = process.cpuUsage.bind(process);
  Object.assign(process, { cpuUsage: () => ({ user: milliseconds() * 1000, system: 0 }) });
  return { undo: () => Object.assign(process, { cpuUsage: own }) };
}
