import { findKnownName, type RecordKind } from './field-names.ts';
import { repositoriesOf, type OpenRepository, type OpenSection, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import { parseRepositoryEntry, parseRepositoryEnumeration } from './parse-enumeration.ts';
import type { PrintedField } from './printed-value.ts';
import { isTypeName, itemsOf, presentText, sortFields, textOf, toStatusField } from './read-fields.ts';

const repositoryNames: ReadonlySet<string> = new Set(['Path', 'Status']);

/** Takes in `RepositoriesStatus`: entries in braces, their texts, or whole objects. */
export function addRepositories(snapshot: OpenSnapshot, field: PrintedField, context: OutputContext): void {
  const items = itemsOf(field.value);
  if (items === undefined) {
    if (field.value.kind !== 'scalar') return;
    const text = field.value.text.trim();
    if (text === '' || isTypeName(text)) return;
    const { items: entries, more } = parseRepositoryEnumeration(text, field.value.cut);
    if (entries.length > 0 || !more) repositoriesOf(snapshot);
    for (const [ordinal, entry] of entries.entries()) {
      takeRepository(snapshot, entry.path, entry.cut, entry.status, field.line, { ...context, ordinal });
    }
    snapshot.cutRepositories = more ? { line: field.line, named: entries.length } : undefined;
    return;
  }
  repositoriesOf(snapshot);
  for (const [ordinal, item] of items.entries()) {
    if (item.kind === 'object' && item.fields.length > 0) {
      addRepository(snapshot, item.fields, { ...context, ordinal });
    } else {
      const entry = parseRepositoryEntry(textOf(item)?.text ?? '');
      if (entry !== undefined) {
        takeRepository(snapshot, entry.path, false, entry.status, item.line, { ...context, ordinal });
      }
    }
  }
}

/** Takes in one row or object of `RepositoriesStatus`. */
export function addRepository(
  snapshot: OpenSnapshot,
  fields: readonly PrintedField[],
  context: OutputContext,
): void {
  const { known, others } = sortFields(fields, repositoryNames);
  const path = textOf(known.get('Path')?.value);
  const status = presentText(known.get('Status')?.value);
  const line = path?.line ?? fields[0]?.line ?? context.record.line;
  const word = status === undefined ? undefined : status.cut ? `${status.text}…` : status.text;
  const repository = takeRepository(snapshot, path?.text ?? '', path?.cut ?? true, word, line, context);
  repository.line = line;
  repository.printed = true;
  for (const field of others) repository.otherFields.push(toStatusField(field));
}

function takeRepository(
  snapshot: OpenSnapshot,
  path: string,
  cut: boolean,
  status: string | undefined,
  line: number,
  context: OutputContext,
): OpenRepository {
  const mention = { name: path, cut, block: context.block, ordinal: context.ordinal };
  const repository = repositoriesOf(snapshot).take(mention, () => ({
    name: path,
    cut,
    line,
    block: -1,
    printed: false,
    status: undefined,
    otherFields: [],
  }));
  if (status !== undefined && status !== '') repository.status = { text: status, line };
  return repository;
}

/** Takes in what the cmdlets of configuration, content scan job and repositories print: names and texts. */
export function addSettings(
  snapshot: OpenSnapshot,
  kind: RecordKind,
  fields: readonly PrintedField[],
  line: number,
): void {
  const section: OpenSection = { line, fields: new Map() };
  for (const field of fields) {
    const text = settingText(field);
    // Looked up without regard to case (`DefaultLabelID`), carried as printed.
    section.fields.set(field.name.toLowerCase(), { name: field.name, text, line: field.line });
  }
  if (kind === 'job') snapshot.job = section;
  else if (kind === 'repositorySettings') snapshot.repositorySettings.push(section);
  else snapshot.configuration = section;
}

/** The cluster that a configuration names. */
export function sectionCluster(fields: readonly PrintedField[]): string | undefined {
  const field = fields.find((one) => findKnownName(one.name)?.name === 'Cluster');
  const text = presentText(field?.value);
  return text === undefined || text.cut ? undefined : text.text;
}

function settingText(field: PrintedField): string {
  const text = textOf(field.value);
  if (text !== undefined) return text.cut ? `${text.text}…` : text.text;
  return String(toStatusField(field).value);
}
