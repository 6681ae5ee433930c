import * as vscode from 'vscode';
import type { Refused, ZipScheme } from '#protocol';
import type { Feature } from '../feature.ts';
import { registerReadOnlyFiles } from '../logs/read-only-files.ts';

const scheme: ZipScheme = 'iplog-zip';

/** Zips as folders of read-only files. The server reads them; here its answers become those of a file system. */
export const zipFiles: Feature = ({ server }) =>
  registerReadOnlyFiles(scheme, {
    stat: async (uri) => {
      const answer = await server.request('iplogLens/statEntry', { uri: uri.toString() });
      const { type, bytes } = orThrow(answer, uri);
      return {
        type: type === 'file' ? vscode.FileType.File : vscode.FileType.Directory,
        ctime: 0,
        mtime: 0,
        size: bytes,
      };
    },
    readDirectory: async (uri) => {
      const answer = await server.request('iplogLens/listFolder', { uri: uri.toString() });
      return orThrow(answer, uri).entries.map(({ name, type }) => [
        name,
        type === 'file' ? vscode.FileType.File : vscode.FileType.Directory,
      ]);
    },
    readFile: async (uri) => {
      const answer = await server.request('iplogLens/readEntry', { uri: uri.toString() });
      return Buffer.from(orThrow(answer, uri).base64, 'base64');
    },
  });

/** VS Code shows the message of the error in place of the file. */
function orThrow<Answer extends object>(answer: Answer | Refused | null, uri: vscode.Uri): Answer {
  if (answer === null) throw vscode.FileSystemError.FileNotFound(uri);
  if ('refused' in answer) throw vscode.FileSystemError.Unavailable(answer.refused);
  return answer;
}
