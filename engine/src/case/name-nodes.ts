import { baseName } from '../log-formats/detect-kind.ts';

/**
 * Names of the machines that the sources came from, by path: the nearest folder or archive that is not part of a
 * known layout (`Logs`, `MSIP`, a version, a date), looked for below what all sources share; where nothing below it
 * names a machine, what they share does, and all came from one. A source without a name belongs to no machine.
 */
export function nameNodes(paths: readonly string[]): ReadonlyMap<string, string> {
  const folders = paths.map(foldersOf);
  const shared = sharedLength(folders);
  const nodes = new Map<string, string>();
  const spellings = new Map<string, string>();
  const note = (path: string, name: string): void => {
    // Windows does not tell `dc01` from `DC01`.
    const known = spellings.get(name.toLowerCase()) ?? name;
    spellings.set(name.toLowerCase(), known);
    nodes.set(path, known);
  };
  paths.forEach((path, i) => {
    const name = nameFromFile(path) ?? nearestName((folders[i] ?? []).slice(shared));
    if (name !== undefined) note(path, name);
  });
  if (nodes.size === 0) {
    const name = nearestName((folders[0] ?? []).slice(0, shared));
    if (name !== undefined) for (const path of paths) note(path, name);
  }
  return nodes;
}

/** Folders and archives on the way to a file, outermost first. */
function foldersOf(path: string): string[] {
  return path
    .split(/!\/|[/\\]/)
    .slice(0, -1)
    .filter((segment) => segment !== '' && segment !== '.');
}

function sharedLength(lists: readonly (readonly string[])[]): number {
  const [first = []] = lists;
  let length = first.length;
  for (const list of lists) {
    let same = 0;
    while (same < length && list[same] === first[same]) same++;
    length = same;
  }
  return length;
}

/** People who gather logs of several machines in one folder put the machine before the name of the log. */
function nameFromFile(path: string): string | undefined {
  const name = /^(.{1,63}?)[-_. ]+(?:microsoft\.tri\.|azure advanced threat protection)/i.exec(
    baseName(path),
  )?.[1];
  return name === undefined || isLayout(name) ? undefined : name;
}

function nearestName(folders: readonly string[]): string | undefined {
  const names = folders.flatMap((folder, i) => {
    // A profile is called by its account, not by its machine.
    if (i > 0 && /^(?:users|home)$/i.test(folders[i - 1] ?? '')) return [];
    const name = folder.replace(/(?:\.zip)+$/i, '').trim();
    return name === '' || isLayout(name) ? [] : [name];
  });
  // What a collector called its own archive says less than a folder that somebody named.
  return names.findLast((name) => !isCollectors(name)) ?? names.at(-1);
}

function isCollectors(name: string): boolean {
  return /^(?:ComplianceUtility \(|MDISensorLogs_)/i.test(name);
}

function isLayout(name: string): boolean {
  return layoutNames.has(name.toLowerCase()) || layoutPatterns.some((pattern) => pattern.test(name));
}

const layoutNames = new Set(
  `logs,log,temp,tmp,systemtemp,windows,system32,program files,program files (x86),programdata,users,home,appdata,local,
locallow,roaming,microsoft,azure advanced threat protection sensor,azure advanced threat protection,msip,msipc,mip,mipsdk,aiplogs,
office,word,excel,outlook,powerpoint,case,cases,bundle,bundles,sensor,scanner,scanner logs,sensor logs,desktop,downloads,
documents,eventlogs,event logs,registry,reports,scannerreports,nodes,problemsteps,mnt,var,opt,..`.split(
    /,\s*/,
  ),
);

/** Versions, dates, drives, numbers, programs. */
const layoutPatterns: readonly RegExp[] = [
  /^v?\d+(?:\.\d+)+$/,
  /^\d{4}-?\d\d-?\d\d(?:\D.*)?$/,
  /^[a-z][:$]?$/i,
  /^\d+$/,
  /\.exe$/i,
];
