// grammar.mjs FILE: reads a JSON array of SQL texts; prints a line for each: -1 where PostgreSQL's
// grammar accepts it, else the UTF-16 offset at which it stops.
//
// grammar.mjs: answers questions in JSON, a line for a line, until the input ends:
//   {"parse": [SQL, ...]}      for each text null where it is accepted, else [OFFSET, MESSAGE];
//                              the offset is -1 where PostgreSQL names no place, -2 where it gives
//                              no verdict, because a text is nested too deeply
//   {"statements": [SQL, ...]} for each text the [START, END] of its statements, null where it is refused
//   {"keywords": [WORD, ...]}  for each word whether it is a keyword
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { loadModule, parseSync, scanSync } from "libpg-query";

// The position of an error counts code points.
function offsetOfCodePoint(sql, count) {
  let offset = 0;
  for (let i = 0; i < count && offset < sql.length; i++) {
    offset += sql.codePointAt(offset) > 0xffff ? 2 : 1;
  }
  return offset;
}

// The place of a statement counts bytes of UTF-8.
function offsetOfByte(bytes, count) {
  return bytes.subarray(0, count).toString("utf8").length;
}

function refusal(sql) {
  if (sql === "") {
    return null;
  }
  try {
    parseSync(sql);
    return null;
  } catch (error) {
    const details = error.sqlDetails;
    if (!details) {
      // A tree that cannot be handed over, such as one too deep, still says that the text was read.
      if (error instanceof SyntaxError) {
        return null;
      }
      return [-2, String(error)];
    }
    const { message, cursorPosition } = details;
    // Without a place the position is 0, which is right only for the very first token.
    const placed = cursorPosition > 0 || / at (or near|end of input)/.test(message);
    return [placed ? offsetOfCodePoint(sql, cursorPosition) : -1, message];
  }
}

function statements(sql) {
  if (refusal(sql) !== null) {
    return null;
  }
  const bytes = Buffer.from(sql, "utf8");
  return (sql === "" ? [] : parseSync(sql).stmts ?? []).map((statement) => {
    const start = statement.stmt_location ?? 0;
    const end = statement.stmt_len ? start + statement.stmt_len : bytes.length;
    return [offsetOfByte(bytes, start), offsetOfByte(bytes, end)];
  });
}

function isKeyword(word) {
  const tokens = scanSync(word).tokens;
  return tokens.length === 1 && tokens[0].keywordName !== "NO_KEYWORD";
}

await loadModule();
if (process.argv.length > 2) {
  const verdicts = JSON.parse(readFileSync(process.argv[2], "utf8")).map(refusal);
  console.log(verdicts.map((verdict) => (verdict === null ? -1 : Math.max(0, verdict[0]))).join("\n"));
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    const answer = question.parse
      ? question.parse.map(refusal)
      : question.statements
        ? question.statements.map(statements)
        : question.keywords.map(isKeyword);
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}
