import type { CodeFamily, CodeMeaning } from '#engine';
import { cell, page, prose } from './markdown.ts';
import { linkTo, type ReferenceSource } from './reference-source.ts';

const familyNames: Readonly<Record<CodeFamily, string>> = {
  hresult: 'HRESULT',
  msi: 'Windows Installer',
  win32: 'Win32 and sockets',
  ntstatus: 'NTSTATUS',
  winhttp: 'WinHTTP',
  aadsts: 'Sign-in (AADSTS)',
  burn: 'Setup (Burn)',
};

/** One notation of a code, with the errors that show the code in any. */
interface Row {
  readonly code: CodeMeaning;
  readonly ids: ReadonlySet<string>;
}

/** Codes by family with the errors that show them, and the event ids of the scanner. */
export function codePage({ signatures, codesOf }: ReferenceSource): string {
  const rows = new Map<string, Row>();
  const byName = new Map<string, Set<string>>();
  const events = new Map<number, Set<string>>();
  for (const signature of signatures) {
    for (const code of codesOf(signature)) {
      const ids = byName.get(code.name) ?? new Set();
      byName.set(code.name, ids.add(signature.id));
      const key = `${code.family} ${code.text.toLowerCase()}`;
      if (!rows.has(key)) rows.set(key, { code, ids });
    }
    for (const [, id = ''] of signature.title.matchAll(/\bevents? (\d{3,4})\b/gi)) {
      const number = Number(id);
      events.set(number, (events.get(number) ?? new Set()).add(signature.id));
    }
  }
  const families = Object.entries(familyNames) as [CodeFamily, string][];
  return page([
    '# Known errors by code',
    '[All errors](README.md), [by symptom](symptoms.md). A code in another notation (`-2147023293` for `0x80070643`): `iplog-lens explain` reads them all.',
    ...families.flatMap(([family, name]) => {
      const ofFamily = [...rows.values()].filter(({ code }) => code.family === family);
      return ofFamily.length === 0 ? [] : [`## ${name}`, table(ofFamily)];
    }),
    '## Events of the scanner',
    [...events]
      .sort(([a], [b]) => a - b)
      .map(([number, ids]) => `- ${number}: ${[...ids].map(linkTo).join(', ')}`)
      .join('\n'),
  ]);
}

function table(rows: readonly Row[]): string {
  const lines = [...rows]
    .sort((a, b) => (a.code.text.toLowerCase() < b.code.text.toLowerCase() ? -1 : 1))
    .map(
      ({ code: { text, name, message }, ids }) =>
        `| ${cell(text)} | ${cell(name)} | ${prose(message)} | ${[...ids].map(linkTo).join(', ')} |`,
    );
  return ['| code | name | meaning | errors |', '|---|---|---|---|', ...lines].join('\n');
}
