// libpg-query.mjs MODULES FILE: reads a JSON array of SQL texts; MODULES is a folder that has libpg-query.
// Prints as JSON the numbers of the texts that PostgreSQL's grammar accepts.
//
// libpg-query.mjs MODULES FILE SECONDS: parses all texts again and again in this process and prints as JSON
// how many it parsed in each of so many seconds, after a warm-up as long: by the clock, and by the time
// that the processor worked for this process.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, file, seconds] = process.argv.slice(2);
const { loadModule, parseSync } = createRequire(`${modules}/`)("libpg-query");
const texts = JSON.parse(readFileSync(file, "utf8"));

function accepts(text) {
  try {
    parseSync(text);
    return true;
  } catch {
    return false;
  }
}

function rate() {
  const start = performance.now();
  const used = process.cpuUsage();
  let parsed = 0;
  while (performance.now() - start < 1000) {
    for (const text of texts) {
      parseSync(text);
    }
    parsed += texts.length;
  }
  const { user, system } = process.cpuUsage(used);
  return {
    byProcessor: (1e6 * parsed) / (user + system),
    byClock: (1e3 * parsed) / (performance.now() - start),
  };
}

function rates() {
  return Array.from({ length: Number(seconds) }, rate);
}

await loadModule();
if (seconds) {
  rates();
  console.log(JSON.stringify(rates()));
} else {
  console.log(JSON.stringify([...texts.keys()].filter((number) => accepts(texts[number]))));
}
