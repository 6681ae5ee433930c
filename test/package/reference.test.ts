import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { marked, type Token } from 'marked';
import { createCatalog, findReferencePage } from '#engine';
import { generateReference, referenceFolder } from '../../scripts/build-reference.ts';
import { parseKnowledge } from '../../scripts/build-catalog.ts';
import { codeBlock } from '../../scripts/reference/markdown.ts';
import { errorPage } from '../../scripts/reference/error-page.ts';
import { createReferenceSource } from '../../scripts/reference/reference-source.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { getBuiltCatalog, getRealCatalog, root } from '../support/real-catalog.ts';
import { makeSignature } from '../support/small-catalog.ts';

const pages = generateReference(root, parseKnowledge(root));
const { signatures } = getRealCatalog();

function pageText(name: string): string {
  const text = pages.get(`${referenceFolder}/${name}`);
  assert.ok(text !== undefined, name);
  return text;
}

describe('the reference', () => {
  it('has a page for each known error, and ways to them: by product, symptom, code and age', () => {
    for (const { id } of signatures) {
      pageText(`${id}.md`);
      assert.match(findReferencePage(id) ?? '', new RegExp(`/docs/errors/${id}\\.md$`));
    }
    assert.ok(pages.size >= signatures.length + 4);
    const [index, symptoms] = [pageText('README.md'), pageText('symptoms.md')];
    for (const { id } of signatures) {
      assert.ok(index.includes(`](${id}.md)`), id);
      assert.ok(symptoms.includes(`](${id}.md)`), id);
    }
  });

  it('says on a page what the hover says, with examples and scripts in full', () => {
    for (const { id, meaning, causes, steps, notes, examples, remedies } of signatures) {
      const { text } = readMarkdown(pageText(`${id}.md`));
      const said = [meaning, ...causes.map((cause) => cause.text), ...steps, ...notes].map(plain);
      for (const piece of said) assert.ok(plain(text).includes(piece), `${id}: ${piece}`);
      const blocks = codeBlocks(pageText(`${id}.md`));
      for (const example of [...examples.match, ...examples.nearMiss])
        assert.ok(blocks.includes(example.text.trimEnd()), `${id}: ${example.text}`);
      for (const { id: script } of remedies)
        assert.ok(
          blocks.some((block) => block.includes(`IPLog Lens: ${script} - `)),
          `${id}: ${script}`,
        );
    }
  });

  it('finds a code and an event', () => {
    const text = pageText('codes.md');
    for (const line of [
      '| `0x80070643` | `ERROR_INSTALL_FAILURE` |',
      '| `AADSTS7000215` |',
      '- 3003: [AIP2005]',
    ])
      assert.ok(text.includes(line), line);
    assert.match(text, /^\| `1603` \| .+\[MDI1018\]\(MDI1018\.md\).+\[MDI2056\]/m);
  });

  it('has a page for each cmdlet that was renamed, with the new name and what it is', () => {
    const renamed = getRealCatalog().cmdlets.filter((cmdlet) => cmdlet.renamed !== undefined);
    assert.ok(renamed.length >= 20);
    for (const { name, renamed: change } of renamed) {
      assert.ok(pageText('cmdlets.md').includes(`](${name}.md)`), name);
      const { text, codeSpans } = readMarkdown(pageText(`${name}.md`));
      assert.ok(codeSpans.includes(change?.to ?? ''), name);
      assert.ok(text.includes(`Now: ${change?.to}`), name);
    }
    assert.match(pageText('cmdlets.md'), /^\| `Get-ScannerStatus` \| `Get-ScanStatus` \|$/m);
  });

  it('tells of everything that has aged or ended', () => {
    const text = pageText('aged-advice.md');
    for (const { id, status, expires } of signatures) {
      const isTold = status !== 'current' || expires.length > 0;
      assert.equal(text.includes(`](${id}.md)`), isTold, id);
    }
    assert.match(readMarkdown(text).text, /Baltimore CyberTrust Root ended on 2025-05-12/);
  });

  it('has no link that leads nowhere: pages, files and anchors', () => {
    let followed = 0;
    for (const [file, text] of pages) {
      for (const link of readMarkdown(text).links) {
        if (link.startsWith('https://')) continue;
        followed += 1;
        const [target = '', anchor] = link.split('#');
        const reached =
          target === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(target));
        const there = pages.get(reached);
        assert.ok(there !== undefined || existsSync(path.join(root, reached)), `${file}: ${link}`);
        if (anchor !== undefined) assert.ok(anchorsOf(there ?? '').includes(anchor), `${file}: ${link}`);
      }
    }
    assert.ok(followed > 1500, `${followed} links`);
  });

  it('has no HTML but the note on top, no image, and no other scheme than https', () => {
    for (const [file, text] of pages) {
      const { html, images, links } = readMarkdown(text);
      assert.deepEqual(
        html.map((piece) => piece.trim()),
        [text.split('\n', 1)[0]],
        file,
      );
      assert.deepEqual(images, [], file);
      assert.deepEqual(
        links.filter((link) => /^[a-z]+:/i.test(link) && !link.startsWith('https://')),
        [],
        file,
      );
    }
  });

  it('keeps what an example holds inside of its fence, and what a title holds out of the markup', () => {
    const evil = '```\n# x\n````\n[a](command:evil)\n~~~\n<b>';
    const signature = makeSignature({
      id: 'MDI9999',
      title: '[a](command:evil) <b> | `x`\n# y',
      meaning: '![x](https://evil.test) **bold**',
      notes: ['</details>'],
      examples: { match: [{ source: 'mdi.sensor`', text: evil, captures: {} }], nearMiss: [] },
    });
    const catalog = createCatalog({ ...getBuiltCatalog().data, signatures: [signature] });
    const markdown = errorPage(createReferenceSource(catalog, new Map()), signature);
    const { links, images, html } = readMarkdown(markdown);
    assert.deepEqual(codeBlocks(markdown), [evil]);
    assert.deepEqual([links, images, html.length], [['README.md'], [], 1]);
    assert.equal(codeBlocks(codeBlock(evil, 'text'))[0], evil);
  });
});

function codeBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === 'code') blocks.push(String(token['text']));
  });
  return blocks;
}

/** As GitHub makes them from headings. */
function anchorsOf(markdown: string): string[] {
  const anchors: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type !== 'heading') return;
    const shown = readMarkdown(String(token['text'])).text;
    anchors.push(
      shown
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
        .replaceAll(' ', '-'),
    );
  });
  return anchors;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
