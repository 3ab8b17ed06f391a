import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const OLDEST = 21;

/** Folders that hold JDKs side by side. */
const COLLECTIONS = [
  "/usr/lib/jvm",
  "/Library/Java/JavaVirtualMachines",
  join(homedir(), ".sdkman", "candidates", "java"),
  join(homedir(), ".jdks"),
  "C:\\Program Files\\Eclipse Adoptium",
  "C:\\Program Files\\Java",
  "C:\\Program Files\\Microsoft",
];

/** The first `java` that is new enough: of the setting if it is set, else of JAVA_HOME, the PATH and the usual folders. */
export async function findJava(home: string): Promise<string | { problem: string }> {
  let newest = 0;
  for (const java of home ? [executable(home)] : candidates()) {
    const version = await majorVersion(java);
    if (version >= OLDEST) {
      return java;
    }
    newest = Math.max(newest, version);
  }
  const found = (newest ? `found only Java ${newest}` : "found none") + (home && ` in ${home}`);
  const remedy = "Install a JDK, for example Eclipse Temurin 25, or set schemadoc.java.home to the folder of one.";
  return { problem: `Schemadoc needs Java ${OLDEST} or newer and ${found}. ${remedy}` };
}

function* candidates(): Generator<string> {
  if (process.env.JAVA_HOME) {
    yield executable(process.env.JAVA_HOME);
  }
  yield "java";
  for (const collection of COLLECTIONS) {
    for (const folder of foldersIn(collection)) {
      yield executable(process.platform === "darwin" ? join(folder, "Contents", "Home") : folder);
    }
  }
}

function executable(home: string): string {
  return join(home, "bin", process.platform === "win32" ? "java.exe" : "java");
}

function foldersIn(collection: string): string[] {
  try {
    return readdirSync(collection).sort().reverse().map((name) => join(collection, name));
  } catch {
    return [];
  }
}

/** The major version that a `java` reports, or 0 if it does not run. */
function majorVersion(java: string): Promise<number> {
  return new Promise((resolve) => {
    execFile(java, ["-version"], { timeout: 10_000 }, (_error, _output, report) => {
      resolve(Number(/version "(\d+)/.exec(report)?.[1] ?? 0));
    });
  });
}
