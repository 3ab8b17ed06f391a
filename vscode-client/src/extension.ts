import { join } from "node:path";
import * as vscode from "vscode";
import { CodeActionRequest, LanguageClient } from "vscode-languageclient/node";
import { findJava } from "./java";

/** What the server wants to hear about when it changes on disk. */
const WATCHED = [
  "**/*.md",
  "**/alembic.ini",
  "**/pyproject.toml",
  "**/versions/**/*.py",
  "**/schemadoc.toml",
];

/** What the server is told of while it is open: it knows itself which Markdown files its settings make designs. */
const OPENED = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", pattern: "**/{schemadoc,pyproject}.toml" },
];

/** The kind of the server's code actions that write a migration. */
const MIGRATION = vscode.CodeActionKind.Refactor.append("generateMigration");

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const watchers = WATCHED.map((glob) => vscode.workspace.createFileSystemWatcher(glob));
  let lastStart: Promise<void> | undefined;
  const start = () => {
    const previous = lastStart ?? Promise.resolve();
    lastStart = previous
      .catch(() => undefined)
      .then(() => startServer(context.asAbsolutePath("server"), watchers));
    return lastStart;
  };
  context.subscriptions.push(
    ...watchers,
    vscode.commands.registerCommand("schemadoc.generateMigration", generateMigration),
    vscode.commands.registerCommand("schemadoc.restart", start),
    vscode.workspace.onDidCreateFiles(openAwaited),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const restarts = ["schemadoc.java", "schemadoc.designs"].some((section) => change.affectsConfiguration(section));
      return lastStart && restarts ? start() : undefined;
    }),
    vscode.workspace.onDidOpenTextDocument((document) => (!lastStart && isDesign(document) ? start() : undefined)),
  );
  if ((await hasDesigns()) && !lastStart) {
    await start();
  }
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) {
    await client.dispose();
  }
  client = undefined;
}

async function startServer(server: string, fileEvents: vscode.FileSystemWatcher[]): Promise<void> {
  await deactivate();
  const settings = vscode.workspace.getConfiguration("schemadoc");
  const java = await findJava(settings.get("java.home", ""));
  if (typeof java !== "string") {
    void explain(java.problem);
    return;
  }
  client = new LanguageClient(
    "schemadoc",
    "Schemadoc",
    { command: java, args: [`@${join(server, "java.options")}`, "-jar", join(server, "schemadoc.jar"), "lsp"] },
    {
      documentSelector: OPENED,
      initializationOptions: settings,
      synchronize: { configurationSection: "schemadoc", fileEvents },
      middleware: {
        resolveCodeAction: async (action, token, next) => announced(await next(action, token)),
      },
    },
  );
  await client.start();
}

async function explain(problem: string): Promise<void> {
  const openSettings = "Open Settings";
  if ((await vscode.window.showErrorMessage(problem, openSettings)) === openSettings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "schemadoc.java.home");
  }
}

/** The documents of the setting `schemadoc.designs`, whatever the case of their names. */
function designs(): { scheme: string; language: string; pattern: string }[] {
  const globs = vscode.workspace.getConfiguration("schemadoc").get<string[]>("designs", []);
  return globs.map((glob) => {
    const anywhere = /^(\*\*|\/|[A-Za-z]:)/.test(glob) ? glob : `**/${glob}`;
    const letters = /\[[^\]]*\]|[a-z]/gi;
    const pattern = anywhere.replace(letters, (text) =>
      text.length === 1 ? `[${text.toLowerCase()}${text.toUpperCase()}]` : text,
    );
    return { scheme: "file", language: "markdown", pattern };
  });
}

function isDesign(document: vscode.TextDocument): boolean {
  return vscode.languages.match(designs(), document) > 0;
}

/** Whether this window has anything for a server to read; other windows need not pay for a Java process. */
async function hasDesigns(): Promise<boolean> {
  const patterns = [...designs().map(({ pattern }) => pattern), "**/schemadoc.toml"];
  const searches = patterns.map((pattern) => vscode.workspace.findFiles(pattern, null, 1));
  return vscode.workspace.textDocuments.some(isDesign) || (await Promise.all(searches)).flat().length > 0;
}

/** Offers the server's migrations for the cursor's place, and applies the one that is chosen. */
async function generateMigration(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const provider = editor && client?.getFeature(CodeActionRequest.method).getProvider(editor.document);
  const token = new vscode.CancellationTokenSource().token;
  const context = { diagnostics: [], only: MIGRATION, triggerKind: vscode.CodeActionTriggerKind.Invoke };
  const offered = editor && (await provider?.provideCodeActions(editor.document, editor.selection, context, token));
  const migrations = (offered ?? []).filter((action) => action instanceof vscode.CodeAction);
  if (migrations.length === 0) {
    void vscode.window.showInformationMessage("There is no table to migrate here: place the cursor in a design document.");
    return;
  }
  const choices = migrations.map((action) => ({ label: action.title, action }));
  const chosen = await vscode.window.showQuickPick(choices, { title: "Generate Alembic Migration" });
  const action = chosen && ((await provider?.resolveCodeAction?.(chosen.action, token)) ?? chosen.action);
  if (action?.edit) {
    await vscode.workspace.applyEdit(action.edit, { isRefactoring: true });
  }
}

/** The files that the editor was told how to make, and will open when it makes them. */
const awaited = new Set<string>();

function announced<A extends vscode.CodeAction | null | undefined>(action: A): A {
  for (const [file] of action?.edit?.entries() ?? []) {
    awaited.add(file.toString());
  }
  return action;
}

async function openAwaited({ files }: vscode.FileCreateEvent): Promise<void> {
  for (const file of files.filter((each) => awaited.delete(each.toString()))) {
    await vscode.window.showTextDocument(file, { preview: false });
  }
}
