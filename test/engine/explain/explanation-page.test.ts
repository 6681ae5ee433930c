import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCatalog, explainText, renderExplanation } from '#engine';
import { signatureGuide } from '../../../engine/src/explain/project-pages.ts';
import { readMarkdown } from '../../support/read-markdown.ts';
import { getBuiltCatalog, getRealCatalog, root } from '../../support/real-catalog.ts';
import { literalSignature, makeSignature } from '../../support/small-catalog.ts';

const code = { family: 'msi', code: 1603, name: 'ERROR_INSTALL_FAILURE', message: 'It failed.' } as const;
const catalog = createCatalog({
  ...getBuiltCatalog().data,
  codes: { codes: [code] },
  signatures: [
    literalSignature('TEST001', 'the pump is dry', { title: 'The pump is dry', meaning: 'No water comes.' }),
    makeSignature({ id: 'TEST002', title: 'Pump 7 leaks badly', keywords: ['error 1603'] }),
  ],
});

function pageOf(text: string): string {
  return readMarkdown(renderExplanation(catalog, explainText(catalog, text), text, '2026-03-14')).text;
}

describe('renderExplanation', () => {
  it('shows what was asked, the best answer in full, then the others', () => {
    const page = pageOf('pump 7 leaks, and the pump is dry');
    const order = [
      'pump 7 leaks',
      'Known error',
      'The pump is dry',
      'No water comes.',
      'Other answers',
      'TEST002',
    ];
    let from = 0;
    for (const part of order) {
      const at = page.indexOf(part, from);
      assert.ok(at >= from, `${part} is not behind the others in:\n${page}`);
      from = at;
    }
    assert.match(page, /TEST002 Pump 7 leaks badly \(similar words only\)/);
  });

  it('begins with the code where nothing but a code was asked for', () => {
    const page = pageOf('0x80070643');
    assert.ok(page.indexOf('ERROR_INSTALL_FAILURE') < page.indexOf('Known error'), page);
    assert.match(page, /Shows this code\./);
    assert.match(page, /It failed\./);
  });

  it('says that no known error shows a code, or codes, or a text, and what was understood', () => {
    assert.match(pageOf('1603'), /Known error/);
    const empty = createCatalog({ ...getBuiltCatalog().data, codes: { codes: [code] }, signatures: [] });
    const page = (text: string): string =>
      renderExplanation(empty, explainText(empty, text), text, '2026-03-14');
    assert.match(page('1603'), /^## No known error shows this code\.$/m);
    assert.match(page('x'), /^## No known error\.$/m);
    const line = '2026-03-14 09:26:01.0001 Error Elevator Contoso.StuckException: exit code 1603';
    const { text, links } = readMarkdown(page(line));
    for (const part of [
      'Product: Defender for Identity sensor',
      'Log: Defender for Identity sensor log',
      'Component: Elevator',
      'Level: error',
      'Exception: Contoso.StuckException',
      'ERROR_INSTALL_FAILURE',
    ])
      assert.ok(text.includes(part), `${part} is not in:\n${text}`);
    assert.deepEqual(links, [signatureGuide]);
  });

  it('lets nothing of the text become markup', () => {
    const evil = '# x\n\n[a](command:evil) <img src=x> ![b](https://evil.test) `c` **d**Exception | $(zap)';
    const markdown = renderExplanation(
      getRealCatalog(),
      explainText(getRealCatalog(), evil),
      evil,
      '2026-03-14',
    );
    const { links } = readMarkdown(markdown);
    assert.deepEqual(
      links.filter((link) => /evil/.test(link)),
      [],
    );
    assert.doesNotMatch(markdown, /<img|^# x/m);
  });

  it('leads to a guide that exists, in the repository of package.json', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      repository: { url: string };
    };
    const repository = manifest.repository.url.replace(/\.git$/, '');
    const [page = '', anchor = ''] = signatureGuide.replace(`${repository}/blob/main/`, '').split('#');
    const headings = [...readFileSync(path.join(root, page), 'utf8').matchAll(/^#+ (.+)$/gm)];
    assert.ok(headings.some(([, text = '']) => text.toLowerCase().replaceAll(' ', '-') === anchor));
  });
});
