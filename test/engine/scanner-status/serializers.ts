import { SUMMARY_TYPE, summaryRow, type TrueStatus } from './status-cases.ts';

/** The status object as PowerShell holds it, with the type names that stand for what a depth leaves out. */
export function statusObject(status: TrueStatus, depth: number): Record<string, unknown> {
  return {
    Cluster: status.Cluster,
    ClusterStatus: status.ClusterStatus,
    StartTime: status.StartTimeUtc,
    TimeFromStart: status.TimeFromStart,
    NodesInfo: status.Nodes.map((node) =>
      depth < 2
        ? node.NodeName
        : {
            NodeName: node.NodeName,
            Status: node.Status,
            IsScanning: node.IsScanning,
            Summary: depth < 3 ? SUMMARY_TYPE : summaryRow(node.NodeName, node.Summary),
          },
    ),
  };
}

/** What `-Verbose` gives, as an object. */
export function currentObject(status: TrueStatus): Record<string, unknown> {
  return {
    ScannedFiles: status.Current.ScannedFiles,
    MBScanned: status.Current.ScannedBytes,
    CurrentScanSummary: summaryRow('', status.Current),
    RepositoriesStatus: status.Repositories.map(({ Path, Status }) => ({ Path, Status })),
  };
}

/** `Export-Clixml` of such an object, indented as Windows PowerShell does. */
export function printClixml(value: unknown): string {
  let refId = 0;
  const element = (item: unknown, name: string | undefined, indent: string): string => {
    const attribute = name === undefined ? '' : ` N="${escapeXml(name)}"`;
    if (item === null) return `${indent}<Nil${attribute} />`;
    if (typeof item === 'number') return `${indent}<I64${attribute}>${item}</I64>`;
    if (typeof item === 'string') {
      const tag = /^\d{4}-\d\d-\d\dT/.test(item) ? 'DT' : 'S';
      return `${indent}<${tag}${attribute}>${escapeXml(item)}</${tag}>`;
    }
    const id = refId++;
    const inside = `${indent}  `;
    const children = Array.isArray(item)
      ? ['<LST>', ...item.map((one) => element(one, undefined, `${inside}  `)), '</LST>']
      : [
          '<Props>',
          ...Object.entries(item as object).map(([key, one]) => element(one, key, `${inside}  `)),
          '</Props>',
        ];
    const type = `${inside}<TN RefId="${id}"><T>System.Object</T></TN>`;
    return [
      `${indent}<Obj${attribute} RefId="${id}">`,
      type,
      ...children.map((child) => (child.startsWith('<') ? inside + child : child)),
      `${indent}</Obj>`,
    ].join('\r\n');
  };
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${element(value, undefined, '  ')}\r\n</Objs>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replaceAll(
      /[\u0000-\u001f]/g,
      (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
