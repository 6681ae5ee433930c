import * as vscode from 'vscode';

interface Look {
  /** Lines that the document had. */
  readonly lines: number;
  readonly at: Date;
}

/**
 * Remembers where a growing document ended when the reader last looked away, and marks the first line behind it. To
 * look away is to turn to another editor or another window.
 */
export class LastLook {
  readonly #isFollowed: (uri: string) => boolean;
  readonly #looks = new Map<string, Look>();
  readonly #looked = new vscode.EventEmitter<string>();
  readonly #mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderStyle: 'dashed none none none',
    borderWidth: '1px',
    borderColor: new vscode.ThemeColor('editorInfo.foreground'),
    overviewRulerColor: new vscode.ThemeColor('editorInfo.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  readonly #disposable: vscode.Disposable;
  #front = vscode.window.activeTextEditor;

  /** Told the uri of a document from which the reader turned away. */
  readonly onDidLook = this.#looked.event;

  constructor(isFollowed: (uri: string) => boolean) {
    this.#isFollowed = isFollowed;
    this.#disposable = vscode.Disposable.from(
      this.#mark,
      this.#looked,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.look();
        this.#front = editor;
        this.#draw();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (!focused) this.look();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#draw()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#looks.has(document.uri.toString())) this.#draw();
      }),
    );
  }

  /** Notes the end of the document in front as seen. */
  look(): void {
    const document = this.#front?.document;
    const uri = document?.uri.toString();
    if (document !== undefined && uri !== undefined && this.#isFollowed(uri)) {
      const last = document.lineAt(document.lineCount - 1);
      this.#looks.set(uri, {
        lines: document.lineCount - (last.isEmptyOrWhitespace ? 1 : 0),
        at: new Date(),
      });
      this.#looked.fire(uri);
    }
    this.#draw();
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      const look = this.#isFollowed(uri) ? this.#looks.get(uri) : undefined;
      // A document that is shorter now was rotated: all of it is new.
      const isBehind = look !== undefined && look.lines > 0 && look.lines < editor.document.lineCount - 1;
      if (!isBehind) {
        editor.setDecorations(this.#mark, []);
        continue;
      }
      const contentText = `new since ${look.at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
      const range = editor.document.lineAt(look.lines).range;
      editor.setDecorations(this.#mark, [{ range, renderOptions: { after: { contentText } } }]);
    }
  }
}
