import type * as vscode from 'vscode';

/** What package.json says of our languages. */
interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly filenamePatterns?: readonly string[] }[] };
}

/** True for a file whose name is one of our languages', as package.json has them: a large file has no language. */
export function isNamedLikeLog(extension: vscode.ExtensionContext, uri: vscode.Uri): boolean {
  const { contributes } = extension.extension.packageJSON as Manifest;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return contributes.languages
    .flatMap(({ filenamePatterns = [] }) => filenamePatterns)
    .some((pattern) => fits(name, pattern));
}

/** `*` is the only sign in our patterns that does not mean itself. */
export function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(name);
}
