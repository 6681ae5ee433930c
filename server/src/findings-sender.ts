import type { FindingsOrigin, FindingsParams, SourceFindingGroup, SourceFindings } from '#protocol';

/** Places in one message: some hundred KB of JSON, which take a few milliseconds. */
const MOST = 1000;

/** The client's end. */
export interface FindingsReceiver {
  sendNotification(method: 'iplogLens/findings', params: FindingsParams): Promise<void>;
}

/**
 * Tells the client what was found. A source with many places is told in several messages, so that an answer that
 * somebody waits for comes between two of them.
 */
export class FindingsSender {
  readonly #connection: FindingsReceiver;
  /** What is being told of each source: what is newer ends what is older. */
  readonly #telling = new Map<string, SourceFindings>();

  constructor(connection: FindingsReceiver) {
    this.#connection = connection;
  }

  async send(origin: FindingsOrigin, source: SourceFindings): Promise<void> {
    const [first = [], ...others] = inParts(source.groups);
    const key = `${origin} ${source.uri}`;
    this.#telling.set(key, source);
    await this.#connection.sendNotification('iplogLens/findings', {
      origin,
      source: { ...source, groups: first },
    });
    for (const groups of others) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#telling.get(key) !== source) return;
      await this.#connection.sendNotification('iplogLens/findings', {
        origin,
        source: { ...source, groups },
        adds: true,
      });
    }
    if (this.#telling.get(key) === source) this.#telling.delete(key);
  }
}

function inParts(groups: readonly SourceFindingGroup[]): SourceFindingGroup[][] {
  const parts: SourceFindingGroup[][] = [];
  let places = MOST;
  for (const group of groups) {
    if (places >= MOST) {
      parts.push([]);
      places = 0;
    }
    parts.at(-1)?.push(group);
    places += group.occurrences.length;
  }
  return parts;
}
