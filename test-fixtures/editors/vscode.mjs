// What a VS Code user does, asserted: the VSIX is installed in a real workbench, which headless Chromium shows.
// VSCODE is the installed judge, VSIX the extension, WORKSPACE a copy of field-service in which the table `jobs` refers to
// `custmers`. SCREENSHOT and SCREENSHOT_MIGRATION are PNG files to write: the squiggle, and the migration that was made.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const { VSCODE, VSIX, SCREENSHOT, SCREENSHOT_MIGRATION } = process.env;
const workspace = fs.realpathSync(process.env.WORKSPACE);
const { chromium } = createRequire(path.join(VSCODE, "node_modules", "."))("playwright-core");
const design = path.join(workspace, ".kiro/specs/field-operations/design.md");
const patience = 60_000;

const home = fs.mkdtempSync(path.join(os.tmpdir(), "workbench-"));
let server;
let browser;
let page;
try {
  const { port, address } = await startWorkbench();
  browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(patience);
  const opened = [["openFile", `vscode-remote://127.0.0.1:${port}${design}:1`], ["gotoLineMode", "true"]];
  await page.goto(`${address}/?folder=${encodeURI(workspace)}&payload=${encodeURIComponent(JSON.stringify(opened))}`);
  await check();
  console.log("passed");
} catch (problem) {
  console.log(`failed: ${problem.message}`);
  if (page && SCREENSHOT) {
    await page.screenshot({ path: SCREENSHOT.replace(/\.png$/, "-failed.png") });
  }
  process.exitCode = 1;
} finally {
  await browser?.close();
  await stopWorkbench();
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

async function check() {
  await page.locator(".tab.active", { hasText: "design.md" }).waitFor();
  // Once the first problems are counted, the workbench has settled and drops no keys.
  await page.locator("[id='status.problems']", { hasText: /[1-9]/ }).waitFor();
  await command("Problems: Focus on Problems View");
  await goToLineOf("custmers");
  const squiggle = page.locator(".monaco-editor .squiggly-error");
  await squiggle.first().waitFor();
  expect(await underlined(squiggle), ["custmers"], "squiggles");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "unknown-table" }).waitFor();
  await squiggle.hover({ force: true });
  await page.locator(".monaco-hover", { hasText: /unknown-table.*Quick Fix/s }).first().waitFor();
  await screenshot(SCREENSHOT);

  await codeAction("custmers", "Rename to `customers`");
  await until("quick fix", async () => !(await visibleText()).includes("custmers"));
  await until("squiggle that goes away", async () => (await squiggle.count()) === 0);

  await codeAction("CREATE TABLE jobs", "Generate Alembic migration for table `jobs`");
  const jobs = await seesMigrationOf("jobs");
  await goToLineOf("op.create_table(", jobs);
  await screenshot(SCREENSHOT_MIGRATION);

  await page.locator(".tab", { hasText: "design.md" }).click();
  await goToLineOf("CREATE TABLE job_status_history");
  const generate = () => command("Schemadoc: Generate Alembic migration");
  await choose(generate, ".quick-input-list .monaco-list-row", "Generate Alembic migration for table `job_status_history`");
  const history = await seesMigrationOf("job_status_history");
  expect(/^down_revision.*"(.+)"/m.exec(history)?.[1], /^revision.*"(.+)"/m.exec(jobs)[1], "the revision before");
}

/** The text of the migration of a table, once it is on disk and opened in the editor. */
async function seesMigrationOf(table) {
  const migration = await until(`migration of ${table} on disk`, () => createdMigration(table));
  for (const expected of ["op.create_table(", `"${table}"`]) {
    if (!migration.includes(expected)) {
      throw new Error(`the migration lacks ${expected}:\n${migration}`);
    }
  }
  await page.locator(".tab.active", { hasText: `_create_${table}_table.py` }).waitFor();
  await until("migration in the editor", async () => (await visibleText()).includes("down_revision"));
  return migration;
}

/** Chooses a code action at the first place of a text, as Ctrl+. offers it. */
async function codeAction(place, title) {
  await goToLineOf(place);
  await choose(() => page.keyboard.press("Control+."), ".action-widget .monaco-list-row.action", title);
}

async function command(name) {
  const open = async () => {
    await page.keyboard.press("F1");
    await quickInput().fill(`>${name}`, { timeout: 5000 });
  };
  await choose(open, ".quick-input-list .monaco-list-row", name);
}

