// ruff.mjs [--target-version py39] [--select E,F,…] FILE...: `ruff format --check` and `ruff check` in one, with status 1 when a file fails.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const { PositionEncoding, Workspace } = createRequire(import.meta.url)("@astral-sh/ruff-wasm-nodejs");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "target-version": { type: "string", default: "py39" },
    select: { type: "string", default: "E,F,I,UP,W" },
  },
});
const ruff = new Workspace(
  {
    "line-length": 88,
    "target-version": values["target-version"],
    lint: { select: values.select.split(",") },
  },
  PositionEncoding.Utf16,
);
for (const file of positionals) {
  const text = readFileSync(file, "utf8");
  const problems = ruff.check(text).map((problem) => {
    const { row, column } = problem.start_location;
    return `${file}:${row}:${column}: ${problem.code ?? "syntax"} ${problem.message}`;
  });
  if (problems.length === 0 && ruff.format(text) !== text) {
    const formatted = ruff.format(text).split("\n");
    const row = text.split("\n").findIndex((line, index) => line !== formatted[index]);
    problems.push(`${file}:${row + 1}:1: ruff format would write: ${formatted[row]}`);
  }
  for (const problem of problems) {
    console.log(problem);
    process.exitCode = 1;
  }
}
