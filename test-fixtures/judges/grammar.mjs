// grammar.mjs FILE: reads a JSON array of SQL texts; prints a line for each: -1 where PostgreSQL's
// grammar accepts it, else the UTF-16 offset at which it stops.
import { readFileSync } from "node:fs";
import { loadModule, parseSync } from "libpg-query";

await loadModule();
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lines = [];
for (const sql of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  try {
    parseSync(sql);
    lines.push(-1);
  } catch (error) {
    const at = error.sqlDetails?.cursorPosition ?? 0;
    // The position counts characters as PostgreSQL does, in bytes of UTF-8.
    lines.push(decoder.decode(encoder.encode(sql).subarray(0, at)).length);
  }
}
console.log(lines.join("\n"));
