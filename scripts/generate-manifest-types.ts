import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of package.json that types are made from. */
interface ExtensionManifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
    readonly languages: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

/** The JSON Schema of one setting, as far as we use it. */
interface SettingSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly enum?: readonly string[];
  readonly default: string | number | boolean;
  readonly markdownDescription: string;
}

/** Settings by the parts of their names: `iplogLens.limits.x` is the leaf `x` in the branch `limits`. */
interface SettingTree {
  readonly [part: string]: SettingSchema | SettingTree;
}

const root = join(import.meta.dirname, '..');

/** The generated file. */
export const manifestTypesPath = join(root, 'protocol/src/manifest.generated.ts');

/** What package.json says today. */
export function readManifest(): ExtensionManifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ExtensionManifest;
}

/**
 * TypeScript for the settings, commands, views and languages that package.json declares. An undeclared name then does
 * not compile, and a default stands in one place.
 */
export function generateManifestTypes(manifest: ExtensionManifest = readManifest()): string {
  const { commands, configuration, languages, views } = manifest.contributes;
  const settings = treeOf(configuration.properties);
  return `// Generated from package.json by scripts/generate-manifest-types.ts. Do not edit: change package.json, run \`npm run generate\`.

/** The section \`iplogLens\` of the settings. */
export interface Settings ${typeOf(settings, '')}

/** What holds where nobody set anything. */
export const defaultSettings: Settings = ${valueOf(settings, '')};

/** Commands that package.json declares. */
export type CommandId =
${unionOf(commands.map((command) => command.command))};

/** Views that package.json declares. */
export type ViewId =
${unionOf(Object.values(views).flatMap((list) => list.map((view) => view.id)))};

/** Languages that package.json declares: the documents that are ours. */
export const languageIds = [${languages.map((language) => quote(language.id)).join(', ')}] as const;
export type LanguageId = (typeof languageIds)[number];
`;
}

function treeOf(properties: Readonly<Record<string, SettingSchema>>): SettingTree {
  const tree: Record<string, SettingSchema | SettingTree> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const parts = name.split('.').slice(1);
    const leaf = parts.pop() ?? '';
    let branch = tree;
    for (const part of parts) {
      branch[part] ??= {};
      branch = branch[part] as Record<string, SettingSchema | SettingTree>;
    }
    branch[leaf] = schema;
  }
  return tree;
}

function typeOf(tree: SettingTree, indent: string): string {
  return block(tree, indent, (name, node, inner) =>
    isSetting(node)
      ? `${inner}/** ${node.markdownDescription} */\n${inner}readonly ${name}: ${scalarType(node)};\n`
      : `${inner}readonly ${name}: ${typeOf(node, inner)};\n`,
  );
}

function valueOf(tree: SettingTree, indent: string): string {
  return block(tree, indent, (name, node, inner) => {
    const value = isSetting(node) ? literal(node.default) : valueOf(node, inner);
    return `${inner}${name}: ${value},\n`;
  });
}

function block(
  tree: SettingTree,
  indent: string,
  line: (name: string, node: SettingSchema | SettingTree, inner: string) => string,
): string {
  const inner = `${indent}  `;
  const lines = Object.entries(tree).map(([name, node]) => line(name, node, inner));
  return `{\n${lines.join('')}${indent}}`;
}

function isSetting(node: SettingSchema | SettingTree): node is SettingSchema {
  return typeof node['type'] === 'string';
}

function scalarType(schema: SettingSchema): string {
  if (schema.enum !== undefined) return schema.enum.map(quote).join(' | ');
  return schema.type === 'integer' ? 'number' : schema.type;
}

function unionOf(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `  | ${quote(name)}`).join('\n');
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(manifestTypesPath, generateManifestTypes());
}
