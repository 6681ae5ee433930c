/**
 * Milliseconds of processor time that this process has used so far, all its threads together. Unlike a clock it stands
 * still while the machine is busy with something else, swaps or sleeps; so it tells what is slow from what only waits.
 * Node 20 has no such figure for one thread.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
