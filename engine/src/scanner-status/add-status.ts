import type { ScanStartTime } from '../model/scanner-status.ts';
import { addNodesInfo } from './add-nodes-info.ts';
import { observeTime, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import { parseStartTime, type DateOrders } from './parse-start-time.ts';
import type { PrintedField, PrintedScalar } from './printed-value.ts';
import { presentText, secondsOf, sortFields, toStatusField, type NamedFields } from './read-fields.ts';

const statusNames: ReadonlySet<string> = new Set([
  'Cluster',
  'ClusterStatus',
  'StartTime',
  'TimeFromStart',
  'NodesInfo',
]);

/** A printed status: what tells its snapshot from others, and the rest of it. */
export interface ReadStatus {
  readonly cluster: PrintedScalar | undefined;
  readonly startTime: ScanStartTime | undefined;
  readonly fields: NamedFields;
}

/** Reads what Get-(AIP)Scan(ner)Status prints without -Verbose. */
export function readStatus(
  fields: readonly PrintedField[],
  orders: DateOrders,
  context: OutputContext,
): ReadStatus {
  const sorted = sortFields(fields, statusNames);
  const start = presentText(sorted.known.get('StartTime')?.value);
  return {
    cluster: presentText(sorted.known.get('Cluster')?.value),
    startTime: start === undefined ? undefined : readStartTime(start, orders, context),
    fields: sorted,
  };
}

/** Takes a status into its snapshot; what was printed later holds. */
export function addStatus(snapshot: OpenSnapshot, status: ReadStatus, context: OutputContext): void {
  const { cluster, startTime } = status;
  const { known, others } = status.fields;
  if (cluster !== undefined && (snapshot.cluster === undefined || snapshot.clusterCut)) {
    snapshot.cluster = { text: cluster.text, line: cluster.line };
    snapshot.clusterCut = cluster.cut;
  }
  const word = presentText(known.get('ClusterStatus')?.value);
  if (word !== undefined) snapshot.clusterStatus = { text: withMark(word), line: word.line };
  if (startTime !== undefined && snapshot.startTime?.utc === undefined) snapshot.startTime = startTime;
  addDuration(snapshot, known.get('TimeFromStart'), context);
  const nodes = known.get('NodesInfo');
  if (nodes !== undefined) addNodesInfo(snapshot, nodes, context);
  for (const field of others) snapshot.otherFields.push(toStatusField(field));
}

function addDuration(snapshot: OpenSnapshot, field: PrintedField | undefined, context: OutputContext): void {
  if (field === undefined) return;
  const seconds = secondsOf(field.value);
  const text = presentText(field.value);
  if (seconds !== undefined) {
    snapshot.timeFromStart = { seconds, text: text?.text ?? String(seconds), line: field.line };
    observeTime(snapshot, field.line, seconds);
  } else if (text !== undefined) {
    const shown = withMark(text).slice(0, 100);
    context.problem(
      'unread-value',
      field.line,
      `TimeFromStart "${shown}" is not a time span that can be read.`,
    );
  }
}

function readStartTime(text: PrintedScalar, orders: DateOrders, context: OutputContext): ScanStartTime {
  const reading = text.cut
    ? { utc: undefined, reason: 'was cut by the console' }
    : parseStartTime(text.text, orders);
  if (reading.utc === undefined) {
    const message = `StartTime "${withMark(text).slice(0, 100)}" ${reading.reason}; the snapshot has no start time.`;
    context.problem('unclear-time', text.line, message);
  }
  return { text: withMark(text), line: text.line, utc: reading.utc };
}

function withMark(text: PrintedScalar): string {
  return text.cut ? `${text.text}…` : text.text;
}
