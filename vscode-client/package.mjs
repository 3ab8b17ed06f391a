// Makes schemadoc.vsix: the bundled extension and the language server that `mvn package` built.
// The same sources give the same bytes; SOURCE_DATE_EPOCH is the date in the archive, by default that of the server's.
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

process.chdir(import.meta.dirname);
const server = "../server/target/app";
if (!existsSync(join(server, "schemadoc.jar"))) {
  console.error("server/target/app/schemadoc.jar is missing: run `mvn package` first");
  process.exit(1);
}
rmSync("out", { recursive: true, force: true });
rmSync("server", { recursive: true, force: true });
cpSync(server, "server", { recursive: true });
cpSync("../server/src/main/sh/java.options", "server/java.options");
cpSync("../LICENSE", "LICENSE");

const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["vscode"],
  minify: true,
  metafile: true,
});
writeFileSync("out/NOTICE.txt", licences(Object.keys(metafile.inputs)));

const [, date] = /outputTimestamp>(.*)</.exec(readFileSync("../pom.xml", "utf8"));
process.env.SOURCE_DATE_EPOCH ??= `${Date.parse(date) / 1000}`;
await createVSIX({ packagePath: "schemadoc.vsix", dependencies: false, allowMissingRepository: true });

/** The licence texts of the packages whose files are in the bundle, as those licences ask. */
function licences(files) {
  const packages = new Set(files.filter((file) => file.includes("node_modules/")).map(packageOf));
  return [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) {
      throw new Error(`${name} has no licence file`);
    }
    return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  }).join("\n----\n\n");
}

function packageOf(file) {
  return /.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)[0];
}