/** Places the cursor at the first place of a text in the document of the editor. */
async function goToLineOf(text, document = fs.readFileSync(design, "utf8")) {
  const lines = document.split("\n");
  const line = lines.findIndex((each) => each.includes(text));
  const column = lines[line].indexOf(text);
  await again(async () => {
    await page.keyboard.press("Control+G");
    await quickInput().fill(`:${line + 1}:${column + 1}`, { timeout: 5000 });
    await page.keyboard.press("Enter");
    const place = `Ln ${line + 1}, Col ${column + 1}`;
    await page.locator("[id='status.editor.selection']", { hasText: place }).waitFor({ timeout: 5000 });
  });
}

function quickInput() {
  return page.locator(".quick-input-widget input[type=text]");
}

/** Opens a list, goes down to a row and takes it. */
async function choose(open, row, text) {
  await again(async () => {
    await open();
    await page.locator(row, { hasText: text }).first().waitFor({ timeout: 5000 });
    const wanted = page.locator(`${row}.focused`, { hasText: text });
    for (let remaining = await page.locator(row).count(); (await wanted.count()) === 0; remaining--) {
      if (remaining === 0) {
        throw new Error(`the list has no ${text}`);
      }
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
  });
}

/** Tries a few times: a busy workbench drops keys, and closes what was just opened. */
async function again(work) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (problem) {
      if (attempt === 5) {
        throw problem;
      }
      await page.keyboard.press("Escape");
    }
  }
}

/** The texts that elements lie under, character by character. */
async function underlined(squiggle) {
  return squiggle.evaluateAll((elements) => elements.map((element) => {
    const area = element.getBoundingClientRect();
    const lines = document.createTreeWalker(document.querySelector(".monaco-editor .view-lines"), NodeFilter.SHOW_TEXT);
    let text = "";
    for (let node = lines.nextNode(); node; node = lines.nextNode()) {
      for (let index = 0; index < node.length; index++) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        if (area.left < x && x < area.right && area.top < y && y < area.bottom) {
          text += node.data[index];
        }
      }
    }
    return text;
  }));
}

async function visibleText() {
  return (await page.locator(".editor-instance .view-lines").innerText()).replaceAll("\u00a0", " ");
}

function createdMigration(table) {
  const found = fs.globSync(`src/*/migrations/versions/*_create_${table}_table.py`, { cwd: workspace });
  return found.length === 1 && fs.readFileSync(path.join(workspace, found[0]), "utf8");
}

async function screenshot(file) {
  if (file) {
    await page.screenshot({ path: file });
  }
}

async function until(what, condition) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    const answer = await condition();
    if (answer) {
      return answer;
    }
  }
  throw new Error(`no ${what}`);
}

function expect(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

function findChromium() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = process.env.PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return files.find((file) => fs.existsSync(file));
}

async function startWorkbench() {
  const port = await freePort();
  const settings = {
    "chat.disableAIFeatures": true,
    "editor.hover.above": false,
    "editor.minimap.enabled": false,
    "editor.stickyScroll.enabled": false,
    "extensions.autoCheckUpdates": false,
    "extensions.autoUpdate": false,
    "git.enabled": false,
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "window.commandCenter": false,
    "window.title": "${activeEditorShort}${separator}${rootName}",
    "workbench.enableExperiments": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
  };
  fs.mkdirSync(path.join(home, "data", "User"), { recursive: true });
  fs.writeFileSync(path.join(home, "data", "User", "settings.json"), JSON.stringify(settings));
  const program = path.join(VSCODE, "node_modules/code-server/lib/vscode/out/server-main.js");
  const data = ["server-data-dir", "user-data-dir", "extensions-dir"].flatMap((option) => [
    `--${option}`,
    path.join(home, option === "extensions-dir" ? "extensions" : "data"),
  ]);
  const options = [program, ...data, "--accept-server-license-terms", "--telemetry-level", "off"];
  const env = { ...process.env, HOME: home, TMPDIR: home };
  const installed = spawnSync(process.execPath, [...options, "--install-extension", VSIX], { env, encoding: "utf8" });
  if (installed.status !== 0) {
    throw new Error(`the VSIX is not installed: ${installed.stdout}${installed.stderr}`);
  }
  const log = fs.openSync(path.join(home, "log"), "w");
  const address = `http://127.0.0.1:${port}`;
  // A process group of its own, so that nothing that it starts is left behind.
  server = spawn(
    process.execPath,
    [...options, "--host", "127.0.0.1", "--port", `${port}`, "--without-connection-token"],
    { env, detached: true, stdio: ["ignore", log, log] },
  );
  await until("workbench", () => server.exitCode === null && fetch(`${address}/version`).then((reply) => reply.ok, () => false));
  return { port, address };
}

async function stopWorkbench() {
  if (server?.exitCode === null) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    process.kill(-server.pid, "SIGKILL");
    await ended;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const listener = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}
