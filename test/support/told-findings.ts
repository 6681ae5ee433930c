import type { FindingsParams } from '#protocol';
import type { RunningServer } from './running-server.ts';

/**
 * What the server told of sources that it had read to their end, in order; `from` as in `received`. What it tells of a
 * source before that, because it takes long, depends on the time: on a busy machine any source may take long.
 */
export function toldFindings(server: RunningServer, from = 0): FindingsParams[] {
  return allToldFindings(server, from).filter(({ source }) => source.ended !== 'running');
}

/** The same with what it told of sources that it had not read to their end. */
export function allToldFindings({ received }: RunningServer, from = 0): FindingsParams[] {
  return received
    .slice(from)
    .filter(({ method }) => method === 'iplogLens/findings')
    .map(({ params }) => params as FindingsParams);
}
